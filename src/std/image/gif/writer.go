package gif

import (
	"bufio"
	"compress/lzw"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"io"
	"math/bits"
	"slices"
)

// Options say how Encode makes few colours of many.
type Options struct {
	NumColors int            // at most so many, 1 to 256
	Quantizer draw.Quantizer // makes the palette; palette.Plan9 if nil
	Drawer    draw.Drawer    // draws with it; draw.FloydSteinberg if nil
}

type writer interface {
	Flush() error
	io.Writer
	io.ByteWriter
}

type encoder struct {
	w     writer
	g     GIF
	table []byte // the colours for frames without a palette of their own
	err   error
}

func (e *encoder) write(b ...byte) {
	if e.err == nil {
		_, e.err = e.w.Write(b)
	}
}

// sizeOf returns the number that stands for the size of a table, 2<<number.
func sizeOf(n int) int { return max(bits.Len(uint(n-1))-1, 0) }

var errNilColor = errors.New("gif: cannot encode color table with nil entries")

// colors returns a table of p.
func colors(p color.Palette) ([]byte, error) {
	size := sizeOf(len(p))
	if size > 7 {
		return nil, errors.New("gif: cannot encode color table with more than 256 entries")
	}
	b := make([]byte, 3*(2<<size))
	for i, c := range p {
		if c == nil {
			return nil, errNilColor
		}
		r, g, bl, _ := c.RGBA()
		b[3*i], b[3*i+1], b[3*i+2] = uint8(r>>8), uint8(g>>8), uint8(bl>>8)
	}
	return b, nil
}

