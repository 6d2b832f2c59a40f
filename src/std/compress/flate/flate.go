// Package flate reads and writes compressed data in the DEFLATE format of RFC 1951. Writers do not compress to the
// same bytes as compiled Go's; HuffmanOnly compresses as BestSpeed does.
package flate

import (
	"compress/internal/stream"
	"io"
	"strconv"
)

// A CorruptInputError tells where input is wrong: how many bytes were read.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "flate: corrupt input before offset " + strconv.FormatInt(int64(e), 10)
}

// An InternalError would be a mistake of this package.
type InternalError string

func (e InternalError) Error() string { return "flate: internal error: " + string(e) }

// A ReadError is returned no longer.
//
// Deprecated: it is not used any more.
type ReadError struct {
	Offset int64
	Err    error
}

func (e *ReadError) Error() string {
	return "flate: read error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// A WriteError is returned no longer.
//
// Deprecated: it is not used any more.
type WriteError struct {
	Offset int64
	Err    error
}

func (e *WriteError) Error() string {
	return "flate: write error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// A Resetter makes a reader of NewReader or NewReaderDict read another stream.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

// A Reader is read from without buffering.
type Reader interface {
	io.Reader
	io.ByteReader
}

type decompressor struct {
	z   *stream.Reader
	err error
}

// NewReader returns a reader that expands what r reads. If r reads single bytes too, nothing behind the stream is read.
func NewReader(r io.Reader) io.ReadCloser { return NewReaderDict(r, nil) }

// NewReaderDict is like NewReader for what was written by NewWriterDict with the same dictionary.
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser {
	return &decompressor{z: stream.NewInflate(r, dict)}
}

func (d *decompressor) Reset(r io.Reader, dict []byte) error {
	d.z.Free()
	*d = decompressor{z: stream.NewInflate(r, dict)}
	return nil
}

func (d *decompressor) Read(p []byte) (int, error) {
	if d.err != nil || len(p) == 0 {
		return 0, d.err
	}
	n, how, err := d.z.Read(p)
	switch {
	case err != nil:
		d.err = err
	case how == stream.Ended:
		d.err = io.EOF
	case how == stream.Wrong:
		d.err = CorruptInputError(d.z.Used())
	default:
		return n, nil
	}
	return n, d.err
}

func (d *decompressor) Close() error {
	d.z.Free()
	if d.err == io.EOF {
		return nil
	}
	return d.err
}
