// Package lzw reads and writes data compressed by Lempel, Ziv and Welch's method, with the codes of GIF and PDF.
package lzw

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// An Order says which bits of a byte come first.
type Order int

// The orders: of GIF, of TIFF and PDF.
const (
	LSB Order = iota
	MSB
)

const (
	mostWidth = 12
	none      = 0xffff
	enough    = 1 << 12 // bytes expanded at a time
)

var errClosed = errors.New("lzw: reader/writer is closed")

// checked says what is wrong with the arguments of NewReader and NewWriter.
func checked(order Order, litWidth int) error {
	if order != LSB && order != MSB {
		return errors.New("lzw: unknown order")
	}
	if litWidth < 2 || litWidth > 8 {
		return fmt.Errorf("lzw: litWidth %d out of range", litWidth)
	}
	return nil
}

// A Reader expands what another reader reads.
type Reader struct {
	r     io.ByteReader
	order Order
	bits  uint32 // read and not used yet
	have  uint   // how many
	lit   uint   // the width of a literal
	width uint   // that of codes
	err   error

	clear, eof uint16
	next       uint16 // the code that the last one and the first byte of this one make
	last       uint16 // the code before, or none
	prefix     [1 << mostWidth]uint16
	suffix     [1 << mostWidth]byte
	chain      [1 << mostWidth]byte // an expansion, from its end
	out        []byte               // expanded and not read yet
	buf        [enough + 1<<mostWidth]byte
}

// NewReader returns a reader of what r reads, with literals of litWidth bits, 2 to 8. If r does not read single bytes,
// more may be read of it than needed.
func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser {
	z := new(Reader)
	z.Reset(r, order, litWidth)
	return z
}

// Reset makes r as if new.
func (r *Reader) Reset(src io.Reader, order Order, litWidth int) {
	r.bits, r.have, r.out, r.err = 0, 0, nil, checked(order, litWidth)
	if r.err != nil {
		return
	}
	single, ok := src.(io.ByteReader)
	if !ok && src != nil {
		single = bufio.NewReader(src)
	}
	r.r, r.order, r.lit = single, order, uint(litWidth)
	r.clear = 1 << r.lit
	r.eof = r.clear + 1
	r.start()
}

// start forgets all codes.
func (r *Reader) start() { r.width, r.next, r.last = r.lit+1, r.eof, none }

// Read expands into b.
func (r *Reader) Read(b []byte) (int, error) {
	for {
		if len(r.out) > 0 {
			n := copy(b, r.out)
			r.out = r.out[n:]
			return n, nil
		}
		if r.err != nil {
			return 0, r.err
		}
		r.expand()
	}
}

func (r *Reader) code() (code uint16, err error) {
	for r.have < r.width {
		b, err := r.r.ReadByte()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return 0, err
		}
		if r.order == LSB {
			r.bits |= uint32(b) << r.have
		} else {
			r.bits |= uint32(b) << (24 - r.have)
		}
		r.have += 8
	}
	if r.order == LSB {
		code = uint16(r.bits & (1<<r.width - 1))
		r.bits >>= r.width
	} else {
		code = uint16(r.bits >> (32 - r.width))
		r.bits <<= r.width
	}
	r.have -= r.width
	return code, nil
}

// expand reads codes until there is enough, or an error.
func (r *Reader) expand() {
	n := 0
	for n < enough {
		code, err := r.code()
		if err != nil {
			r.err = err
			break
		}
		if code == r.clear {
			r.start()
			continue
		}
		if code == r.eof {
			r.err = io.EOF
			break
		}
		if code > r.next {
			r.err = errors.New("lzw: invalid code")
			break
		}
		at, c := len(r.chain), code
		own := code == r.next && r.last != none
		if own {
			// The code that is about to be made: the last one and its own first byte.
			at--
			c = r.last
		}
		for c >= r.clear {
			at--
			r.chain[at] = r.suffix[c]
			c = r.prefix[c]
		}
		at--
		r.chain[at] = byte(c)
		if own {
			r.chain[len(r.chain)-1] = byte(c)
		}
		n += copy(r.buf[n:], r.chain[at:])
		if r.last != none {
			r.suffix[r.next], r.prefix[r.next] = byte(c), r.last
		}
		r.last = code
		switch {
		case r.next+1 < 1<<r.width:
			r.next++
		case r.width < mostWidth:
			r.next++
			r.width++
		default:
			r.last = none
		}
	}
	r.out = r.buf[:n]
}

// Close makes later reads fail. It does not close the reader below.
func (r *Reader) Close() error {
	r.err, r.out = errClosed, nil
	return nil
}
