// Package png reads and writes PNG images. Writers do not compress to the same bytes as compiled Go's.
package png

import (
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash"
	"hash/crc32"
	"image"
	"image/color"
	"image/internal/rows"
	"io"
)

// A FormatError says what is wrong with an image.
type FormatError string

func (e FormatError) Error() string { return "png: invalid format: " + string(e) }

// An UnsupportedError says what this package cannot do.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "png: unsupported feature: " + string(e) }

const magic = "\x89PNG\r\n\x1a\n"

// Types of colours.
const (
	grey      = 0
	trueColor = 2
	indexed   = 3
	greyAlpha = 4
	trueAlpha = 6
)

// What has been seen of a file, in this order.
const (
	begun = iota
	seenHeader
	seenPalette
	seenTransparent
	seenData
	seenEnd
)

const errOrder = FormatError("chunk out of order")

type decoder struct {
	r             io.Reader
	sum           hash.Hash32
	seen          int
	width, height int
	depth, kind   int // bits of a part, type of colours
	interlaced    bool
	palette       color.Palette
	transparent   []byte // the colour that is, two bytes for each part
	left          uint32 // of the IDAT chunk being read
	m             image.Image
}

func (d *decoder) fill(p []byte) error {
	n, err := io.ReadFull(d.r, p)
	d.sum.Write(p[:n])
	return err
}

// end reads the checksum that ends a chunk.
func (d *decoder) end() error {
	sum := d.sum.Sum32()
	var b [4]byte
	if _, err := io.ReadFull(d.r, b[:]); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(b[:]) != sum {
		return FormatError("invalid checksum")
	}
	return nil
}

func newDecoder(r io.Reader) (*decoder, error) {
	var head [len(magic)]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, unexpected(err)
	}
	if string(head[:]) != magic {
		return nil, FormatError("not a PNG file")
	}
	return &decoder{r: r, sum: crc32.NewIEEE()}, nil
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// chunk reads a chunk; of pixels nothing if only the configuration is asked for.
func (d *decoder) chunk(configOnly bool) error {
	var head [8]byte
	if _, err := io.ReadFull(d.r, head[:]); err != nil {
		return err
	}
	length := binary.BigEndian.Uint32(head[:])
	d.sum.Reset()
	d.sum.Write(head[4:])
	before := d.seen
	switch string(head[4:]) {
	case "IHDR":
		if before != begun {
			return errOrder
		}
		d.seen = seenHeader
		return d.header(length)
	case "PLTE":
		if before != seenHeader {
			return errOrder
		}
		d.seen = seenPalette
		return d.colors(length)
	case "tRNS":
		ok := before == seenHeader
		switch d.kind {
		case indexed:
			ok = before == seenPalette
		case trueColor, trueAlpha:
			ok = before == seenHeader || before == seenPalette
		}
		if !ok {
			return errOrder
		}
		d.seen = seenTransparent
		return d.transparency(length)
	case "IDAT":
		if before < seenHeader || before > seenData || before == seenHeader && d.kind == indexed {
			return errOrder
		}
		if before == seenData {
			break
		}
		d.seen = seenData
		if configOnly {
			return nil
		}
		d.left = length
		if err := d.pixels(); err != nil {
			return err
		}
		return d.end()
	case "IEND":
		if before != seenData {
			return errOrder
		}
		d.seen = seenEnd
		if length != 0 {
			return FormatError("bad IEND length")
		}
		return d.end()
	}
	if length > 0x7fffffff {
		return FormatError(fmt.Sprintf("Bad chunk length: %d", length))
	}
	if _, err := io.CopyN(d.sum, d.r, int64(length)); err != nil {
		return err
	}
	return d.end()
}

