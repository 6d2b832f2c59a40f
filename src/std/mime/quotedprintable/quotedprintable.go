// Package quotedprintable writes bytes as mostly readable ASCII in short lines, and reads that (RFC 2045).
package quotedprintable

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// A Reader decodes.
type Reader struct {
	br   *bufio.Reader
	line []byte
	err  error // after line
}

// NewReader returns a Reader of r.
func NewReader(r io.Reader) *Reader { return &Reader{br: bufio.NewReader(r)} }

func hexValue(c byte) (byte, error) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', nil
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, nil
	case 'a' <= c && c <= 'f': // not allowed, but common
		return c - 'a' + 10, nil
	}
	return 0, fmt.Errorf("quotedprintable: invalid hex byte 0x%02x", c)
}

// Read reads decoded bytes.
func (r *Reader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.line) == 0 {
			if r.err != nil {
				return n, r.err
			}
			r.next()
			continue
		}
		c := r.line[0]
		switch {
		case c == '=':
			switch b, err := r.hex(); {
			case err == nil:
				c = b
				r.line = r.line[2:]
			case len(r.line) < 2 || r.line[1] == '\r' || r.line[1] == '\n':
				return n, err
			}
			// Else it is meant as it is.
		case c == '\t' || c == '\r' || c == '\n' || c >= 0x80:
			// Bytes beyond ASCII are let through: they are common.
		case c < ' ' || c > '~':
			return n, fmt.Errorf("quotedprintable: invalid unescaped byte 0x%02x in body", c)
		}
		p[n] = c
		r.line = r.line[1:]
		n++
	}
	return n, nil
}

// hex reads the two digits after "=".
func (r *Reader) hex() (byte, error) {
	if len(r.line) < 3 {
		return 0, io.ErrUnexpectedEOF
	}
	high, err := hexValue(r.line[1])
	if err != nil {
		return 0, err
	}
	low, err := hexValue(r.line[2])
	return high<<4 | low, err
}

// next reads a line and removes what is not meant: space at its end, and the end itself after "=".
func (r *Reader) next() {
	r.line, r.err = r.br.ReadSlice('\n')
	hadLF, hadCRLF := bytes.HasSuffix(r.line, []byte("\n")), bytes.HasSuffix(r.line, []byte("\r\n"))
	whole := r.line
	r.line = bytes.TrimRight(whole, "\n\r \t")
	if bytes.HasSuffix(r.line, []byte("=")) {
		after := bytes.TrimLeft(whole[len(r.line):], " \t")
		r.line = r.line[:len(r.line)-1]
		soft := bytes.HasPrefix(after, []byte("\n")) || bytes.HasPrefix(after, []byte("\r\n"))
		if !soft && !(len(after) == 0 && len(r.line) > 0 && r.err == io.EOF) {
			r.err = fmt.Errorf("quotedprintable: invalid bytes after =: %q", after)
		}
		return
	}
	switch {
	case hadCRLF:
		r.line = append(r.line, '\r', '\n')
	case hadLF:
		r.line = append(r.line, '\n')
	}
}

// A Writer encodes. If Binary is set, ends of lines are written as other bytes are.
type Writer struct {
	Binary bool

	w    io.Writer
	line []byte
	cr   bool
}

// NewWriter returns a Writer to w. It is to be closed.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

const longest = 76

// Write encodes p.
func (w *Writer) Write(p []byte) (n int, err error) {
	for i, c := range p {
		switch {
		case !w.Binary && (c == '\r' || c == '\n'):
			if w.cr && c == '\n' {
				w.cr = false // written with the CR
				continue
			}
			if err := w.space(); err != nil {
				return i, err
			}
			w.line = append(w.line, '\r', '\n')
			if err := w.flush(); err != nil {
				return i, err
			}
			w.cr = c == '\r'
			continue
		case '!' <= c && c <= '~' && c != '=', c == ' ', c == '\t':
			if err := w.room(1); err != nil {
				return i, err
			}
			w.line = append(w.line, c)
		default:
			if err := w.encode(c); err != nil {
				return i, err
			}
		}
		w.cr = false
	}
	return len(p), nil
}

// Close writes what is held back. It does not close the writer below.
func (w *Writer) Close() error {
	if err := w.space(); err != nil {
		return err
	}
	return w.flush()
}

func (w *Writer) flush() error {
	_, err := w.w.Write(w.line)
	w.line = w.line[:0]
	return err
}

// room makes sure that n bytes and "=" fit.
func (w *Writer) room(n int) error {
	if len(w.line)+n < longest {
		return nil
	}
	w.line = append(w.line, "=\r\n"...)
	return w.flush()
}

func (w *Writer) encode(c byte) error {
	if err := w.room(3); err != nil {
		return err
	}
	const digits = "0123456789ABCDEF"
	w.line = append(w.line, '=', digits[c>>4], digits[c&15])
	return nil
}

// space encodes a blank at the end of the line, where it would get lost.
func (w *Writer) space() error {
	if len(w.line) == 0 {
		return nil
	}
	last := w.line[len(w.line)-1]
	if last != ' ' && last != '\t' {
		return nil
	}
	w.line = w.line[:len(w.line)-1]
	return w.encode(last)
}
