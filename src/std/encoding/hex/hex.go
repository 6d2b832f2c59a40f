// Package hex writes bytes as hexadecimal digits.
package hex

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrLength says that the number of digits is odd.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// An InvalidByteError says which byte is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

// EncodedLen returns the length of the encoding of n bytes.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns the length of what x digits decode to.
func DecodedLen(x int) int { return x / 2 }

// Encode encodes src into dst and returns how many bytes it wrote.
func Encode(dst, src []byte) int {
	if len(src) > 0 {
		_ = dst[2*len(src)-1]
	}
	return copy(dst, encode(src))
}

func encode(src []byte) string

// decode also returns the first byte that is no digit, or -1.
func decode(src string) (dst []byte, bad int)

func decoded(src string) ([]byte, error) {
	dst, bad := decode(src)
	if bad >= 0 {
		return dst, InvalidByteError(bad)
	}
	if len(src)%2 == 1 {
		return dst, ErrLength
	}
	return dst, nil
}

// AppendEncode appends the encoding of src.
func AppendEncode(dst, src []byte) []byte { return append(dst, encode(src)...) }

// Decode decodes src into dst and returns how many bytes it wrote.
func Decode(dst, src []byte) (int, error) {
	b, err := decoded(string(src))
	if len(b) > 0 {
		_ = dst[len(b)-1]
	}
	return copy(dst, b), err
}

// AppendDecode appends what src decodes to.
func AppendDecode(dst, src []byte) ([]byte, error) {
	b, err := decoded(string(src))
	return append(dst, b...), err
}

// EncodeToString returns the encoding of src.
func EncodeToString(src []byte) string { return encode(src) }

// DecodeString returns what s decodes to, up to a mistake.
func DecodeString(s string) ([]byte, error) { return decoded(s) }

type encoder struct {
	w   io.Writer
	err error
}

// NewEncoder returns a writer that writes the encoding of what is written to it.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		chunk := p[:min(len(p), 512)]
		var written int
		written, e.err = e.w.Write([]byte(encode(chunk)))
		n += written / 2
		p = p[len(chunk):]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte // digits not decoded yet
}

// NewDecoder returns a reader of what r's digits decode to.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		buf := make([]byte, 1024)
		left := copy(buf, d.in)
		n, err := d.r.Read(buf[left:])
		d.in, d.err = buf[:left+n], err
		if d.err == io.EOF && len(d.in)%2 == 1 {
			if _, bad := decode(string(d.in[len(d.in)-1:])); bad >= 0 {
				d.err = InvalidByteError(bad)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if whole := len(d.in) / 2; len(p) > whole {
		p = p[:whole]
	}
	n, err = Decode(p, d.in[:2*len(p)])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dump returns data as hexdump -C shows it.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

type dumper struct {
	w      io.Writer
	line   []byte // of the line under way, at most 16
	offset int
	closed bool
}

// Dumper returns a writer that writes what is written to it as hexdump -C shows it.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for len(data) > 0 {
		taken := min(16-len(d.line), len(data))
		d.line = append(d.line, data[:taken]...)
		data = data[taken:]
		n += taken
		if len(d.line) == 16 {
			if err = d.flush(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

func (d *dumper) flush() error {
	text := fmt.Appendf(nil, "%08x ", d.offset)
	for i := range 16 {
		if i%8 == 0 {
			text = append(text, ' ')
		}
		if i < len(d.line) {
			text = fmt.Appendf(text, "%02x ", d.line[i])
		} else {
			text = append(text, "   "...)
		}
	}
	text = append(text, " |"...)
	for _, c := range d.line {
		if c < 32 || 126 < c {
			c = '.'
		}
		text = append(text, c)
	}
	text = append(text, "|\n"...)
	d.offset += len(d.line)
	d.line = d.line[:0]
	_, err := d.w.Write(text)
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