func (d *decoder) header(length uint32) error {
	if length != 13 {
		return FormatError("bad IHDR length")
	}
	var b [13]byte
	if err := d.fill(b[:]); err != nil {
		return err
	}
	switch {
	case b[10] != 0:
		return UnsupportedError("compression method")
	case b[11] != 0:
		return UnsupportedError("filter method")
	case b[12] > 1:
		return FormatError("invalid interlace method")
	}
	w, h := int32(binary.BigEndian.Uint32(b[:])), int32(binary.BigEndian.Uint32(b[4:]))
	if w <= 0 || h <= 0 {
		return FormatError("non-positive dimension")
	}
	if n := int(w) * int(h); n != n*8/8 {
		return UnsupportedError("dimension overflow")
	}
	d.depth, d.kind, d.interlaced = int(b[8]), int(b[9]), b[12] == 1
	known := false
	switch d.kind {
	case grey:
		known = d.depth == 1 || d.depth == 2 || d.depth == 4 || d.depth == 8 || d.depth == 16
	case indexed:
		known = d.depth == 1 || d.depth == 2 || d.depth == 4 || d.depth == 8
	case trueColor, greyAlpha, trueAlpha:
		known = d.depth == 8 || d.depth == 16
	}
	if !known {
		return UnsupportedError(fmt.Sprintf("bit depth %d, color type %d", b[8], b[9]))
	}
	d.width, d.height = int(w), int(h)
	return d.end()
}

func (d *decoder) colors(length uint32) error {
	n := int(length / 3)
	if length%3 != 0 || n <= 0 || n > 256 || n > 1<<d.depth {
		return FormatError("bad PLTE length")
	}
	b := make([]byte, length)
	if err := d.fill(b); err != nil {
		return err
	}
	switch d.kind {
	case indexed:
		// What indices may say beyond the palette is black.
		d.palette = make(color.Palette, 256)
		for i := range d.palette {
			c := color.RGBA{A: 0xff}
			if i < n {
				c.R, c.G, c.B = b[3*i], b[3*i+1], b[3*i+2]
			}
			d.palette[i] = c
		}
		d.palette = d.palette[:n]
	case trueColor, trueAlpha:
		// It is only a suggestion.
	default:
		return FormatError("PLTE, color type mismatch")
	}
	return d.end()
}

func (d *decoder) transparency(length uint32) error {
	ok := false
	switch d.kind {
	case grey:
		ok = length == 2
	case trueColor:
		ok = length == 6
	case indexed:
		ok = length <= 256
	default:
		return FormatError("tRNS, color type mismatch")
	}
	if !ok {
		return FormatError("bad tRNS length")
	}
	b := make([]byte, length)
	if err := d.fill(b); err != nil {
		return err
	}
	if d.kind != indexed {
		d.transparent = b
		return d.end()
	}
	if len(d.palette) < len(b) {
		d.palette = d.palette[:len(b)]
	}
	for i, a := range b {
		c := d.palette[i].(color.RGBA)
		d.palette[i] = color.NRGBA{c.R, c.G, c.B, a}
	}
	return d.end()
}

// Read reads the data of IDAT chunks.
func (d *decoder) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for d.left == 0 {
		if err := d.end(); err != nil {
			return 0, err
		}
		var head [8]byte
		if _, err := io.ReadFull(d.r, head[:]); err != nil {
			return 0, err
		}
		d.left = binary.BigEndian.Uint32(head[:])
		if string(head[4:]) != "IDAT" {
			return 0, FormatError("not enough pixel data")
		}
		d.sum.Reset()
		d.sum.Write(head[4:])
	}
	n, err := d.r.Read(p[:min(len(p), int(d.left))])
	d.sum.Write(p[:n])
	d.left -= uint32(n)
	return n, err
}

// A pass is a part of the pixels: every dx-th from x on of every dy-th row from y on.
type pass struct{ x, y, dx, dy int }

var (
	whole  = []pass{{0, 0, 1, 1}}
	passes = []pass{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}
)

func (d *decoder) pixels() error {
	z, err := zlib.NewReader(d)
	if err != nil {
		return err
	}
	defer z.Close()
	pix, stride, size := d.image()
	order := whole
	if d.interlaced {
		order = passes
	}
	for _, p := range order {
		if err := d.pass(z, p, pix, stride, size); err != nil {
			return err
		}
	}
	// The end of the compressed data is read too, which checks it.
	n := 0
	for i := 0; n == 0 && err == nil; i++ {
		if i == 100 {
			return io.ErrNoProgress
		}
		var b [1]byte
		n, err = z.Read(b[:])
	}
	if err != nil && err != io.EOF {
		return FormatError(err.Error())
	}
	if n != 0 || d.left != 0 {
		return FormatError("too much pixel data")
	}
	return nil
}

