package image

import "image/color"

// RGBA is an image of colours of 8 bits, multiplied by alpha, in the order R, G, B, A. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*4].
type RGBA struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewRGBA returns an image.
func NewRGBA(r Rectangle) *RGBA {
	return &RGBA{pixels("RGBA", 4, r), 4 * r.Dx(), r}
}

// ColorModel returns color.RGBAModel.
func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }

// Bounds returns p.Rect.
func (p *RGBA) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *RGBA) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4 }

// At returns the colour at (x, y); the zero colour outside.
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }

// RGBAAt returns the colour at (x, y); the zero colour outside.
func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+4 : i+4]
	return color.RGBA{s[0], s[1], s[2], s[3]}
}

// RGBA64At is At as a color.RGBA64.
func (p *RGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.RGBAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *RGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA(x, y, color.RGBA{uint8(c.R >> 8), uint8(c.G >> 8), uint8(c.B >> 8), uint8(c.A >> 8)})
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *RGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA))
	}
}

// SetRGBA sets the pixel at (x, y), if it is inside.
func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+4 : i+4]
	s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *RGBA) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 4, p.Rect, r)
	if !any {
		return &RGBA{}
	}
	return &RGBA{pix, p.Stride, r}
}

// Opaque reports whether no pixel is transparent.
func (p *RGBA) Opaque() bool { return opaque(p.Pix, p.Stride, 4, 3, p.Rect) }

// RGBA64 is an image of colours of 16 bits, multiplied by alpha, in the order R, G, B, A, high bytes first. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*8].
type RGBA64 struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewRGBA64 returns an image.
func NewRGBA64(r Rectangle) *RGBA64 {
	return &RGBA64{pixels("RGBA64", 8, r), 8 * r.Dx(), r}
}

// ColorModel returns color.RGBA64Model.
func (p *RGBA64) ColorModel() color.Model { return color.RGBA64Model }

// Bounds returns p.Rect.
func (p *RGBA64) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *RGBA64) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*8 }

// At returns the colour at (x, y); the zero colour outside.
func (p *RGBA64) At(x, y int) color.Color { return p.RGBA64At(x, y) }

// RGBA64At returns the colour at (x, y); the zero colour outside.
func (p *RGBA64) RGBA64At(x, y int) color.RGBA64 {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA64{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+8 : i+8]
	return color.RGBA64{uint16(s[0])<<8 | uint16(s[1]), uint16(s[2])<<8 | uint16(s[3]), uint16(s[4])<<8 | uint16(s[5]), uint16(s[6])<<8 | uint16(s[7])}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *RGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA64(x, y, color.RGBA64Model.Convert(c).(color.RGBA64))
	}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *RGBA64) SetRGBA64(x, y int, c color.RGBA64) {
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
func (p *RGBA64) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 8, p.Rect, r)
	if !any {
		return &RGBA64{}
	}
	return &RGBA64{pix, p.Stride, r}
}

// Opaque reports whether no pixel is transparent.
func (p *RGBA64) Opaque() bool { return opaque(p.Pix, p.Stride, 8, 6, p.Rect) }
