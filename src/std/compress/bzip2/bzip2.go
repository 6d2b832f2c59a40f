// Package bzip2 reads files compressed by bzip2. What is wrong within a block is always told as a wrong checksum.
package bzip2

import (
	"compress/internal/stream"
	"io"
)

// A StructuralError says what is wrong with a file.
type StructuralError string

func (s StructuralError) Error() string { return "bzip2 data invalid: " + string(s) }

type reader struct {
	src stream.Source
	z   *stream.Reader
	err error
}

// NewReader returns a reader that expands what r reads. If r reads single bytes too, nothing behind the end is read.
func NewReader(r io.Reader) io.Reader { return &reader{src: stream.NewSource(r)} }

// first checks what the file begins with, which is told apart by more errors than the crate has.
func (r *reader) first() error {
	head, err := r.src.Next()
	r.src.Use(0)
	switch {
	case err == io.EOF:
		return io.ErrUnexpectedEOF
	case err != nil:
		return err
	case head[0] != 'B' || len(head) > 1 && head[1] != 'Z':
		return StructuralError("bad magic value")
	case len(head) > 2 && head[2] != 'h':
		return StructuralError("non-Huffman entropy encoding")
	case len(head) > 3 && (head[3] < '1' || head[3] > '9'):
		return StructuralError("invalid compression level")
	}
	r.z = stream.NewBunzip(r.src)
	return nil
}

func (r *reader) Read(p []byte) (n int, err error) {
	for r.err == nil && n == 0 && len(p) > 0 {
		if r.z == nil {
			if r.err = r.first(); r.err != nil {
				break
			}
		}
		var how int
		n, how, r.err = r.z.Read(p)
		switch how {
		case stream.Wrong:
			r.err = StructuralError("block checksum mismatch")
		case stream.WrongMagic:
			r.err = StructuralError("bad magic value")
		case stream.Ended:
			// Another file may follow.
			r.z = nil
			if next, err := r.src.Next(); err != nil {
				r.err = err
			} else if next[0] != 'B' {
				r.err = StructuralError("bad magic value in continuation file")
			}
			r.src.Use(0)
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, r.err
}