// image makes the image: its bytes, those of a row, and those of a pixel.
func (d *decoder) image() (pix []byte, stride, size int) {
	r, wide := image.Rect(0, 0, d.width, d.height), d.depth == 16
	opaque := d.transparent == nil && (d.kind == grey || d.kind == trueColor)
	switch {
	case d.kind == indexed:
		m := image.NewPaletted(r, d.palette)
		d.m = m
		return m.Pix, m.Stride, 1
	case d.kind == grey && opaque && wide:
		m := image.NewGray16(r)
		d.m = m
		return m.Pix, m.Stride, 2
	case d.kind == grey && opaque:
		m := image.NewGray(r)
		d.m = m
		return m.Pix, m.Stride, 1
	case opaque && wide:
		m := image.NewRGBA64(r)
		d.m = m
		return m.Pix, m.Stride, 8
	case opaque:
		m := image.NewRGBA(r)
		d.m = m
		return m.Pix, m.Stride, 4
	case wide:
		m := image.NewNRGBA64(r)
		d.m = m
		return m.Pix, m.Stride, 8
	}
	m := image.NewNRGBA(r)
	d.m = m
	return m.Pix, m.Stride, 4
}

func (d *decoder) pass(z io.Reader, p pass, pix []byte, stride, size int) error {
	w, h := (d.width-p.x+p.dx-1)/p.dx, (d.height-p.y+p.dy-1)/p.dy
	if w <= 0 || h <= 0 {
		return nil
	}
	bits := d.depth * map[int]int{grey: 1, indexed: 1, greyAlpha: 2, trueColor: 3, trueAlpha: 4}[d.kind]
	length := 1 + (bits*w+7)/8
	row, above := make([]byte, length), make([]byte, length)
	out := make([]byte, w*size)
	most := 0
	for y := range h {
		if _, err := io.ReadFull(z, row); err != nil {
			if err == io.EOF || err == io.ErrUnexpectedEOF {
				return FormatError("not enough pixel data")
			}
			return err
		}
		switch {
		case row[0] > 4:
			return FormatError("bad filter type")
		case row[0] > 0:
			rows.Unfilter(row[1:], above[1:], (bits+7)/8, int(row[0]))
		}
		most = max(most, rows.Unpack(out, row[1:], w, d.depth, d.kind, d.transparent))
		start := (p.y + y*p.dy) * stride
		if p.dx == 1 {
			copy(pix[start:start+len(out)], out)
		} else {
			rows.Scatter(pix[start:start+stride], out, size, p.x, p.dx)
		}
		row, above = above, row
	}
	if m, ok := d.m.(*image.Paletted); ok && len(m.Palette) <= most {
		m.Palette = m.Palette[:most+1]
	}
	return nil
}

// Decode decodes an image: paletted, grey or true colours, as the file has it.
func Decode(r io.Reader) (image.Image, error) {
	d, err := newDecoder(r)
	if err != nil {
		return nil, err
	}
	for d.seen != seenEnd {
		if err := d.chunk(false); err != nil {
			return nil, unexpected(err)
		}
	}
	return d.m, nil
}

// DecodeConfig decodes model and size only.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d, err := newDecoder(r)
	if err != nil {
		return image.Config{}, err
	}
	for {
		if err := d.chunk(true); err != nil {
			return image.Config{}, unexpected(err)
		}
		if d.kind == indexed {
			if d.seen >= seenTransparent {
				break
			}
		} else if d.seen >= seenHeader {
			break
		}
	}
	model := color.Model(color.NRGBAModel)
	switch wide := d.depth == 16; {
	case d.kind == indexed:
		model = d.palette
	case d.kind == grey && wide:
		model = color.Gray16Model
	case d.kind == grey:
		model = color.GrayModel
	case d.kind == trueColor && wide:
		model = color.RGBA64Model
	case d.kind == trueColor:
		model = color.RGBAModel
	case wide:
		model = color.NRGBA64Model
	}
	return image.Config{ColorModel: model, Width: d.width, Height: d.height}, nil
}

func init() { image.RegisterFormat("png", magic, Decode, DecodeConfig) }
