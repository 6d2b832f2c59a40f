package image

import "image/color"

// A YCbCrSubsampleRatio says how many pixels share a pair of colour differences.
type YCbCrSubsampleRatio int

// The ratios: one pair for each pixel, for 2x1, 2x2, 1x2, 4x1, 4x2.
const (
	YCbCrSubsampleRatio444 YCbCrSubsampleRatio = iota
	YCbCrSubsampleRatio422
	YCbCrSubsampleRatio420
	YCbCrSubsampleRatio440
	YCbCrSubsampleRatio411
	YCbCrSubsampleRatio410
)

var ratioNames = []string{"444", "422", "420", "440", "411", "410"}

func (s YCbCrSubsampleRatio) String() string {
	if s >= 0 && int(s) < len(ratioNames) {
		return "YCbCrSubsampleRatio" + ratioNames[s]
	}
	return "YCbCrSubsampleRatioUnknown"
}

// shared returns how many pixels share a pair, as powers of 2.
func (s YCbCrSubsampleRatio) shared() (across, down uint) {
	switch s {
	case YCbCrSubsampleRatio422:
		return 1, 0
	case YCbCrSubsampleRatio420:
		return 1, 1
	case YCbCrSubsampleRatio440:
		return 0, 1
	case YCbCrSubsampleRatio411:
		return 2, 0
	case YCbCrSubsampleRatio410:
		return 2, 1
	}
	return 0, 0
}

// YCbCr is an image of colours as JPEG has them, brightness and differences apart: see YOffset and COffset.
type YCbCr struct {
	Y, Cb, Cr      []uint8
	YStride        int // bytes from one row to the next
	CStride        int // the same for Cb and Cr
	SubsampleRatio YCbCrSubsampleRatio
	Rect           Rectangle
}

// planes returns the sizes of Y and Cb.
func planes(r Rectangle, ratio YCbCrSubsampleRatio) (w, h, cw, ch int) {
	across, down := ratio.shared()
	w, h = r.Dx(), r.Dy()
	cw = (r.Max.X+1<<across-1)/(1<<across) - r.Min.X/(1<<across)
	ch = (r.Max.Y+1<<down-1)/(1<<down) - r.Min.Y/(1<<down)
	return w, h, cw, ch
}

// newYCbCr also returns room for alpha.
func newYCbCr(wrong string, r Rectangle, ratio YCbCrSubsampleRatio, alpha int) (YCbCr, []uint8) {
	w, h, cw, ch := planes(r, ratio)
	bright, differences := area(1+alpha, w, h), area(2, cw, ch)
	if bright < 0 || differences < 0 || bright+differences < 0 {
		panic("image: New" + wrong)
	}
	i0, i1, i2 := w*h, w*h+cw*ch, w*h+2*cw*ch
	b := make([]uint8, bright+differences)
	return YCbCr{b[:i0:i0], b[i0:i1:i1], b[i1:i2:i2], w, cw, ratio, r}, b[i2:]
}

// NewYCbCr returns an image.
func NewYCbCr(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *YCbCr {
	m, _ := newYCbCr("YCbCr Rectangle has huge or negative dimensions", r, subsampleRatio, 0)
	return &m
}

// ColorModel returns color.YCbCrModel.
func (p *YCbCr) ColorModel() color.Model { return color.YCbCrModel }

// Bounds returns p.Rect.
func (p *YCbCr) Bounds() Rectangle { return p.Rect }

// YOffset returns where in Y the pixel at (x, y) is.
func (p *YCbCr) YOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.YStride + (x - p.Rect.Min.X) }

// COffset returns where in Cb and Cr the pixel at (x, y) is.
func (p *YCbCr) COffset(x, y int) int {
	across, down := p.SubsampleRatio.shared()
	return (y/(1<<down)-p.Rect.Min.Y/(1<<down))*p.CStride + (x/(1<<across) - p.Rect.Min.X/(1<<across))
}

// At returns the colour at (x, y); the zero colour outside.
func (p *YCbCr) At(x, y int) color.Color { return p.YCbCrAt(x, y) }

// YCbCrAt returns the colour at (x, y); the zero colour outside.
func (p *YCbCr) YCbCrAt(x, y int) color.YCbCr {
	if !(Point{x, y}).In(p.Rect) {
		return color.YCbCr{}
	}
	c := p.COffset(x, y)
	return color.YCbCr{p.Y[p.YOffset(x, y)], p.Cb[c], p.Cr[c]}
}

// RGBA64At is At as a color.RGBA64.
func (p *YCbCr) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.YCbCrAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func (p *YCbCr) part(r Rectangle) YCbCr {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return YCbCr{SubsampleRatio: p.SubsampleRatio}
	}
	y, c := p.YOffset(r.Min.X, r.Min.Y), p.COffset(r.Min.X, r.Min.Y)
	return YCbCr{p.Y[y:], p.Cb[c:], p.Cr[c:], p.YStride, p.CStride, p.SubsampleRatio, r}
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *YCbCr) SubImage(r Rectangle) Image {
	m := p.part(r)
	return &m
}

// Opaque returns true.
func (p *YCbCr) Opaque() bool { return true }

// NYCbCrA is a YCbCr with transparencies, by which it is not multiplied.
type NYCbCrA struct {
	YCbCr
	A       []uint8
	AStride int
}

// NewNYCbCrA returns an image.
func NewNYCbCrA(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *NYCbCrA {
	m, alpha := newYCbCr("NYCbCrA Rectangle has huge or negative dimension", r, subsampleRatio, 1)
	return &NYCbCrA{m, alpha, r.Dx()}
}

// ColorModel returns color.NYCbCrAModel.
func (p *NYCbCrA) ColorModel() color.Model { return color.NYCbCrAModel }

// AOffset returns where in A the pixel at (x, y) is.
func (p *NYCbCrA) AOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.AStride + (x - p.Rect.Min.X) }

// At returns the colour at (x, y); the zero colour outside.
func (p *NYCbCrA) At(x, y int) color.Color { return p.NYCbCrAAt(x, y) }

// NYCbCrAAt returns the colour at (x, y); the zero colour outside.
func (p *NYCbCrA) NYCbCrAAt(x, y int) color.NYCbCrA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NYCbCrA{}
	}
	return color.NYCbCrA{p.YCbCrAt(x, y), p.A[p.AOffset(x, y)]}
}

// RGBA64At is At as a color.RGBA64.
func (p *NYCbCrA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NYCbCrAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *NYCbCrA) SubImage(r Rectangle) Image {
	m := p.part(r)
	if m.Rect.Empty() {
		return &NYCbCrA{YCbCr: m}
	}
	return &NYCbCrA{m, p.A[p.AOffset(m.Rect.Min.X, m.Rect.Min.Y):], p.AStride}
}

// Opaque reports whether no pixel is transparent.
func (p *NYCbCrA) Opaque() bool { return opaque(p.A, p.AStride, 1, 0, p.Rect) }
