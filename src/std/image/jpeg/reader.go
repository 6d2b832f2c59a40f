// Package jpeg reads and writes JPEG images: it reads baseline and progressive ones. Samples may differ by 1 from those
// that compiled Go decodes, and writers do not write the same bytes. Files whose tables of codes are damaged may fail
// elsewhere, or not at all.
package jpeg

import (
	"image"
	"image/color"
	"image/draw"
	"io"
)

// A FormatError says what is wrong with an image.
type FormatError string

func (e FormatError) Error() string { return "invalid JPEG format: " + string(e) }

// An UnsupportedError says what this package cannot do.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "unsupported JPEG feature: " + string(e) }

// Deprecated: it is not used any more.
type Reader interface {
	io.ByteReader
	io.Reader
}

// decode returns what described says, in jpeg's mod.rs, or a kind of fault and its text.
func decode(data []byte, sizeOnly bool) (fault int, text string, facts []int, planes []byte)

type facts struct {
	width, height, components int
	wide, high                int // the size of a plane
	adobe                     int
	rgb                       bool
	across, down              int
}

func read(r io.Reader, sizeOnly bool) (f facts, planes []byte, err error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return f, nil, err
	}
	fault, text, n, planes := decode(data, sizeOnly)
	switch fault {
	case 1:
		return f, nil, FormatError(text)
	case 2:
		return f, nil, UnsupportedError(text)
	case 3:
		return f, nil, io.ErrUnexpectedEOF
	}
	return facts{n[0], n[1], n[2], n[3], n[4], n[5], n[6] == 1, n[7], n[8]}, planes, nil
}

var ratios = map[[2]int]image.YCbCrSubsampleRatio{
	{1, 1}: image.YCbCrSubsampleRatio444,
	{2, 1}: image.YCbCrSubsampleRatio422,
	{2, 2}: image.YCbCrSubsampleRatio420,
	{1, 2}: image.YCbCrSubsampleRatio440,
	{4, 1}: image.YCbCrSubsampleRatio411,
	{4, 2}: image.YCbCrSubsampleRatio410,
}

// Decode decodes an image: an *image.Gray, *image.YCbCr, *image.RGBA or *image.CMYK. It reads r to its end.
func Decode(r io.Reader) (image.Image, error) {
	f, planes, err := read(r, false)
	if err != nil {
		return nil, err
	}
	bounds := image.Rect(0, 0, f.width, f.height)
	if f.components == 1 {
		m := &image.Gray{Pix: planes, Stride: f.wide, Rect: image.Rect(0, 0, f.wide, f.high)}
		return m.SubImage(bounds), nil
	}
	full, shared := f.wide*f.high, (f.wide/f.across)*(f.high/f.down)
	whole := &image.YCbCr{
		Y:       planes[:full:full],
		Cb:      planes[full : full+shared : full+shared],
		Cr:      planes[full+shared : full+2*shared : full+2*shared],
		YStride: f.wide, CStride: f.wide / f.across,
		SubsampleRatio: ratios[[2]int{f.across, f.down}],
		Rect:           image.Rect(0, 0, f.wide, f.high),
	}
	m := whole.SubImage(bounds).(*image.YCbCr)
	switch {
	case f.components == 4:
		return black(m, planes[full+2*shared:], f)
	case f.rgb:
		return together(m), nil
	}
	return m, nil
}

// together returns an image whose red, green and blue are the planes of m.
func together(m *image.YCbCr) image.Image {
	out := image.NewRGBA(m.Rect)
	for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
		i := out.PixOffset(m.Rect.Min.X, y)
		for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
			c := m.COffset(x, y)
			out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = m.Y[m.YOffset(x, y)], m.Cb[c], m.Cr[c], 255
			i += 4
		}
	}
	return out
}

// black returns an image for print; Adobe's programs write the opposite of its colours.
func black(m *image.YCbCr, key []byte, f facts) (image.Image, error) {
	if f.adobe < 0 {
		return nil, UnsupportedError("unknown color model: 4-component JPEG doesn't have Adobe APP14 metadata")
	}
	var colors *image.RGBA
	if f.adobe != 0 {
		colors = image.NewRGBA(m.Rect)
		draw.Draw(colors, m.Rect, m, m.Rect.Min, draw.Src)
	} else {
		colors = together(m).(*image.RGBA)
		for i := range colors.Pix {
			colors.Pix[i] = 255 - colors.Pix[i]
		}
	}
	for y := range f.height {
		for x := range f.width {
			colors.Pix[y*colors.Stride+4*x+3] = 255 - key[y*f.wide+x]
		}
	}
	return &image.CMYK{Pix: colors.Pix, Stride: colors.Stride, Rect: colors.Rect}, nil
}

// DecodeConfig decodes model and size only. It reads r to its end.
func DecodeConfig(r io.Reader) (image.Config, error) {
	f, _, err := read(r, true)
	if err != nil {
		return image.Config{}, err
	}
	models := map[int]color.Model{1: color.GrayModel, 3: color.YCbCrModel, 4: color.CMYKModel}
	model := models[f.components]
	if model == nil {
		return image.Config{}, FormatError("missing SOF marker")
	}
	if f.components == 3 && f.rgb {
		model = color.RGBAModel
	}
	return image.Config{ColorModel: model, Width: f.width, Height: f.height}, nil
}

func init() { image.RegisterFormat("jpeg", "\xff\xd8", Decode, DecodeConfig) }
