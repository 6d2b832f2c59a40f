// Package color has the colours of images and conversions between them.
package color

// A Color gives its parts red, green, blue and alpha, from 0 to 0xffff each, the first three multiplied by alpha.
type Color interface {
	RGBA() (r, g, b, a uint32)
}

// RGBA has parts of 8 bits, multiplied by alpha.
type RGBA struct{ R, G, B, A uint8 }

// RGBA returns the parts.
func (c RGBA) RGBA() (r, g, b, a uint32) {
	return uint32(c.R) * 0x101, uint32(c.G) * 0x101, uint32(c.B) * 0x101, uint32(c.A) * 0x101
}

// RGBA64 has parts of 16 bits, multiplied by alpha.
type RGBA64 struct{ R, G, B, A uint16 }

// RGBA returns the parts.
func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

// NRGBA has parts of 8 bits, not multiplied by alpha.
type NRGBA struct{ R, G, B, A uint8 }

// RGBA returns the parts.
func (c NRGBA) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	part := func(v uint8) uint32 { return uint32(v) * 0x101 * a / 0xff }
	return part(c.R), part(c.G), part(c.B), a * 0x101
}

// NRGBA64 has parts of 16 bits, not multiplied by alpha.
type NRGBA64 struct{ R, G, B, A uint16 }

// RGBA returns the parts.
func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	part := func(v uint16) uint32 { return uint32(v) * a / 0xffff }
	return part(c.R), part(c.G), part(c.B), a
}

// Alpha is a transparency of 8 bits.
type Alpha struct{ A uint8 }

// RGBA returns the parts, all alike.
func (c Alpha) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A) * 0x101
	return a, a, a, a
}

// Alpha16 is a transparency of 16 bits.
type Alpha16 struct{ A uint16 }

// RGBA returns the parts, all alike.
func (c Alpha16) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return a, a, a, a
}

// Gray is a grey of 8 bits.
type Gray struct{ Y uint8 }

// RGBA returns the parts.
func (c Gray) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y) * 0x101
	return y, y, y, 0xffff
}

// Gray16 is a grey of 16 bits.
type Gray16 struct{ Y uint16 }

// RGBA returns the parts.
func (c Gray16) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y)
	return y, y, y, 0xffff
}

// A Model converts colours to its own, perhaps with a loss.
type Model interface {
	Convert(c Color) Color
}

type modelFunc struct{ f func(Color) Color }

func (m *modelFunc) Convert(c Color) Color { return m.f(c) }

// ModelFunc returns a model that converts by f.
func ModelFunc(f func(Color) Color) Model { return &modelFunc{f} }

// model returns a model of the colours of type C, which are made of parts by f.
func model[C Color](f func(r, g, b, a uint32) C) Model {
	return ModelFunc(func(c Color) Color {
		if c, ok := c.(C); ok {
			return c
		}
		return f(c.RGBA())
	})
}

// Models of the types of colours.
var (
	RGBAModel    Model = model(toRGBA)
	RGBA64Model  Model = model(toRGBA64)
	NRGBAModel   Model = model(toNRGBA)
	NRGBA64Model Model = model(toNRGBA64)
	AlphaModel   Model = model(func(_, _, _, a uint32) Alpha { return Alpha{uint8(a >> 8)} })
	Alpha16Model Model = model(func(_, _, _, a uint32) Alpha16 { return Alpha16{uint16(a)} })
	GrayModel    Model = model(func(r, g, b, _ uint32) Gray { return Gray{uint8(luma(r, g, b) >> 24)} })
	Gray16Model  Model = model(func(r, g, b, _ uint32) Gray16 { return Gray16{uint16(luma(r, g, b) >> 16)} })
)

func toRGBA(r, g, b, a uint32) RGBA {
	return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toRGBA64(r, g, b, a uint32) RGBA64 { return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)} }

func toNRGBA(r, g, b, a uint32) NRGBA {
	c := toNRGBA64(r, g, b, a)
	return NRGBA{uint8(c.R >> 8), uint8(c.G >> 8), uint8(c.B >> 8), uint8(c.A >> 8)}
}

func toNRGBA64(r, g, b, a uint32) NRGBA64 {
	switch a {
	case 0:
		return NRGBA64{}
	case 0xffff:
		return NRGBA64{uint16(r), uint16(g), uint16(b), 0xffff}
	}
	part := func(v uint32) uint16 { return uint16(v * 0xffff / a) }
	return NRGBA64{part(r), part(g), part(b), uint16(a)}
}

// luma returns a brightness with 16 more bits than the parts, as JFIF weighs them.
func luma(r, g, b uint32) uint32 { return 19595*r + 38470*g + 7471*b + 1<<15 }

// A Palette is a model of some colours.
type Palette []Color

// Convert returns the colour of p that is nearest to c, or nil if there is none.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index returns the index of the colour that is nearest to c in the sum of squares of differences.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	best, least := 0, uint32(1<<32-1)
	for i, own := range p {
		r1, g1, b1, a1 := own.RGBA()
		sum := square(r, r1) + square(g, g1) + square(b, b1) + square(a, a1)
		if sum < least {
			best, least = i, sum
			if sum == 0 {
				break
			}
		}
	}
	return best
}

// square returns a quarter of the square of the difference, so that four of them fit.
func square(x, y uint32) uint32 {
	d := x - y
	return d * d >> 2
}

// Colours with names.
var (
	Black       = Gray16{0}
	White       = Gray16{0xffff}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xffff}
)
