package image

import "image/color"

// Alpha is an image of transparencies of 8 bits. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)].
type Alpha struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewAlpha returns an image.
func NewAlpha(r Rectangle) *Alpha {
	return &Alpha{pixels("Alpha", 1, r), r.Dx(), r}
}

// ColorModel returns color.AlphaModel.
func (p *Alpha) ColorModel() color.Model { return color.AlphaModel }

// Bounds returns p.Rect.
func (p *Alpha) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *Alpha) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x - p.Rect.Min.X) }

// At returns the colour at (x, y); the zero colour outside.
func (p *Alpha) At(x, y int) color.Color { return p.AlphaAt(x, y) }

// AlphaAt returns the colour at (x, y); the zero colour outside.
func (p *Alpha) AlphaAt(x, y int) color.Alpha {
	if !(Point{x, y}).In(p.Rect) {
		return color.Alpha{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+1 : i+1]
	return color.Alpha{s[0]}
}

// RGBA64At is At as a color.RGBA64.
func (p *Alpha) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.AlphaAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *Alpha) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha(x, y, color.Alpha{uint8(c.A >> 8)})
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *Alpha) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha(x, y, color.AlphaModel.Convert(c).(color.Alpha))
	}
}

// SetAlpha sets the pixel at (x, y), if it is inside.
func (p *Alpha) SetAlpha(x, y int, c color.Alpha) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+1 : i+1]
	s[0] = c.A
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *Alpha) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 1, p.Rect, r)
	if !any {
		return &Alpha{}
	}
	return &Alpha{pix, p.Stride, r}
}

// Opaque reports whether no pixel is transparent.
func (p *Alpha) Opaque() bool { return opaque(p.Pix, p.Stride, 1, 0, p.Rect) }

// Alpha16 is an image of transparencies of 16 bits, high bytes first. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*2].
type Alpha16 struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewAlpha16 returns an image.
func NewAlpha16(r Rectangle) *Alpha16 {
	return &Alpha16{pixels("Alpha16", 2, r), 2 * r.Dx(), r}
}

// ColorModel returns color.Alpha16Model.
func (p *Alpha16) ColorModel() color.Model { return color.Alpha16Model }

// Bounds returns p.Rect.
func (p *Alpha16) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *Alpha16) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*2 }

// At returns the colour at (x, y); the zero colour outside.
func (p *Alpha16) At(x, y int) color.Color { return p.Alpha16At(x, y) }

// Alpha16At returns the colour at (x, y); the zero colour outside.
func (p *Alpha16) Alpha16At(x, y int) color.Alpha16 {
	if !(Point{x, y}).In(p.Rect) {
		return color.Alpha16{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+2 : i+2]
	return color.Alpha16{uint16(s[0])<<8 | uint16(s[1])}
}

// RGBA64At is At as a color.RGBA64.
func (p *Alpha16) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.Alpha16At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *Alpha16) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha16(x, y, color.Alpha16{c.A})
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *Alpha16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha16(x, y, color.Alpha16Model.Convert(c).(color.Alpha16))
	}
}

// SetAlpha16 sets the pixel at (x, y), if it is inside.
func (p *Alpha16) SetAlpha16(x, y int, c color.Alpha16) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+2 : i+2]
	s[0], s[1] = uint8(c.A>>8), uint8(c.A)
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *Alpha16) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 2, p.Rect, r)
	if !any {
		return &Alpha16{}
	}
	return &Alpha16{pix, p.Stride, r}
}

// Opaque reports whether no pixel is transparent.
func (p *Alpha16) Opaque() bool { return opaque(p.Pix, p.Stride, 2, 0, p.Rect) }
