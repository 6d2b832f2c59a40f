package image

import "image/color"

// Endless images of one colour.
var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)

// A Uniform is an endless image of one colour; it is also that colour, and a model that converts to it.
type Uniform struct{ C color.Color }

// NewUniform returns a Uniform.
func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

// RGBA returns the colour's parts.
func (c *Uniform) RGBA() (r, g, b, a uint32) { return c.C.RGBA() }

// ColorModel returns c itself.
func (c *Uniform) ColorModel() color.Model { return c }

// Convert returns the colour.
func (c *Uniform) Convert(color.Color) color.Color { return c.C }

// Bounds returns a very large rectangle.
func (c *Uniform) Bounds() Rectangle { return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}} }

// At returns the colour.
func (c *Uniform) At(x, y int) color.Color { return c.C }

// RGBA64At returns the colour.
func (c *Uniform) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := c.C.RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Opaque reports whether the colour is opaque.
func (c *Uniform) Opaque() bool {
	_, _, _, a := c.C.RGBA()
	return a == 0xffff
}
