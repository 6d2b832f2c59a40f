// Package der writes and reads values of ASN.1 in their distinguished encoding: as much as keys and certificates need.
package der

import (
	"encoding/asn1"
	"math/big"
	"time"
)

// Tags.
const (
	Boolean     = 0x01
	Integer     = 0x02
	BitString   = 0x03
	OctetString = 0x04
	Null        = 0x05
	Identifier  = 0x06
	UTF8String  = 0x0c
	Printable   = 0x13
	IA5String   = 0x16
	UTCTime     = 0x17
	Time        = 0x18
	Sequence    = 0x30
	Set         = 0x31
	// Context and Explicit are what the numbers of parts of a structure are added to: of plain ones, and of others.
	Context  = 0x80
	Explicit = 0xa0
)

// Value returns a value with parts one after the other.
func Value(tag byte, parts ...[]byte) []byte {
	n := 0
	for _, part := range parts {
		n += len(part)
	}
	b := []byte{tag}
	if n < 0x80 {
		b = append(b, byte(n))
	} else {
		size := 0
		for m := n; m > 0; m >>= 8 {
			size++
		}
		b = append(b, 0x80|byte(size))
		for i := size - 1; i >= 0; i-- {
			b = append(b, byte(n>>(8*i)))
		}
	}
	for _, part := range parts {
		b = append(b, part...)
	}
	return b
}

// Int returns a number that is not negative.
func Int(n *big.Int) []byte {
	b := n.Bytes()
	if len(b) == 0 || b[0] >= 0x80 {
		b = append([]byte{0}, b...)
	}
	return Value(Integer, b)
}

// Small returns a small number.
func Small(n int) []byte { return Int(big.NewInt(int64(n))) }

// Bits returns whole bytes as bits.
func Bits(b []byte) []byte { return Value(BitString, []byte{0}, b) }

// OID returns an object identifier.
func OID(id asn1.ObjectIdentifier) []byte {
	if len(id) < 2 {
		return Value(Identifier)
	}
	var b []byte
	add := func(n int) {
		size := 1
		for m := n >> 7; m > 0; m >>= 7 {
			size++
		}
		for i := size - 1; i >= 0; i-- {
			c := byte(n>>(7*i)) & 0x7f
			if i > 0 {
				c |= 0x80
			}
			b = append(b, c)
		}
	}
	add(40*id[0] + id[1])
	for _, n := range id[2:] {
		add(n)
	}
	return Value(Identifier, b)
}

// Moment returns a time.
func Moment(t time.Time) []byte {
	t = t.UTC()
	if y := t.Year(); 1950 <= y && y < 2050 {
		return Value(UTCTime, []byte(t.Format("060102150405Z")))
	}
	return Value(Time, []byte(t.Format("20060102150405Z")))
}

// Text returns a text in the simplest way to write it.
func Text(s string) []byte {
	for i := range len(s) {
		c := s[i]
		plain := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || '\'' <= c && c <= ')' || '+' <= c && c <= '/' ||
			c == ' ' || c == ':' || c == '=' || c == '?'
		if !plain {
			return Value(UTF8String, []byte(s))
		}
	}
	return Value(Printable, []byte(s))
}

// A Reader reads values, one after the other. After something wrong it is not OK, and reads nothing more.
type Reader struct {
	rest []byte
	bad  bool
}

// Read returns a reader of values.
func Read(b []byte) *Reader { return &Reader{rest: b} }

// OK reports whether all was right so far.
func (r *Reader) OK() bool { return !r.bad }

// End reports whether all was right, and nothing is left.
func (r *Reader) End() bool { return !r.bad && len(r.rest) == 0 }

// Next reports whether a value with a tag follows.
func (r *Reader) Next(tag byte) bool { return !r.bad && len(r.rest) > 0 && r.rest[0] == tag }

// Take returns what a value with a tag holds.
func (r *Reader) Take(tag byte) []byte {
	if !r.Next(tag) || len(r.rest) < 2 {
		r.bad = true
		return nil
	}
	n, head := int(r.rest[1]), 2
	if n >= 0x80 {
		size := n - 0x80
		if size == 0 || size > 4 || len(r.rest) < 2+size {
			r.bad = true
			return nil
		}
		n, head = 0, 2+size
		for _, c := range r.rest[2:head] {
			n = n<<8 | int(c)
		}
	}
	if n > len(r.rest)-head {
		r.bad = true
		return nil
	}
	b := r.rest[head : head+n]
	r.rest = r.rest[head+n:]
	return b
}

// In returns a reader of what a value with a tag holds.
func (r *Reader) In(tag byte) *Reader {
	b := r.Take(tag)
	return &Reader{b, r.bad}
}

// Int reads a number that is not negative.
func (r *Reader) Int() *big.Int {
	b := r.Take(Integer)
	if len(b) == 0 || b[0] >= 0x80 {
		r.bad = true
	}
	return new(big.Int).SetBytes(b)
}

// OID reads an object identifier, as text.
func (r *Reader) OID() string {
	b := r.Take(Identifier)
	var id asn1.ObjectIdentifier
	n := 0
	for _, c := range b {
		n = n<<7 | int(c&0x7f)
		if c&0x80 != 0 {
			continue
		}
		if id == nil {
			first := min(n/40, 2)
			id = append(id, first, n-40*first)
		} else {
			id = append(id, n)
		}
		n = 0
	}
	return id.String()
}

// Bits reads whole bytes of bits.
func (r *Reader) Bits() []byte {
	b := r.Take(BitString)
	if len(b) == 0 || b[0] != 0 {
		r.bad = true
		return nil
	}
	return b[1:]
}
