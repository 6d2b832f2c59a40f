// Package gif reads and writes GIF images and animations.
package gif

import (
	"bufio"
	"compress/lzw"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
)

var (
	errNotEnough = errors.New("gif: not enough image data")
	errTooMuch   = errors.New("gif: too much image data")
	errBadPixel  = errors.New("gif: invalid pixel value")
)

// Bits of flags.
const (
	hasColors   = 1 << 7
	interlaced  = 1 << 6
	colorsBits  = 7
	transparent = 1 << 0
)

// What begins a part of a file, and kinds of extensions.
const (
	extension  = 0x21
	descriptor = 0x2c
	trailer    = 0x3b

	textExtension        = 0x01
	controlExtension     = 0xf9
	commentExtension     = 0xfe
	applicationExtension = 0xff
)

// What becomes of a frame before the next one.
const (
	DisposalNone       = 0x01
	DisposalBackground = 0x02
	DisposalPrevious   = 0x03
)

// A GIF has the frames of a file.
type GIF struct {
	Image []*image.Paletted
	Delay []int // of each frame, in hundredths of a second
	// LoopCount is how often the animation is shown again: 0 for ever, -1 for not at all.
	LoopCount int
	// Disposal is that of each frame; nil for none.
	Disposal []byte
	// Config is the palette of the frames that have none of their own, and the size; if it is zero, EncodeAll takes
	// the size from the first frame.
	Config          image.Config
	BackgroundIndex byte
}

type reader interface {
	io.Reader
	io.ByteReader
}

type decoder struct {
	r     reader
	g     GIF
	table color.Palette // for frames without one of their own

	// Of the frame that comes next.
	delay       int
	disposal    byte
	transparent int // an index, or -1
}

func fill(r io.Reader, b []byte) error {
	_, err := io.ReadFull(r, b)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}

func (d *decoder) byte() (byte, error) {
	b, err := d.r.ReadByte()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}

func (d *decoder) read(n int) ([]byte, error) {
	b := make([]byte, n)
	err := fill(d.r, b)
	return b, err
}

func word(b []byte) int { return int(b[0]) | int(b[1])<<8 }

// decode reads a file: only its head, only its first frame, or all.
func (d *decoder) decode(r io.Reader, headOnly, all bool) error {
	d.r, _ = r.(reader)
	if d.r == nil {
		d.r = bufio.NewReader(r)
	}
	d.g.LoopCount, d.transparent = -1, -1
	if err := d.head(); err != nil || headOnly {
		return err
	}
	for {
		kind, err := d.byte()
		if err != nil {
			return fmt.Errorf("gif: reading frames: %v", err)
		}
		switch kind {
		case extension:
			err = d.extension()
		case descriptor:
			err = d.frame()
			if err == nil && !all {
				return nil
			}
		case trailer:
			if len(d.g.Image) == 0 {
				return fmt.Errorf("gif: missing image data")
			}
			return nil
		default:
			return fmt.Errorf("gif: unknown block type: 0x%.2x", kind)
		}
		if err != nil {
			return err
		}
	}
}

func (d *decoder) head() error {
	b, err := d.read(13)
	if err != nil {
		return fmt.Errorf("gif: reading header: %v", err)
	}
	if version := string(b[:6]); version != "GIF87a" && version != "GIF89a" {
		return fmt.Errorf("gif: can't recognize format %q", version)
	}
	d.g.Config.Width, d.g.Config.Height = word(b[6:]), word(b[8:])
	if b[10]&hasColors != 0 {
		d.g.BackgroundIndex = b[11]
		d.table, err = d.colors(b[10])
	}
	return err
}

func (d *decoder) colors(flags byte) (color.Palette, error) {
	n := 2 << (flags & colorsBits)
	b, err := d.read(3 * n)
	if err != nil {
		return nil, fmt.Errorf("gif: reading color table: %s", err)
	}
	p := make(color.Palette, n)
	for i := range p {
		p[i] = color.RGBA{b[3*i], b[3*i+1], b[3*i+2], 0xff}
	}
	return p, nil
}

func (d *decoder) extension() error {
	wrap := func(err error) error { return fmt.Errorf("gif: reading extension: %v", err) }
	kind, err := d.byte()
	if err != nil {
		return wrap(err)
	}
	size := 0
	switch kind {
	case controlExtension:
		return d.control()
	case textExtension:
		size = 13
	case commentExtension:
	case applicationExtension:
		b, err := d.byte()
		if err != nil {
			return wrap(err)
		}
		// The next bytes are skipped even where it is wrong.
		size = int(b)
	default:
		return fmt.Errorf("gif: unknown extension 0x%.2x", kind)
	}
	name, err := d.read(size)
	if err != nil {
		return wrap(err)
	}
	for first := true; ; first = false {
		b, err := d.block()
		if err != nil {
			return wrap(err)
		}
		if len(b) == 0 {
			return nil
		}
		if first && kind == applicationExtension && string(name) == "NETSCAPE2.0" && len(b) == 3 && b[0] == 1 {
			d.g.LoopCount = word(b[1:])
		}
	}
}

// block reads a block of data; an empty one ends them.
func (d *decoder) block() ([]byte, error) {
	n, err := d.byte()
	if err != nil {
		return nil, err
	}
	return d.read(int(n))
}

func (d *decoder) control() error {
	b, err := d.read(6)
	if err != nil {
		return fmt.Errorf("gif: can't read graphic control: %s", err)
	}
	if b[0] != 4 {
		return fmt.Errorf("gif: invalid graphic control extension block size: %d", b[0])
	}
	d.disposal, d.delay = b[1]>>2&7, word(b[2:])
	if b[1]&transparent != 0 {
		d.transparent = int(b[4])
	}
	if b[5] != 0 {
		return fmt.Errorf("gif: invalid graphic control extension block terminator: %d", b[5])
	}
	return nil
}

