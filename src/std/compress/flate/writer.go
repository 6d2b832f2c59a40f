package flate

import (
	"compress/internal/stream"
	"errors"
	"fmt"
	"io"
)

// Levels of compression.
const (
	NoCompression      = 0
	BestSpeed          = 1
	BestCompression    = 9
	DefaultCompression = -1
	HuffmanOnly        = -2
)

var errClosed = errors.New("flate: closed writer")

// A Writer compresses what is written to it.
type Writer struct {
	w     io.Writer
	z     *stream.Writer
	level int
	dict  []byte
	err   error
}

// NewWriter returns a writer to w. Levels go from BestSpeed to BestCompression; there are NoCompression,
// DefaultCompression and HuffmanOnly besides.
func NewWriter(w io.Writer, level int) (*Writer, error) { return NewWriterDict(w, level, nil) }

// NewWriterDict is like NewWriter, as if dict had been written already. It is needed to read what is written.
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("flate: invalid compression level %d: want value in range [-2, 9]", level)
	}
	z := &Writer{level: level, dict: append([]byte(nil), dict...)}
	z.Reset(w)
	return z, nil
}

// Reset makes z as if new, with the same level and dictionary, for another writer.
func (z *Writer) Reset(dst io.Writer) {
	if z.z != nil {
		z.z.Free()
	}
	level := z.level
	switch level {
	case DefaultCompression:
		level = 6
	case HuffmanOnly:
		level = BestSpeed
	}
	z.w, z.z, z.err = dst, stream.NewDeflate(level, z.dict), nil
}

func (z *Writer) put(p []byte) error {
	if len(p) > 0 && z.err == nil {
		_, z.err = z.w.Write(p)
	}
	return z.err
}

// Write compresses data; what comes of it may be written later.
func (z *Writer) Write(data []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	if err := z.put(z.z.Write(data)); err != nil {
		return 0, err
	}
	return len(data), nil
}

// Flush writes what a reader needs to read all that was written so far.
func (z *Writer) Flush() error {
	if z.err != nil {
		return z.err
	}
	return z.put(z.z.Flush())
}

// Close writes the end of the stream. It does not close the writer below.
func (z *Writer) Close() error {
	if z.err == errClosed {
		return nil
	}
	if z.err != nil {
		return z.err
	}
	if err := z.put(z.z.Finish()); err != nil {
		return err
	}
	z.err = errClosed
	return nil
}
