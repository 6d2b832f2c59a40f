package zlib

import (
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash"
	"hash/adler32"
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

// A Writer compresses what is written to it.
type Writer struct {
	w     io.Writer
	z     *flate.Writer
	level int
	dict  []byte
	sum   hash.Hash32
	begun bool // whether the header has been written
	err   error
}

// NewWriter returns a writer to w of the default level.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevelDict(w, DefaultCompression, nil)
	return z
}

// NewWriterLevel returns a writer to w.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict returns a writer to w with a dictionary, which is needed to read what is written.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	return &Writer{w: w, level: level, dict: dict}, nil
}

// Reset makes z as if new, with the same level and dictionary, for another writer.
func (z *Writer) Reset(w io.Writer) {
	*z = Writer{w: w, level: z.level, dict: z.dict, z: z.z, sum: z.sum}
}

func (z *Writer) begin() error {
	z.begun = true
	head := []byte{0x78, 0}
	switch z.level {
	case HuffmanOnly, NoCompression, BestSpeed:
	case 2, 3, 4, 5:
		head[1] = 1 << 6
	case 6, DefaultCompression:
		head[1] = 2 << 6
	default:
		head[1] = 3 << 6
	}
	if z.dict != nil {
		head[1] |= 1 << 5
	}
	head[1] += uint8(31 - binary.BigEndian.Uint16(head)%31)
	if z.dict != nil {
		head = binary.BigEndian.AppendUint32(head, adler32.Checksum(z.dict))
	}
	if _, err := z.w.Write(head); err != nil {
		return err
	}
	if z.z == nil {
		compressor, err := flate.NewWriterDict(z.w, z.level, z.dict)
		if err != nil {
			return err
		}
		z.z, z.sum = compressor, adler32.New()
	} else {
		z.z.Reset(z.w)
		z.sum.Reset()
	}
	return nil
}

// Write compresses p; what comes of it may be written later.
func (z *Writer) Write(p []byte) (n int, err error) {
	if !z.begun {
		z.err = z.begin()
	}
	if z.err != nil || len(p) == 0 {
		return 0, z.err
	}
	n, z.err = z.z.Write(p)
	if z.err == nil {
		z.sum.Write(p)
	}
	return n, z.err
}

// Flush writes what a reader needs to read all that was written so far.
func (z *Writer) Flush() error {
	if !z.begun {
		z.err = z.begin()
	}
	if z.err == nil {
		z.err = z.z.Flush()
	}
	return z.err
}

// Close writes the end of the stream. It does not close the writer below.
func (z *Writer) Close() error {
	if !z.begun {
		z.err = z.begin()
	}
	if z.err != nil {
		return z.err
	}
	if z.err = z.z.Close(); z.err == nil {
		_, z.err = z.w.Write(binary.BigEndian.AppendUint32(nil, z.sum.Sum32()))
	}
	return z.err
}
