package lzw

import (
	"bufio"
	"errors"
	"io"
)

type flusher interface {
	io.ByteWriter
	Flush() error
}

const mostCode = 1<<mostWidth - 1

// A Writer compresses what is written to it.
type Writer struct {
	w     flusher
	order Order
	bits  uint32
	have  uint
	lit   uint
	width uint
	next  uint32            // the last code made
	code  uint32            // of what has been seen but not written, or unseen
	known map[uint32]uint32 // codes by prefix and byte
	err   error
}

const unseen = 1<<32 - 1

// NewWriter returns a writer to w, with literals of litWidth bits, 2 to 8; bytes must not have more.
func NewWriter(w io.Writer, order Order, litWidth int) io.WriteCloser {
	z := new(Writer)
	z.Reset(w, order, litWidth)
	return z
}

// Reset makes w as if new.
func (w *Writer) Reset(dst io.Writer, order Order, litWidth int) {
	*w = Writer{order: order, lit: uint(litWidth), code: unseen, err: checked(order, litWidth)}
	if w.err != nil {
		return
	}
	below, ok := dst.(flusher)
	if !ok && dst != nil {
		below = bufio.NewWriter(dst)
	}
	w.w = below
	w.start()
}

// start forgets all codes.
func (w *Writer) start() {
	w.width, w.next = w.lit+1, 1<<w.lit+1
	w.known = make(map[uint32]uint32)
}

func (w *Writer) put(code uint32) error {
	if w.order == LSB {
		w.bits |= code << w.have
	} else {
		w.bits |= code << (32 - w.width - w.have)
	}
	w.have += w.width
	for ; w.have >= 8; w.have -= 8 {
		b := byte(w.bits)
		if w.order == MSB {
			b = byte(w.bits >> 24)
			w.bits <<= 8
		} else {
			w.bits >>= 8
		}
		if err := w.w.WriteByte(b); err != nil {
			return err
		}
	}
	return nil
}

// grow counts one more code and reports whether it may be used; if not, all are forgotten.
func (w *Writer) grow() (bool, error) {
	w.next++
	if w.next == 1<<w.width {
		w.width++
	}
	if w.next < mostCode {
		return true, nil
	}
	err := w.put(1 << w.lit)
	w.start()
	return false, err
}

// Write compresses p; what comes of it may be written later.
func (w *Writer) Write(p []byte) (n int, err error) {
	if w.err != nil || len(p) == 0 {
		return 0, w.err
	}
	for _, b := range p {
		if b>>w.lit != 0 {
			w.err = errors.New("lzw: input byte too large for the litWidth")
			return 0, w.err
		}
	}
	n = len(p)
	if w.code == unseen {
		if err := w.put(1 << w.lit); err != nil {
			return 0, err
		}
		w.code, p = uint32(p[0]), p[1:]
	}
	for _, b := range p {
		key := w.code<<8 | uint32(b)
		if code, ok := w.known[key]; ok {
			w.code = code
			continue
		}
		if w.err = w.put(w.code); w.err != nil {
			return 0, w.err
		}
		w.code = uint32(b)
		usable, err := w.grow()
		if err != nil {
			w.err = err
			return 0, err
		}
		if usable {
			w.known[key] = w.next
		}
	}
	return n, nil
}

// Close writes the end. It does not close the writer below.
func (w *Writer) Close() error {
	if w.err == errClosed {
		return nil
	}
	if w.err != nil {
		return w.err
	}
	w.err = errClosed
	if w.code == unseen {
		if err := w.put(1 << w.lit); err != nil {
			return err
		}
	} else {
		if err := w.put(w.code); err != nil {
			return err
		}
		if _, err := w.grow(); err != nil {
			return err
		}
	}
	if err := w.put(1<<w.lit + 1); err != nil {
		return err
	}
	if w.have > 0 {
		if w.order == MSB {
			w.bits >>= 24
		}
		if err := w.w.WriteByte(byte(w.bits)); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
