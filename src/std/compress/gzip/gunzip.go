// Package gzip reads and writes compressed files in the format of RFC 1952. Writers do not compress to the same bytes
// as compiled Go's.
package gzip

import (
	"compress/flate"
	"compress/internal/stream"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"time"
)

// What may be wrong with a file.
var (
	ErrChecksum = errors.New("gzip: invalid checksum")
	ErrHeader   = errors.New("gzip: invalid header")
)

// A Header is what a file says of itself. Strings are written in Latin-1.
type Header struct {
	Comment string
	Extra   []byte
	ModTime time.Time
	Name    string
	OS      byte // the kind of operating system
}

const (
	magic0, magic1, deflate = 0x1f, 0x8b, 8

	hasSum     = 1 << 1
	hasExtra   = 1 << 2
	hasName    = 1 << 3
	hasComment = 1 << 4
)

// A Reader expands a file: all its members, one behind the other. Header is that of the first one, or of the present
// one after Multistream(false).
type Reader struct {
	Header
	src  stream.Source
	z    io.ReadCloser
	sum  uint32
	size uint32
	err  error
	all  bool // go on with the next member
}

// NewReader returns a reader of what r reads. If r reads single bytes too, nothing behind the end is read.
func NewReader(r io.Reader) (*Reader, error) {
	z := new(Reader)
	if err := z.Reset(r); err != nil {
		return nil, err
	}
	return z, nil
}

// Reset makes z as if new, for another reader.
func (z *Reader) Reset(r io.Reader) error {
	*z = Reader{z: z.z, all: true, src: stream.NewSource(r)}
	z.Header, z.err = z.header()
	return z.err
}

// Multistream(false) makes Read end at the end of each member; Reset with the same reader goes on with the next one.
func (z *Reader) Multistream(ok bool) { z.all = ok }

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// A summed reader adds what it reads to a sum.
type summed struct {
	stream.Source
	sum uint32
}

func (s *summed) fill(p []byte) error {
	_, err := io.ReadFull(s.Source, p)
	s.sum = crc32.Update(s.sum, crc32.IEEETable, p)
	return unexpected(err)
}

// text reads a string that ends in a zero byte.
func (s *summed) text() (string, error) {
	const most = 511
	var runes []rune
	for range most + 1 {
		var b [1]byte
		if err := s.fill(b[:]); err != nil {
			return "", err
		}
		if b[0] == 0 {
			return string(runes), nil
		}
		runes = append(runes, rune(b[0]))
	}
	return "", ErrHeader
}

func (z *Reader) header() (h Header, err error) {
	src := &summed{Source: z.src}
	var head [10]byte
	n, err := io.ReadFull(src.Source, head[:])
	if err != nil {
		// An end in front of a member is the end.
		return h, err
	}
	src.sum = crc32.Update(0, crc32.IEEETable, head[:n])
	if head[0] != magic0 || head[1] != magic1 || head[2] != deflate {
		return h, ErrHeader
	}
	flags := head[3]
	if t := binary.LittleEndian.Uint32(head[4:]); t > 0 {
		h.ModTime = time.Unix(int64(t), 0)
	}
	h.OS = head[9]
	if flags&hasExtra != 0 {
		if err := src.fill(head[:2]); err != nil {
			return h, err
		}
		h.Extra = make([]byte, binary.LittleEndian.Uint16(head[:]))
		if err := src.fill(h.Extra); err != nil {
			return h, err
		}
	}
	if flags&hasName != 0 {
		if h.Name, err = src.text(); err != nil {
			return h, err
		}
	}
	if flags&hasComment != 0 {
		if h.Comment, err = src.text(); err != nil {
			return h, err
		}
	}
	if flags&hasSum != 0 {
		sum := uint16(src.sum)
		if err := src.fill(head[:2]); err != nil {
			return h, err
		}
		if binary.LittleEndian.Uint16(head[:]) != sum {
			return h, ErrHeader
		}
	}
	z.sum, z.size = 0, 0
	if z.z == nil {
		z.z = flate.NewReader(z.src)
	} else {
		z.z.(flate.Resetter).Reset(z.src, nil)
	}
	return h, nil
}

// Read expands into p.
func (z *Reader) Read(p []byte) (n int, err error) {
	for z.err == nil && n == 0 {
		n, z.err = z.z.Read(p)
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p[:n])
		z.size += uint32(n)
		if z.err != io.EOF {
			return n, z.err
		}
		var tail [8]byte
		if _, err := io.ReadFull(z.src, tail[:]); err != nil {
			z.err = unexpected(err)
			return n, z.err
		}
		if binary.LittleEndian.Uint32(tail[:]) != z.sum || binary.LittleEndian.Uint32(tail[4:]) != z.size {
			z.err = ErrChecksum
			return n, z.err
		}
		if !z.all {
			return n, io.EOF
		}
		if _, z.err = z.header(); z.err != nil {
			return n, z.err
		}
	}
	return n, z.err
}

// Close does not close the reader below.
func (z *Reader) Close() error { return z.z.Close() }
