package png

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/internal/rows"
	"io"
	"strconv"
)

// A CompressionLevel says how hard to compress.
type CompressionLevel int

// The levels.
const (
	DefaultCompression CompressionLevel = 0
	NoCompression      CompressionLevel = -1
	BestSpeed          CompressionLevel = -2
	BestCompression    CompressionLevel = -3
)

func (l CompressionLevel) zlib() int {
	switch l {
	case NoCompression:
		return zlib.NoCompression
	case BestSpeed:
		return zlib.BestSpeed
	case BestCompression:
		return zlib.BestCompression
	}
	return zlib.DefaultCompression
}

// An Encoder writes images.
type Encoder struct {
	CompressionLevel CompressionLevel
	// BufferPool, if not nil, keeps buffers between images.
	BufferPool EncoderBufferPool
}

// An EncoderBufferPool keeps buffers.
type EncoderBufferPool interface {
	Get() *EncoderBuffer
	Put(*EncoderBuffer)
}

// An EncoderBuffer holds what an encoder needs besides the image.
type EncoderBuffer struct {
	row   []byte // with a byte for the filter in front
	above []byte
	tried [][]byte // what the filters make of row
}

type encoder struct {
	w     io.Writer
	m     image.Image
	depth int
	kind  int
	level CompressionLevel
	*EncoderBuffer
}

// Encode writes an image with the default level.
func Encode(w io.Writer, m image.Image) error {
	var e Encoder
	return e.Encode(w, m)
}

// Encode writes an image.
func (enc *Encoder) Encode(w io.Writer, m image.Image) error {
	width, height := int64(m.Bounds().Dx()), int64(m.Bounds().Dy())
	if width <= 0 || height <= 0 || width >= 1<<32 || height >= 1<<32 {
		return FormatError("invalid image size: " + strconv.FormatInt(width, 10) + "x" + strconv.FormatInt(height, 10))
	}
	var buf *EncoderBuffer
	if enc.BufferPool != nil {
		buf = enc.BufferPool.Get()
	}
	if buf == nil {
		buf = new(EncoderBuffer)
	}
	if enc.BufferPool != nil {
		defer enc.BufferPool.Put(buf)
	}
	e := &encoder{w: w, m: m, level: enc.CompressionLevel, EncoderBuffer: buf}
	palette := e.choose()
	if _, err := io.WriteString(w, magic); err != nil {
		return err
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	head = binary.BigEndian.AppendUint32(head, uint32(height))
	if err := e.chunk("IHDR", append(head, uint8(e.depth), uint8(e.kind), 0, 0, 0)); err != nil {
		return err
	}
	if palette != nil {
		if err := e.colors(palette); err != nil {
			return err
		}
	}
	if err := e.pixels(); err != nil {
		return err
	}
	return e.chunk("IEND", nil)
}

// choose sets depth and kind and returns the palette, if there is one.
func (e *encoder) choose() color.Palette {
	e.depth = 8
	if m, ok := e.m.(image.PalettedImage); ok {
		if palette, ok := m.ColorModel().(color.Palette); ok {
			e.kind = indexed
			switch n := len(palette); {
			case n <= 2:
				e.depth = 1
			case n <= 4:
				e.depth = 2
			case n <= 16:
				e.depth = 4
			}
			return palette
		}
	}
	switch e.m.ColorModel() {
	case color.GrayModel:
		e.kind = grey
		return nil
	case color.Gray16Model:
		e.kind, e.depth = grey, 16
		return nil
	case color.RGBAModel, color.NRGBAModel, color.AlphaModel:
	default:
		e.depth = 16
	}
	e.kind = trueAlpha
	if opaque(e.m) {
		e.kind = trueColor
	}
	return nil
}

func opaque(m image.Image) bool {
	if m, ok := m.(interface{ Opaque() bool }); ok {
		return m.Opaque()
	}
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := m.At(x, y).RGBA(); a != 0xffff {
				return false
			}
		}
	}
	return true
}

func (e *encoder) chunk(name string, data []byte) error {
	if uint64(len(data)) > 1<<32-1 {
		return UnsupportedError(name + " chunk is too large: " + strconv.Itoa(len(data)))
	}
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	_, err := e.w.Write(b)
	return err
}

