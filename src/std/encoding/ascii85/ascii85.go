// Package ascii85 writes bytes as text, five characters for four bytes, as btoa and PostScript do.
package ascii85

import (
	"io"
	"strconv"
)

// MaxEncodedLen returns how many bytes n bytes take at most.
func MaxEncodedLen(n int) int { return (n + 3) / 4 * 5 }

// Encode sets dst to the text of src and returns its length, at most MaxEncodedLen(len(src)). Four zero bytes are z.
func Encode(dst, src []byte) int {
	n := 0
	for len(src) > 0 {
		var v uint32
		for i := range 4 {
			v <<= 8
			if i < len(src) {
				v |= uint32(src[i])
			}
		}
		if v == 0 && len(src) >= 4 {
			dst[n] = 'z'
			n++
			src = src[4:]
			continue
		}
		var group [5]byte
		for i := 4; i >= 0; i-- {
			group[i] = '!' + byte(v%85)
			v /= 85
		}
		taken := min(len(src), 4)
		n += copy(dst[n:], group[:taken+1])
		src = src[taken:]
	}
	return n
}

type encoder struct {
	w    io.Writer
	left []byte // less than 4
	err  error
}

// NewEncoder returns a writer that writes text to w; Close writes what is left.
func NewEncoder(w io.Writer) io.WriteCloser { return &encoder{w: w} }

func (e *encoder) put(p []byte) error {
	text := make([]byte, MaxEncodedLen(len(p)))
	if _, err := e.w.Write(text[:Encode(text, p)]); err != nil {
		e.err = err
	}
	return e.err
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	all := append(e.left, p...)
	whole := len(all) / 4 * 4
	if whole > 0 {
		if err := e.put(all[:whole]); err != nil {
			return 0, err
		}
	}
	e.left = append([]byte(nil), all[whole:]...)
	return len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.left) > 0 {
		e.put(e.left)
		e.left = nil
	}
	return e.err
}

// A CorruptInputError tells where text is wrong: how many bytes are in front.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal ascii85 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode sets dst to what src says and returns how much of both was used. With flush, src is the end of the text, else
// what is less than a group is left. Control characters and spaces are passed over.
func Decode(dst, src []byte, flush bool) (ndst, nsrc int, err error) {
	var v uint32
	have := 0
	for i, b := range src {
		if len(dst)-ndst < 4 {
			return ndst, nsrc, nil
		}
		switch {
		case b <= ' ':
			continue
		case b == 'z' && have == 0:
			have = 5
		case b < '!' || b > 'u':
			return 0, 0, CorruptInputError(i)
		default:
			v = v*85 + uint32(b-'!')
			have++
		}
		if have == 5 {
			copy(dst[ndst:], []byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)})
			ndst, nsrc, have, v = ndst+4, i+1, 0, 0
		}
	}
	if !flush {
		return ndst, nsrc, nil
	}
	if have == 1 {
		return 0, 0, CorruptInputError(len(src))
	}
	for range 5 - have {
		v = v*85 + 84
	}
	for i := 1; i < have; i++ {
		dst[ndst] = byte(v >> 24)
		v <<= 8
		ndst++
	}
	return ndst, len(src), nil
}

type decoder struct {
	r       io.Reader
	text    []byte // read and not decoded
	out     []byte // decoded and not read
	readErr error
	err     error
}

// NewDecoder returns a reader that reads text from r.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	for len(d.out) == 0 && d.err == nil {
		if len(d.text) > 0 {
			out := make([]byte, 1024)
			made, used, err := Decode(out, d.text, d.readErr != nil)
			if d.err = err; err != nil {
				break
			}
			d.out, d.text = out[:made], d.text[used:]
			if made > 0 {
				break
			}
		}
		if d.err = d.readErr; d.err != nil {
			break
		}
		var b [1024]byte
		n, err := d.r.Read(b[:])
		d.readErr = err
		d.text = append(d.text[:len(d.text):len(d.text)], b[:n]...)
	}
	if len(d.out) == 0 {
		return 0, d.err
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	return n, nil
}
