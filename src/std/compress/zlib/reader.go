// Package zlib reads and writes compressed data in the format of RFC 1950. Writers do not compress to the same bytes
// as compiled Go's.
package zlib

import (
	"compress/flate"
	"compress/internal/stream"
	"encoding/binary"
	"errors"
	"hash"
	"hash/adler32"
	"io"
)

// What may be wrong with a stream.
var (
	ErrChecksum   = errors.New("zlib: invalid checksum")
	ErrDictionary = errors.New("zlib: invalid dictionary")
	ErrHeader     = errors.New("zlib: invalid header")
)

// A Resetter makes a reader of NewReader or NewReaderDict read another stream.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

type reader struct {
	src stream.Source
	z   io.ReadCloser
	sum hash.Hash32
	err error
}

// NewReader returns a reader that expands what r reads. If r reads single bytes too, nothing behind the stream is read.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict is like NewReader for what was written with a dictionary, which is needed only for that.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	z := new(reader)
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return z, nil
}

func (z *reader) Reset(r io.Reader, dict []byte) error {
	if z.z != nil {
		z.z.Close()
	}
	*z = reader{src: stream.NewSource(r), sum: adler32.New()}
	z.err = z.header(dict)
	return z.err
}

// read fills p; an end within it is not expected.
func (z *reader) read(p []byte) error {
	_, err := io.ReadFull(z.src, p)
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (z *reader) header(dict []byte) error {
	const (
		deflate    = 8
		mostWindow = 7
		hasDict    = 0x20
	)
	var head [4]byte
	if err := z.read(head[:2]); err != nil {
		return err
	}
	if head[0]&0x0f != deflate || head[0]>>4 > mostWindow || binary.BigEndian.Uint16(head[:])%31 != 0 {
		return ErrHeader
	}
	if head[1]&hasDict == 0 {
		z.z = flate.NewReader(z.src)
		return nil
	}
	if err := z.read(head[:]); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(head[:]) != adler32.Checksum(dict) {
		return ErrDictionary
	}
	z.z = flate.NewReaderDict(z.src, dict)
	return nil
}

func (z *reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	n, z.err = z.z.Read(p)
	z.sum.Write(p[:n])
	if z.err != io.EOF {
		return n, z.err
	}
	var sum [4]byte
	if err := z.read(sum[:]); err != nil {
		z.err = err
	} else if binary.BigEndian.Uint32(sum[:]) != z.sum.Sum32() {
		z.err = ErrChecksum
	} else {
		return n, io.EOF
	}
	return n, z.err
}

// Close does not close the reader below.
func (z *reader) Close() error {
	if z.err != nil && z.err != io.EOF {
		return z.err
	}
	z.err = z.z.Close()
	return z.err
}
