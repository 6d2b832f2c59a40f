package gzip

import (
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// Levels of compression.
const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// A Writer compresses what is written to it. Header may be set before the first Write, Flush or Close.
type Writer struct {
	Header
	w      io.Writer
	level  int
	begun  bool
	closed bool
	z      *flate.Writer
	sum    uint32
	size   uint32
	err    error
}

// NewWriter returns a writer to w of the default level.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevel(w, DefaultCompression)
	return z
}

// NewWriterLevel returns a writer to w.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	z := &Writer{level: level}
	z.Reset(w)
	return z, nil
}

// Reset makes z as if new, with the same level, for another writer.
func (z *Writer) Reset(w io.Writer) {
	*z = Writer{Header: Header{OS: 255}, w: w, level: z.level, z: z.z}
}

// text appends a string in Latin-1 with a zero byte.
func text(b []byte, s string) ([]byte, error) {
	for _, r := range s {
		if r == 0 || r > 0xff {
			return nil, errors.New("gzip.Write: non-Latin-1 header string")
		}
		b = append(b, byte(r))
	}
	return append(b, 0), nil
}

func (z *Writer) begin() error {
	z.begun = true
	head := []byte{magic0, magic1, deflate, 0, 0, 0, 0, 0, 0, z.OS}
	if z.Extra != nil {
		head[3] |= hasExtra
	}
	if z.Name != "" {
		head[3] |= hasName
	}
	if z.Comment != "" {
		head[3] |= hasComment
	}
	if z.ModTime.Unix() > 0 {
		binary.LittleEndian.PutUint32(head[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		head[8] = 2
	case BestSpeed:
		head[8] = 4
	}
	if _, err := z.w.Write(head); err != nil {
		return err
	}
	var more []byte
	var err error
	if z.Extra != nil {
		if len(z.Extra) > 0xffff {
			return errors.New("gzip.Write: Extra data is too large")
		}
		more = binary.LittleEndian.AppendUint16(more, uint16(len(z.Extra)))
		more = append(more, z.Extra...)
	}
	if z.Name != "" {
		if more, err = text(more, z.Name); err != nil {
			return err
		}
	}
	if z.Comment != "" {
		if more, err = text(more, z.Comment); err != nil {
			return err
		}
	}
	if len(more) > 0 {
		if _, err := z.w.Write(more); err != nil {
			return err
		}
	}
	if z.z == nil {
		z.z, err = flate.NewWriter(z.w, z.level)
		return err
	}
	z.z.Reset(z.w)
	return nil
}

// Write compresses p; what comes of it may be written later.
func (z *Writer) Write(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	if !z.begun {
		if z.err = z.begin(); z.err != nil {
			return 0, z.err
		}
	}
	z.size += uint32(len(p))
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	n, z.err = z.z.Write(p)
	return n, z.err
}

// Flush writes what a reader needs to read all that was written so far.
func (z *Writer) Flush() error {
	if z.err != nil || z.closed {
		return z.err
	}
	if !z.begun {
		if z.err = z.begin(); z.err != nil {
			return z.err
		}
	}
	z.err = z.z.Flush()
	return z.err
}

// Close writes the end of the file. It does not close the writer below.
func (z *Writer) Close() error {
	if z.err != nil || z.closed {
		return z.err
	}
	z.closed = true
	if !z.begun {
		if z.err = z.begin(); z.err != nil {
			return z.err
		}
	}
	if z.err = z.z.Close(); z.err != nil {
		return z.err
	}
	tail := binary.LittleEndian.AppendUint32(nil, z.sum)
	_, z.err = z.w.Write(binary.LittleEndian.AppendUint32(tail, z.size))
	return z.err
}
