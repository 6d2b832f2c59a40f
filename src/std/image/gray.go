package image

import "image/color"

// Gray is an image of greys of 8 bits. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)].
type Gray struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewGray returns an image.
func NewGray(r Rectangle) *Gray {
	return &Gray{pixels("Gray", 1, r), r.Dx(), r}
}

// ColorModel returns color.GrayModel.
func (p *Gray) ColorModel() color.Model { return color.GrayModel }

// Bounds returns p.Rect.
func (p *Gray) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *Gray) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x - p.Rect.Min.X) }

// At returns the colour at (x, y); the zero colour outside.
func (p *Gray) At(x, y int) color.Color { return p.GrayAt(x, y) }

// GrayAt returns the colour at (x, y); the zero colour outside.
func (p *Gray) GrayAt(x, y int) color.Gray {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+1 : i+1]
	return color.Gray{s[0]}
}

// RGBA64At is At as a color.RGBA64.
func (p *Gray) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.GrayAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *Gray) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray))
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *Gray) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray))
	}
}

// SetGray sets the pixel at (x, y), if it is inside.
func (p *Gray) SetGray(x, y int, c color.Gray) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+1 : i+1]
	s[0] = c.Y
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *Gray) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 1, p.Rect, r)
	if !any {
		return &Gray{}
	}
	return &Gray{pix, p.Stride, r}
}

// Opaque returns true.
func (p *Gray) Opaque() bool { return true }

// Gray16 is an image of greys of 16 bits, high bytes first. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*2].
type Gray16 struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewGray16 returns an image.
func NewGray16(r Rectangle) *Gray16 {
	return &Gray16{pixels("Gray16", 2, r), 2 * r.Dx(), r}
}

// ColorModel returns color.Gray16Model.
func (p *Gray16) ColorModel() color.Model { return color.Gray16Model }

// Bounds returns p.Rect.
func (p *Gray16) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *Gray16) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*2 }

// At returns the colour at (x, y); the zero colour outside.
func (p *Gray16) At(x, y int) color.Color { return p.Gray16At(x, y) }

// Gray16At returns the colour at (x, y); the zero colour outside.
func (p *Gray16) Gray16At(x, y int) color.Gray16 {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray16{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+2 : i+2]
	return color.Gray16{uint16(s[0])<<8 | uint16(s[1])}
}

// RGBA64At is At as a color.RGBA64.
func (p *Gray16) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.Gray16At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *Gray16) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray16(x, y, color.Gray16Model.Convert(c).(color.Gray16))
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *Gray16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray16(x, y, color.Gray16Model.Convert(c).(color.Gray16))
	}
}

// SetGray16 sets the pixel at (x, y), if it is inside.
func (p *Gray16) SetGray16(x, y int, c color.Gray16) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+2 : i+2]
	s[0], s[1] = uint8(c.Y>>8), uint8(c.Y)
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *Gray16) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 2, p.Rect, r)
	if !any {
		return &Gray16{}
	}
	return &Gray16{pix, p.Stride, r}
}

// Opaque returns true.
func (p *Gray16) Opaque() bool { return true }

// CMYK is an image of colours in the order C, M, Y, K. The pixel at (x, y)
// begins at Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)*4].
type CMYK struct {
	Pix    []uint8
	Stride int // bytes from one row to the next
	Rect   Rectangle
}

// NewCMYK returns an image.
func NewCMYK(r Rectangle) *CMYK {
	return &CMYK{pixels("CMYK", 4, r), 4 * r.Dx(), r}
}

// ColorModel returns color.CMYKModel.
func (p *CMYK) ColorModel() color.Model { return color.CMYKModel }

// Bounds returns p.Rect.
func (p *CMYK) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) begins.
func (p *CMYK) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4 }

// At returns the colour at (x, y); the zero colour outside.
func (p *CMYK) At(x, y int) color.Color { return p.CMYKAt(x, y) }

// CMYKAt returns the colour at (x, y); the zero colour outside.
func (p *CMYK) CMYKAt(x, y int) color.CMYK {
	if !(Point{x, y}).In(p.Rect) {
		return color.CMYK{}
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+4 : i+4]
	return color.CMYK{s[0], s[1], s[2], s[3]}
}

// RGBA64At is At as a color.RGBA64.
func (p *CMYK) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.CMYKAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// SetRGBA64 sets the pixel at (x, y), if it is inside.
func (p *CMYK) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.SetCMYK(x, y, color.CMYKModel.Convert(c).(color.CMYK))
	}
}

// Set sets the pixel at (x, y), if it is inside.
func (p *CMYK) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetCMYK(x, y, color.CMYKModel.Convert(c).(color.CMYK))
	}
}

// SetCMYK sets the pixel at (x, y), if it is inside.
func (p *CMYK) SetCMYK(x, y int, c color.CMYK) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	i := p.PixOffset(x, y)
	s := p.Pix[i : i+4 : i+4]
	s[0], s[1], s[2], s[3] = c.C, c.M, c.Y, c.K
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *CMYK) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 4, p.Rect, r)
	if !any {
		return &CMYK{}
	}
	return &CMYK{pix, p.Stride, r}
}

// Opaque returns true.
func (p *CMYK) Opaque() bool { return true }
