package image

import "image/color"

// NRGBA is an image of colours of 8 bits, not multiplied by alpha, in the order R, G, B, A. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*4].
type NRGBA struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewNRGBA returns an image.
func NewNRGBA(r Rectangle) *NRGBA {
	return &NRGBA{pixels("NRGBA", 4, r), 4 * r.Dx(), r}
}

// ColorModel returns color.NRGBAModel.
func (p *NRGBA) ColorModel() color.Model { return color.NRGBAModel }

// Bounds returns p.Rect.
func (p *NRGBA) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *NRGBA) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4 }

// At returns the colour at (x, y); the zero colour outside.
func (p *NRGBA) At(x, y int) color.Color { return p.NRGBAAt(x, y) }

// NRGBAAt returns the colour at (x, y); the zero colour outside.
func (p *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+4 : i+4]
	return color.NRGBA{s[0], s[1], s[2], s[3]}
}

// RGBA64At is At as a color.RGBA64.
func (p *NRGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NRGBAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *NRGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *NRGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
	}
}

// SetNRGBA sets the pixel at (x, y), if it is inside.
func (p *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+4 : i+4]
	s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *NRGBA) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 4, p.Rect, r)
	if !any {
		return &NRGBA{}
	}
	return &NRGBA{pix, p.Stride, r}
}

// Opaque reports whether no pixel is transparent.
func (p *NRGBA) Opaque() bool { return opaque(p.Pix, p.Stride, 4, 3, p.Rect) }

// NRGBA64 is an image of colours of 16 bits, not multiplied by alpha, in the order R, G, B, A, high bytes first. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*8].
type NRGBA64 struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewNRGBA64 returns an image.
func NewNRGBA64(r Rectangle) *NRGBA64 {
	return &NRGBA64{pixels("NRGBA64", 8, r), 8 * r.Dx(), r}
}

// ColorModel returns color.NRGBA64Model.
func (p *NRGBA64) ColorModel() color.Model { return color.NRGBA64Model }

// Bounds returns p.Rect.
func (p *NRGBA64) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *NRGBA64) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*8 }

// At returns the colour at (x, y); the zero colour outside.
func (p *NRGBA64) At(x, y int) color.Color { return p.NRGBA64At(x, y) }

// NRGBA64At returns the colour at (x, y); the zero colour outside.
func (p *NRGBA64) NRGBA64At(x, y int) color.NRGBA64 {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA64{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+8 : i+8]
	return color.NRGBA64{uint16(s[0])<<8 | uint16(s[1]), uint16(s[2])<<8 | uint16(s[3]), uint16(s[4])<<8 | uint16(s[5]), uint16(s[6])<<8 | uint16(s[7])}
}

// RGBA64At is At as a color.RGBA64.
func (p *NRGBA64) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NRGBA64At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *NRGBA64) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA64(x, y, color.NRGBA64Model.Convert(c).(color.NRGBA64))
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *NRGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA64(x, y, color.NRGBA64Model.Convert(c).(color.NRGBA64))
	}
}

// SetNRGBA64 sets the pixel at (x, y), if it is inside.
func (p *NRGBA64) SetNRGBA64(x, y int, c color.NRGBA64) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+8 : i+8]
	s[0], s[1] = uint8(c.R>>8), uint8(c.R)
	s[2], s[3] = uint8(c.G>>8), uint8(c.G)
	s[4], s[5] = uint8(c.B>>8), uint8(c.B)
	s[6], s[7] = uint8(c.A>>8), uint8(c.A)
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *NRGBA64) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 8, p.Rect, r)
	if !any {
		return &NRGBA64{}
	}
	return &NRGBA64{pix, p.Stride, r}
}

// Opaque reports whether no pixel is transparent.
func (p *NRGBA64) Opaque() bool { return opaque(p.Pix, p.Stride, 8, 6, p.Rect) }