func words(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func (e *encoder) head() {
	b := words([]byte("GIF89a"), e.g.Config.Width, e.g.Config.Height)
	p, _ := e.g.Config.ColorModel.(color.Palette)
	if len(p) > 0 {
		if e.table, e.err = colors(p); e.err != nil {
			return
		}
		b = append(b, hasColors|uint8(sizeOf(len(p))), e.g.BackgroundIndex, 0)
		b = append(b, e.table...)
	} else {
		b = append(b, 0, 0, 0)
	}
	if len(e.g.Image) > 1 && e.g.LoopCount >= 0 {
		b = append(b, extension, applicationExtension, 11)
		b = append(b, "NETSCAPE2.0\x03\x01"...)
		b = append(words(b, e.g.LoopCount), 0)
	}
	e.write(b...)
}

// shared reports whether the table of a frame with n colours is that of the file, but for a transparent one.
func (e *encoder) shared(own []byte, n, through int) bool {
	if len(own) > len(e.table) {
		return false
	}
	for i := range n {
		if i != through && !slices.Equal(own[3*i:3*i+3], e.table[3*i:3*i+3]) {
			return false
		}
	}
	return true
}

func (e *encoder) frame(m *image.Paletted, delay int, disposal byte) {
	if e.err != nil {
		return
	}
	b := m.Bounds()
	switch {
	case len(m.Palette) == 0:
		e.err = errors.New("gif: cannot encode image block with empty palette")
		return
	case b.Min.X < 0 || b.Max.X >= 1<<16 || b.Min.Y < 0 || b.Max.Y >= 1<<16:
		e.err = errors.New("gif: image block is too large to encode")
		return
	case !b.In(image.Rect(0, 0, e.g.Config.Width, e.g.Config.Height)):
		e.err = errors.New("gif: image block is out of bounds")
		return
	}
	through := -1
	for i, c := range m.Palette {
		if c == nil {
			e.err = errNilColor
			return
		}
		if _, _, _, a := c.RGBA(); a == 0 {
			through = i
			break
		}
	}
	if delay > 0 || disposal != 0 || through >= 0 {
		flags := disposal << 2
		if through >= 0 {
			flags |= transparent
		}
		control := words([]byte{extension, controlExtension, 4, flags}, delay)
		e.write(append(control, uint8(max(through, 0)), 0)...)
	}
	e.write(words([]byte{descriptor}, b.Min.X, b.Min.Y, b.Dx(), b.Dy())...)
	size := sizeOf(len(m.Palette))
	all, _ := e.g.Config.ColorModel.(color.Palette)
	if len(m.Palette) <= len(all) && &all[0] == &m.Palette[0] {
		e.write(0)
	} else {
		own, err := colors(m.Palette)
		if err != nil {
			e.err = err
			return
		}
		if e.shared(own, len(m.Palette), through) {
			e.write(0)
		} else {
			e.write(hasColors | uint8(size))
			e.write(own...)
		}
	}
	width := max(size+1, 2)
	e.write(uint8(width))
	blocks := &blockWriter{e: e}
	z := lzw.NewWriter(blocks, lzw.LSB, width)
	for y := b.Min.Y; y < b.Max.Y && e.err == nil; y++ {
		i := m.PixOffset(b.Min.X, y)
		if _, err := z.Write(m.Pix[i : i+b.Dx()]); err != nil {
			e.err = err
		}
	}
	z.Close()
	if e.err == nil {
		blocks.send()
		e.write(0)
	}
}

// A blockWriter writes in blocks.
type blockWriter struct {
	e   *encoder
	buf []byte
}

func (b *blockWriter) send() {
	if len(b.buf) > 0 {
		b.e.write(uint8(len(b.buf)))
		b.e.write(b.buf...)
		b.buf = b.buf[:0]
	}
}

func (b *blockWriter) WriteByte(c byte) error {
	b.buf = append(b.buf, c)
	if len(b.buf) == 255 {
		b.send()
	}
	return b.e.err
}

func (b *blockWriter) Write(p []byte) (int, error) {
	for i, c := range p {
		if err := b.WriteByte(c); err != nil {
			return i, err
		}
	}
	return len(p), nil
}

func (b *blockWriter) Flush() error { return b.e.err }

// EncodeAll writes all frames.
func EncodeAll(w io.Writer, g *GIF) error {
	switch {
	case len(g.Image) == 0:
		return errors.New("gif: must provide at least one image")
	case len(g.Image) != len(g.Delay):
		return errors.New("gif: mismatched image and delay lengths")
	case g.Disposal != nil && len(g.Image) != len(g.Disposal):
		return errors.New("gif: mismatched image and disposal lengths")
	}
	e := &encoder{g: *g}
	config := &e.g.Config
	if config.ColorModel == nil && config.Width == 0 && config.Height == 0 {
		config.Width, config.Height = g.Image[0].Bounds().Max.X, g.Image[0].Bounds().Max.Y
	} else if config.ColorModel != nil {
		if _, ok := config.ColorModel.(color.Palette); !ok {
			return errors.New("gif: GIF color model must be a color.Palette")
		}
	}
	e.w, _ = w.(writer)
	if e.w == nil {
		e.w = bufio.NewWriter(w)
	}
	e.head()
	for i, m := range g.Image {
		disposal := byte(0)
		if g.Disposal != nil {
			disposal = g.Disposal[i]
		}
		e.frame(m, g.Delay[i], disposal)
	}
	e.write(trailer)
	if e.err == nil {
		e.err = e.w.Flush()
	}
	return e.err
}

// Encode writes an image as the only frame, with fewer colours if it has too many.
func Encode(w io.Writer, m image.Image, o *Options) error {
	b := m.Bounds()
	if b.Dx() >= 1<<16 || b.Dy() >= 1<<16 {
		return errors.New("gif: image is too large to encode")
	}
	var opts Options
	if o != nil {
		opts = *o
	}
	if opts.NumColors < 1 || opts.NumColors > 256 {
		opts.NumColors = 256
	}
	if opts.Drawer == nil {
		opts.Drawer = draw.FloydSteinberg
	}
	few, _ := m.(*image.Paletted)
	if p, ok := m.ColorModel().(color.Palette); ok && few == nil {
		few = image.NewPaletted(b, p)
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				few.Set(x, y, p.Convert(m.At(x, y)))
			}
		}
	}
	if few == nil || len(few.Palette) > opts.NumColors {
		few = image.NewPaletted(b, palette.Plan9[:opts.NumColors])
		if opts.Quantizer != nil {
			few.Palette = opts.Quantizer.Quantize(make(color.Palette, 0, opts.NumColors), m)
		}
		opts.Drawer.Draw(few, b, m, b.Min)
	}
	moved := *few
	moved.Rect = moved.Rect.Sub(moved.Rect.Min)
	return EncodeAll(w, &GIF{
		Image:  []*image.Paletted{&moved},
		Delay:  []int{0},
		Config: image.Config{ColorModel: moved.Palette, Width: b.Dx(), Height: b.Dy()},
	})
}
