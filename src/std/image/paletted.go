package image

import "image/color"

// Paletted is an image of indices of a palette. The pixel at (x, y) is Pix[(y-Rect.Min.Y)*Stride+(x-Rect.Min.X)].
type Paletted struct {
	Pix     []uint8
	Stride  int // bytes from one row to the next
	Rect    Rectangle
	Palette color.Palette
}

// NewPaletted returns an image.
func NewPaletted(r Rectangle, p color.Palette) *Paletted {
	return &Paletted{pixels("Paletted", 1, r), r.Dx(), r, p}
}

// ColorModel returns the palette.
func (p *Paletted) ColorModel() color.Model { return p.Palette }

// Bounds returns p.Rect.
func (p *Paletted) Bounds() Rectangle { return p.Rect }

// PixOffset returns where in Pix the pixel at (x, y) is.
func (p *Paletted) PixOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.Stride + (x - p.Rect.Min.X) }

// At returns the colour at (x, y); the first one of the palette outside.
func (p *Paletted) At(x, y int) color.Color {
	if len(p.Palette) == 0 {
		return nil
	}
	return p.Palette[p.ColorIndexAt(x, y)]
}

// RGBA64At is At as a color.RGBA64.
func (p *Paletted) RGBA64At(x, y int) color.RGBA64 {
	if len(p.Palette) == 0 {
		return color.RGBA64{}
	}
	r, g, b, a := p.At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// ColorIndexAt returns the index at (x, y); 0 outside.
func (p *Paletted) ColorIndexAt(x, y int) uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return 0
	}
	return p.Pix[p.PixOffset(x, y)]
}

// Set sets the pixel at (x, y), if it is inside, to the nearest colour of the palette.
func (p *Paletted) Set(x, y int, c color.Color) { p.SetColorIndex(x, y, uint8(p.Palette.Index(c))) }

// SetRGBA64 is Set of a color.RGBA64.
func (p *Paletted) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetColorIndex sets the pixel at (x, y), if it is inside.
func (p *Paletted) SetColorIndex(x, y int, index uint8) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = index
	}
}

// SubImage returns the part of p inside r, with the same pixels.
func (p *Paletted) SubImage(r Rectangle) Image {
	pix, r, any := part(p.Pix, p.Stride, 1, p.Rect, r)
	if !any {
		return &Paletted{Palette: p.Palette}
	}
	return &Paletted{pix, p.Stride, r, p.Palette}
}

// Opaque reports whether no pixel is transparent.
func (p *Paletted) Opaque() bool {
	var seen [256]bool
	for y := range p.Rect.Dy() {
		for _, index := range p.Pix[y*p.Stride : y*p.Stride+p.Rect.Dx()] {
			seen[index] = true
		}
	}
	for i, c := range p.Palette {
		if i >= len(seen) {
			break
		}
		if _, _, _, a := c.RGBA(); seen[i] && a != 0xffff {
			return false
		}
	}
	return true
}