func (d *decoder) frame() error {
	b, err := d.read(9)
	if err != nil {
		return fmt.Errorf("gif: can't read image descriptor: %s", err)
	}
	bounds := image.Rect(0, 0, word(b[4:]), word(b[6:])).Add(image.Pt(word(b), word(b[2:])))
	if bounds.Max.X > d.g.Config.Width || bounds.Max.Y > d.g.Config.Height {
		return errors.New("gif: frame bounds larger than image bounds")
	}
	flags, table := b[8], d.table
	if flags&hasColors != 0 {
		if table, err = d.colors(flags); err != nil {
			return err
		}
	} else if table == nil {
		return errors.New("gif: no color table")
	}
	if d.transparent >= 0 {
		p := make(color.Palette, max(len(table), d.transparent+1))
		for i := copy(p, table); i < len(p); i++ {
			p[i] = color.RGBA{}
		}
		p[d.transparent] = color.RGBA{}
		table = p
	}
	m := image.NewPaletted(bounds, table)
	if err := d.pixels(m); err != nil {
		return err
	}
	if flags&interlaced != 0 {
		m.Pix = inOrder(m)
	}
	d.g.Image = append(d.g.Image, m)
	d.g.Delay = append(d.g.Delay, d.delay)
	d.g.Disposal = append(d.g.Disposal, d.disposal)
	d.delay, d.transparent = 0, -1
	return nil
}

func (d *decoder) pixels(m *image.Paletted) error {
	wrap := func(err error) error { return fmt.Errorf("gif: reading image data: %v", err) }
	width, err := d.byte()
	if err != nil {
		return wrap(err)
	}
	if width < 2 || width > 8 {
		return fmt.Errorf("gif: pixel size in decode out of range: %d", width)
	}
	blocks := &blockReader{d: d}
	z := lzw.NewReader(blocks, lzw.LSB, int(width))
	defer z.Close()
	if err := fill(z, m.Pix); err == io.ErrUnexpectedEOF {
		return errNotEnough
	} else if err != nil {
		return wrap(err)
	}
	// Not all files end their codes properly.
	var one [1]byte
	if n, err := z.Read(one[:]); n != 0 || err != io.EOF && err != io.ErrUnexpectedEOF {
		if err != nil {
			return wrap(err)
		}
		return errTooMuch
	}
	if err := blocks.close(); err == errTooMuch {
		return err
	} else if err != nil {
		return wrap(err)
	}
	if len(m.Palette) < 256 {
		for _, index := range m.Pix {
			if int(index) >= len(m.Palette) {
				return errBadPixel
			}
		}
	}
	return nil
}

// inOrder returns the pixels of an interlaced image: every 8th row from 0 on, then from 4 on, every 4th from 2 on, every
// 2nd from 1 on.
func inOrder(m *image.Paletted) []byte {
	pix, dx, dy := make([]byte, 0, len(m.Pix)), m.Rect.Dx(), m.Rect.Dy()
	pix = pix[:len(m.Pix)]
	at := 0
	for _, pass := range [][2]int{{0, 8}, {4, 8}, {2, 4}, {1, 2}} {
		for y := pass[0]; y < dy; y += pass[1] {
			at += copy(pix[y*dx:(y+1)*dx], m.Pix[at:])
		}
	}
	return pix
}

// A blockReader reads what is in blocks.
type blockReader struct {
	d    *decoder
	left []byte
	err  error
}

func (b *blockReader) next() {
	if b.err != nil {
		return
	}
	b.left, b.err = b.d.block()
	if b.err == nil && len(b.left) == 0 {
		b.err = io.EOF
	}
	if b.err != nil {
		b.left = nil
	}
}

func (b *blockReader) ReadByte() (byte, error) {
	if len(b.left) == 0 {
		if b.next(); b.err != nil {
			return 0, b.err
		}
	}
	first := b.left[0]
	b.left = b.left[1:]
	return first, nil
}

func (b *blockReader) Read(p []byte) (int, error) {
	if len(p) == 0 || b.err != nil {
		return 0, b.err
	}
	if len(b.left) == 0 {
		if b.next(); b.err != nil {
			return 0, b.err
		}
	}
	n := copy(p, b.left)
	b.left = b.left[n:]
	return n, nil
}

// close reads up to the block that ends them; one byte more is let through, which some programs write.
func (b *blockReader) close() error {
	if b.err == nil && len(b.left) == 0 {
		if b.next(); b.err == nil && len(b.left) > 1 {
			return errTooMuch
		}
	}
	if b.err == nil {
		if b.next(); b.err == nil {
			return errTooMuch
		}
	}
	if b.err == io.EOF {
		return nil
	}
	return b.err
}

// Decode decodes the first frame.
func Decode(r io.Reader) (image.Image, error) {
	var d decoder
	if err := d.decode(r, false, false); err != nil {
		return nil, err
	}
	return d.g.Image[0], nil
}

// DecodeAll decodes all frames.
func DecodeAll(r io.Reader) (*GIF, error) {
	var d decoder
	if err := d.decode(r, false, true); err != nil {
		return nil, err
	}
	d.g.Config.ColorModel = d.table
	return &d.g, nil
}

// DecodeConfig decodes palette and size only.
func DecodeConfig(r io.Reader) (image.Config, error) {
	var d decoder
	if err := d.decode(r, true, false); err != nil {
		return image.Config{}, err
	}
	d.g.Config.ColorModel = d.table
	return d.g.Config, nil
}

func init() { image.RegisterFormat("gif", "GIF8?a", Decode, DecodeConfig) }