func (e *encoder) colors(palette color.Palette) error {
	if len(palette) < 1 || len(palette) > 256 {
		return FormatError("bad palette length: " + strconv.Itoa(len(palette)))
	}
	var colors, alphas []byte
	last := 0
	for i, c := range palette {
		c := color.NRGBAModel.Convert(c).(color.NRGBA)
		colors = append(colors, c.R, c.G, c.B)
		alphas = append(alphas, c.A)
		if c.A != 0xff {
			last = i + 1
		}
	}
	if err := e.chunk("PLTE", colors); err != nil || last == 0 {
		return err
	}
	return e.chunk("tRNS", alphas[:last])
}

// data makes IDAT chunks of what is written to it.
type data struct{ *encoder }

func (d data) Write(p []byte) (int, error) {
	if err := d.chunk("IDAT", p); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (e *encoder) pixels() error {
	out := bufio.NewWriterSize(data{e}, 1<<15)
	z, err := zlib.NewWriterLevel(out, e.level.zlib())
	if err != nil {
		return err
	}
	bounds := e.m.Bounds()
	parts := map[int]int{grey: 1, indexed: 1, trueColor: 3, trueAlpha: 4}[e.kind]
	size, length := (e.depth*parts+7)/8, 1+(e.depth*parts*bounds.Dx()+7)/8
	e.row, e.above = make([]byte, length), make([]byte, length)
	if len(e.tried) == 0 || len(e.tried[0]) != length {
		e.tried = make([][]byte, 5)
		for i := range e.tried {
			e.tried[i] = make([]byte, length)
		}
	}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		e.fill(e.row[1:], y)
		best := e.row
		if e.level != NoCompression && e.kind != indexed {
			best = e.filtered(size)
		}
		if _, err := z.Write(best); err != nil {
			return err
		}
		e.row, e.above = e.above, e.row
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// filtered returns the row with the filter whose bytes are least, taken as signed: those compress best.
func (e *encoder) filtered(size int) []byte {
	best, least := 0, 0
	for filter, out := range e.tried {
		out[0] = uint8(filter)
		sum := rows.Filter(out[1:], e.row[1:], e.above[1:], size, filter)
		if filter == 0 || sum < least {
			best, least = filter, sum
		}
	}
	return e.tried[best]
}

// fill sets row to the pixels at y.
func (e *encoder) fill(row []byte, y int) {
	b := e.m.Bounds()
	width := b.Dx()
	switch m := e.m.(type) {
	case *image.Gray:
		i := m.PixOffset(b.Min.X, y)
		copy(row, m.Pix[i:i+width])
		return
	case *image.Gray16:
		i := m.PixOffset(b.Min.X, y)
		copy(row, m.Pix[i:i+2*width])
		return
	case *image.RGBA:
		i := m.PixOffset(b.Min.X, y)
		rows.Pack(row, m.Pix[i:i+4*width], e.kind == trueAlpha, true)
		return
	case *image.NRGBA:
		i := m.PixOffset(b.Min.X, y)
		rows.Pack(row, m.Pix[i:i+4*width], e.kind == trueAlpha, false)
		return
	}
	row = row[:0]
	for x := b.Min.X; x < b.Max.X; x++ {
		switch {
		case e.kind == indexed && e.depth == 8:
			row = append(row, e.m.(image.PalettedImage).ColorIndexAt(x, y))
		case e.kind == indexed:
			at := (x - b.Min.X) * e.depth % 8
			if at == 0 {
				row = append(row, 0)
			}
			row[len(row)-1] |= e.m.(image.PalettedImage).ColorIndexAt(x, y) << (8 - e.depth - at)
		case e.kind == grey && e.depth == 8:
			row = append(row, color.GrayModel.Convert(e.m.At(x, y)).(color.Gray).Y)
		case e.kind == grey:
			row = binary.BigEndian.AppendUint16(row, color.Gray16Model.Convert(e.m.At(x, y)).(color.Gray16).Y)
		case e.depth == 8:
			c := color.NRGBAModel.Convert(e.m.At(x, y)).(color.NRGBA)
			row = append(row, c.R, c.G, c.B)
			if e.kind == trueAlpha {
				row = append(row, c.A)
			}
		default:
			c := color.NRGBA64Model.Convert(e.m.At(x, y)).(color.NRGBA64)
			row = binary.BigEndian.AppendUint16(row, c.R)
			row = binary.BigEndian.AppendUint16(row, c.G)
			row = binary.BigEndian.AppendUint16(row, c.B)
			if e.kind == trueAlpha {
				row = binary.BigEndian.AppendUint16(row, c.A)
			}
		}
	}
}
