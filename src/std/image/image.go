// Package image has images, rectangles of colours in memory, and finds the format of coded ones: import image/png,
// image/jpeg or image/gif, if only for what that registers, and Decode decodes it.
package image

import (
	"bufio"
	"errors"
	"image/color"
	"io"
	"math/bits"
	"slices"
	"sync"
)

// A Config is an image's model and size.
type Config struct {
	ColorModel    color.Model
	Width, Height int
}

// An Image is a rectangle of colours.
type Image interface {
	ColorModel() color.Model
	// Bounds need not begin at (0,0).
	Bounds() Rectangle
	At(x, y int) color.Color
}

// A RGBA64Image gives colours without allocating.
type RGBA64Image interface {
	RGBA64At(x, y int) color.RGBA64
	Image
}

// A PalettedImage may have few colours: its model is a color.Palette then, and ColorIndexAt their indices.
type PalettedImage interface {
	ColorIndexAt(x, y int) uint8
	Image
}

// ErrFormat says that the format is none of those registered.
var ErrFormat = errors.New("image: unknown format")

type format struct {
	name, magic string
	decode      func(io.Reader) (Image, error)
	config      func(io.Reader) (Config, error)
}

func (f *format) begins(head []byte) bool {
	for i := range head {
		if f.magic[i] != '?' && f.magic[i] != head[i] {
			return false
		}
	}
	return len(head) == len(f.magic)
}

var (
	formatsMutex sync.Mutex
	formats      []*format
)

// RegisterFormat makes Decode know a format by what files of it begin with; a ? stands for any byte.
func RegisterFormat(name, magic string, decode func(io.Reader) (Image, error), decodeConfig func(io.Reader) (Config, error)) {
	formatsMutex.Lock()
	defer formatsMutex.Unlock()
	formats = append(slices.Clip(formats), &format{name, magic, decode, decodeConfig})
}

type peeker interface {
	io.Reader
	Peek(int) ([]byte, error)
}

func recognise(r io.Reader) (peeker, *format) {
	p, ok := r.(peeker)
	if !ok {
		p = bufio.NewReader(r)
	}
	formatsMutex.Lock()
	known := formats
	formatsMutex.Unlock()
	for _, f := range known {
		if head, err := p.Peek(len(f.magic)); err == nil && f.begins(head) {
			return p, f
		}
	}
	return p, nil
}

// Decode decodes an image of a registered format, which it names too.
func Decode(r io.Reader) (Image, string, error) {
	p, f := recognise(r)
	if f == nil {
		return nil, "", ErrFormat
	}
	m, err := f.decode(p)
	return m, f.name, err
}

// DecodeConfig is like Decode for model and size.
func DecodeConfig(r io.Reader) (Config, string, error) {
	p, f := recognise(r)
	if f == nil {
		return Config{}, "", ErrFormat
	}
	c, err := f.config(p)
	return c, f.name, err
}

// pixels returns room for an image, or panics.
func pixels(name string, size int, r Rectangle) []uint8 {
	n := area(size, r.Dx(), r.Dy())
	if n < 0 {
		panic("image: New" + name + " Rectangle has huge or negative dimensions")
	}
	return make([]uint8, n)
}

// area returns size*w*h, or -1 if that is no int or one of them is negative.
func area(size, w, h int) int {
	if w < 0 || h < 0 {
		return -1
	}
	high, n := bits.Mul64(uint64(w), uint64(h))
	high2, n := bits.Mul64(n, uint64(size))
	if high != 0 || high2 != 0 || int(n) < 0 {
		return -1
	}
	return int(n)
}

// part returns pix from where r begins, and r cut to bounds. Nothing is left of an empty one.
func part(pix []uint8, stride, size int, bounds, r Rectangle) ([]uint8, Rectangle, bool) {
	r = r.Intersect(bounds)
	if r.Empty() {
		return nil, Rectangle{}, false
	}
	return pix[(r.Min.Y-bounds.Min.Y)*stride+(r.Min.X-bounds.Min.X)*size:], r, true
}

// opaque reports whether all bytes of pixels from at to size are 0xff.
func opaque(pix []uint8, stride, size, at int, r Rectangle) bool {
	for y := range r.Dy() {
		row := pix[y*stride : y*stride+r.Dx()*size]
		for i := 0; i < len(row); i += size {
			for _, b := range row[i+at : i+size] {
				if b != 0xff {
					return false
				}
			}
		}
	}
	return true
}
