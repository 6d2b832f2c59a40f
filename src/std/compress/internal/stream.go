// Package stream is what the packages below compress have in common.
package stream

import (
	"io"
	"runtime"
)

func openInflate(dict []byte) int64
func openDeflate(level int, dict []byte) int64
func openBunzip() int64
func free(id int64)
func expand(id int64, from, to []byte) (used, made, how int)
func deflate(id int64, from []byte, flush int) []byte

// How an expansion went on.
const (
	more = iota
	Ended
	Wrong
	WrongMagic
)

// A Reader expands what a Source has.
type Reader struct {
	id   int64
	src  Source
	used int64 // bytes of the source
	full bool  // whether the last call left no room, so that there may be more without input
}

// NewInflate returns a reader of a DEFLATE stream.
func NewInflate(r io.Reader, dict []byte) *Reader { return newReader(r, openInflate(dict)) }

// NewBunzip returns a reader of a bzip2 stream.
func NewBunzip(r io.Reader) *Reader { return newReader(r, openBunzip()) }

func newReader(r io.Reader, id int64) *Reader {
	z := &Reader{id: id, src: NewSource(r)}
	runtime.AddCleanup(z, free, id)
	return z
}

// Free ends the reader.
func (z *Reader) Free() { free(z.id) }

// Used returns how many bytes of the source were used.
func (z *Reader) Used() int64 { return z.used }

// Source returns where z reads from.
func (z *Reader) Source() Source { return z.src }

// Read expands into p, which must not be empty. Unless how is 0, the stream goes no further.
func (z *Reader) Read(p []byte) (n, how int, err error) {
	for {
		var from []byte
		if !z.full {
			from, err = z.src.Next()
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			if err != nil {
				return 0, more, err
			}
		}
		used, made, how := expand(z.id, from, p)
		z.src.Use(used)
		z.used += int64(used)
		z.full = made == len(p) || made > 0 && used == 0
		if how != more {
			free(z.id)
		}
		if made > 0 || how != more {
			return made, how, nil
		}
	}
}

// A Writer compresses.
type Writer struct{ id int64 }

// NewDeflate returns a writer of a DEFLATE stream, of a level from 0 to 9.
func NewDeflate(level int, dict []byte) *Writer {
	z := &Writer{openDeflate(level, dict)}
	runtime.AddCleanup(z, free, z.id)
	return z
}

// Write compresses p and returns what there is to write.
func (z *Writer) Write(p []byte) []byte { return deflate(z.id, p, 0) }

// Flush returns all that is needed to expand what was written.
func (z *Writer) Flush() []byte { return deflate(z.id, nil, 1) }

// Finish returns the end of the stream.
func (z *Writer) Finish() []byte {
	end := deflate(z.id, nil, 2)
	free(z.id)
	return end
}

// Free ends the writer.
func (z *Writer) Free() { free(z.id) }
