// Package base32 writes bytes as digits of base 32, by RFC 4648.
package base32

import (
	"io"
	"strconv"
)

// What fills up the last block of digits.
const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

// An Encoding is an alphabet of 32 digits with a way of padding.
type Encoding struct {
	alphabet string
	padding  rune
}

// NewEncoding returns an encoding with these digits, padded with '='.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	var seen [256]bool
	for i := 0; i < len(encoder); i++ {
		switch c := encoder[i]; {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case seen[c]:
			panic("encoding alphabet includes duplicate symbols")
		default:
			seen[c] = true
		}
	}
	return &Encoding{alphabet: encoder, padding: StdPadding}
}

// WithPadding returns the encoding with another padding, perhaps NoPadding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	if padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff {
		panic("invalid padding")
	}
	for i := 0; i < len(enc.alphabet); i++ {
		if rune(enc.alphabet[i]) == padding {
			panic("padding contained in alphabet")
		}
	}
	enc.padding = padding
	return &enc
}

// The encodings of RFC 4648: with letters first, and with digits first.
var (
	StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")
)

func encode(alphabet string, padding rune, src []byte) string

// decode also returns where a mistake is, or -1.
func decode(alphabet string, padding rune, strict bool, src string) (dst []byte, bad int)

func (enc *Encoding) decoded(src string) ([]byte, error) {
	dst, bad := decode(enc.alphabet, enc.padding, false, src)
	if bad >= 0 {
		return dst, CorruptInputError(bad)
	}
	return dst, nil
}

// A CorruptInputError says where the input is wrong.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// EncodedLen returns the length of the encoding of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/5*8 + (n%5*8+5-1)/5
	}
	return (n + 5 - 1) / 5 * 8
}

// DecodedLen returns the most bytes that n digits decode to.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

// Encode encodes src into dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	_ = dst[enc.EncodedLen(len(src))-1]
	copy(dst, encode(enc.alphabet, enc.padding, src))
}

// AppendEncode appends the encoding of src.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	return append(dst, encode(enc.alphabet, enc.padding, src)...)
}

// EncodeToString returns the encoding of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	return encode(enc.alphabet, enc.padding, src)
}

// Decode decodes src, in which newlines are ignored, into dst, and returns how many bytes it wrote.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	b, err := enc.decoded(string(src))
	if len(b) > 0 {
		_ = dst[len(b)-1]
	}
	return copy(dst, b), err
}

// AppendDecode appends what src decodes to.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	b, err := enc.decoded(string(src))
	return append(dst, b...), err
}

// DecodeString returns what s decodes to, up to a mistake.
func (enc *Encoding) DecodeString(s string) ([]byte, error) { return enc.decoded(s) }

type encoder struct {
	enc  *Encoding
	w    io.Writer
	left []byte // less than a block
	err  error
}

// NewEncoder returns a writer that writes the encoding of what is written to it; Close writes the last block.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	n = len(p)
	e.left = append(e.left, p...)
	if whole := len(e.left) / 5 * 5; whole > 0 {
		if _, e.err = e.w.Write([]byte(e.enc.EncodeToString(e.left[:whole]))); e.err != nil {
			return 0, e.err
		}
		e.left = append([]byte(nil), e.left[whole:]...)
	}
	return n, nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.left) > 0 {
		_, e.err = e.w.Write([]byte(e.enc.EncodeToString(e.left)))
		e.left = nil
	}
	return e.err
}

type decoder struct {
	enc *Encoding
	r   io.Reader
	in  []byte // digits not decoded yet
	out []byte // bytes not read yet
	err error
}

// NewDecoder returns a reader of what r's digits decode to.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	for len(d.out) == 0 && d.err == nil {
		d.fill()
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	if len(d.out) == 0 && n == 0 && len(p) > 0 {
		return 0, d.err
	}
	return n, nil
}

// fill reads and decodes whole blocks, or what is left at the end.
func (d *decoder) fill() {
	var buf [1024]byte
	n, err := d.r.Read(buf[:])
	for _, c := range buf[:n] {
		if c != '\n' && c != '\r' {
			d.in = append(d.in, c)
		}
	}
	whole := len(d.in) / 8 * 8
	if err == io.EOF {
		whole = len(d.in)
	}
	var bad error
	d.out, bad = d.enc.decoded(string(d.in[:whole]))
	if bad != nil && err == io.EOF && d.enc.padding != NoPadding && whole%8 != 0 && d.clean(whole) {
		bad = io.ErrUnexpectedEOF
	}
	d.in = append([]byte(nil), d.in[whole:]...)
	if bad != nil {
		err = bad
	}
	d.err = err
}

// clean reports whether nothing but the end is wrong.
func (d *decoder) clean(whole int) bool {
	_, err := d.enc.decoded(string(d.in[:whole/8*8]))
	return err == nil
}
