// Package digest is what the hash functions md5, sha1, sha256 and sha512 have in common.
package digest

import (
	"encoding/binary"
	"errors"
	"hash"
)

// A Kind says which compression function a hash has.
type Kind int

// The kinds.
const (
	MD5 Kind = iota
	SHA1
	SHA256
	SHA512
)

// A Function describes a hash function.
type Function struct {
	Kind    Kind
	Package string
	Magic   string
	Size    int
	Start   []uint64
}

func (f *Function) wide() bool { return f.Kind == SHA512 }

func (f *Function) block() int {
	if f.wide() {
		return 128
	}
	return 64
}

// A Digest is a hash under way.
type Digest struct {
	f     *Function
	state []uint64
	buf   []byte // less than a block
	total uint64
}

// New returns a hash.
func (f *Function) New() *Digest {
	d := &Digest{f: f}
	d.Reset()
	return d
}

// Sum returns the sum of data.
func (f *Function) Sum(data []byte) []byte {
	d := f.New()
	d.Write(data)
	return d.Sum(nil)
}

func compress(kind int, state []uint64, blocks []byte)

// Reset forgets what was written.
func (d *Digest) Reset() {
	d.state = append([]uint64(nil), d.f.Start...)
	d.buf = make([]byte, 0, d.f.block())
	d.total = 0
}

// Name returns the function's name if it is one of those that crypto/pbkdf2 is quick with.
func (d *Digest) Name() string {
	switch size := d.f.Size; {
	case d.f.Kind == SHA1:
		return "sha1"
	case d.f.Kind == SHA256 && size == 32:
		return "sha256"
	case d.f.Kind == SHA512 && size == 48:
		return "sha384"
	case d.f.Kind == SHA512 && size == 64:
		return "sha512"
	}
	return ""
}

// Size returns the number of bytes of a sum.
func (d *Digest) Size() int { return d.f.Size }

// BlockSize returns the number of bytes of a block.
func (d *Digest) BlockSize() int { return d.f.block() }

// Write adds p.
func (d *Digest) Write(p []byte) (n int, err error) {
	n = len(p)
	d.total += uint64(n)
	block := d.f.block()
	if len(d.buf) > 0 {
		taken := min(block-len(d.buf), len(p))
		d.buf = append(d.buf, p[:taken]...)
		p = p[taken:]
		if len(d.buf) == block {
			compress(int(d.f.Kind), d.state, d.buf)
			d.buf = d.buf[:0]
		}
	}
	if whole := len(p) / block * block; whole > 0 {
		compress(int(d.f.Kind), d.state, p[:whole])
		p = p[whole:]
	}
	d.buf = append(d.buf, p...)
	return n, nil
}

// WriteString adds s.
func (d *Digest) WriteString(s string) (n int, err error) { return d.Write([]byte(s)) }

func (d *Digest) copy() *Digest {
	r := *d
	r.state = append([]uint64(nil), d.state...)
	r.buf = append(make([]byte, 0, d.f.block()), d.buf...)
	return &r
}

// Clone implements hash.Cloner.
func (d *Digest) Clone() (hash.Cloner, error) { return d.copy(), nil }

// Sum appends the sum of what was written.
func (d *Digest) Sum(in []byte) []byte {
	r := d.copy()
	block, length := d.f.block(), 8
	if d.f.wide() {
		length = 16
	}
	end := append(make([]byte, 0, 2*block), 0x80)
	for (len(r.buf)+len(end)+length)%block != 0 {
		end = append(end, 0)
	}
	if d.f.Kind == MD5 {
		end = binary.LittleEndian.AppendUint64(end, d.total<<3)
	} else {
		if d.f.wide() {
			end = binary.BigEndian.AppendUint64(end, d.total>>61)
		}
		end = binary.BigEndian.AppendUint64(end, d.total<<3)
	}
	r.Write(end)
	var sum []byte
	for _, word := range r.state {
		switch {
		case d.f.wide():
			sum = binary.BigEndian.AppendUint64(sum, word)
		case d.f.Kind == MD5:
			sum = binary.LittleEndian.AppendUint32(sum, uint32(word))
		default:
			sum = binary.BigEndian.AppendUint32(sum, uint32(word))
		}
	}
	return append(in, sum[:d.f.Size]...)
}

func (d *Digest) marshalledSize() int {
	word := 4
	if d.f.wide() {
		word = 8
	}
	return len(d.f.Magic) + word*len(d.state) + d.f.block() + 8
}

// AppendBinary appends the state, as compiled Go has it.
func (d *Digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.f.Magic...)
	for _, word := range d.state {
		if d.f.wide() {
			b = binary.BigEndian.AppendUint64(b, word)
		} else {
			b = binary.BigEndian.AppendUint32(b, uint32(word))
		}
	}
	b = append(b, d.buf...)
	b = append(b, make([]byte, d.f.block()-len(d.buf))...)
	return binary.BigEndian.AppendUint64(b, d.total), nil
}

// MarshalBinary returns the state.
func (d *Digest) MarshalBinary() ([]byte, error) {
	return d.AppendBinary(make([]byte, 0, d.marshalledSize()))
}

// UnmarshalBinary takes over a state.
func (d *Digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(d.f.Magic) || string(b[:len(d.f.Magic)]) != d.f.Magic {
		return errors.New(d.f.Package + ": invalid hash state identifier")
	}
	if len(b) != d.marshalledSize() {
		return errors.New(d.f.Package + ": invalid hash state size")
	}
	b = b[len(d.f.Magic):]
	for i := range d.state {
		if d.f.wide() {
			d.state[i] = binary.BigEndian.Uint64(b)
			b = b[8:]
		} else {
			d.state[i] = uint64(binary.BigEndian.Uint32(b))
			b = b[4:]
		}
	}
	block := d.f.block()
	d.total = binary.BigEndian.Uint64(b[block:])
	d.buf = append(make([]byte, 0, block), b[:d.total%uint64(block)]...)
	return nil
}
