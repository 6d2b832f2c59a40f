package color

// saturate returns v, which has 8 bits and some more behind the point, with 16 of them, at least 0 and at most 0xffff.
func saturate(v int32) uint32 {
	switch {
	case v < 0:
		return 0
	case v > 0xffffff:
		return 0xffff
	}
	return uint32(v) >> 8
}

// rgb returns the parts with 16 bits.
func rgb(y, cb, cr uint8) (r, g, b uint32) {
	yy, u, v := int32(y)*0x10101, int32(cb)-128, int32(cr)-128
	return saturate(yy + 91881*v), saturate(yy - 22554*u - 46802*v), saturate(yy + 116130*u)
}

// RGBToYCbCr converts as JFIF does.
func RGBToYCbCr(r, g, b uint8) (uint8, uint8, uint8) {
	r1, g1, b1 := int32(r), int32(g), int32(b)
	y := luma(uint32(r), uint32(g), uint32(b)) >> 16
	cb := saturate(-11056*r1 - 21712*g1 + 32768*b1 + 257<<15)
	cr := saturate(32768*r1 - 27440*g1 - 5328*b1 + 257<<15)
	return uint8(y), uint8(cb >> 8), uint8(cr >> 8)
}

// YCbCrToRGB converts as JFIF does.
func YCbCrToRGB(y, cb, cr uint8) (uint8, uint8, uint8) {
	r, g, b := rgb(y, cb, cr)
	return uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)
}

// YCbCr is a brightness and two differences of colour, as JPEG has them.
type YCbCr struct{ Y, Cb, Cr uint8 }

// RGBA returns the parts.
func (c YCbCr) RGBA() (uint32, uint32, uint32, uint32) {
	r, g, b := rgb(c.Y, c.Cb, c.Cr)
	return r, g, b, 0xffff
}

// NYCbCrA is a YCbCr with a transparency, by which it is not multiplied.
type NYCbCrA struct {
	YCbCr
	A uint8
}

// RGBA returns the parts.
func (c NYCbCrA) RGBA() (uint32, uint32, uint32, uint32) {
	r, g, b := rgb(c.Y, c.Cb, c.Cr)
	a := uint32(c.A) * 0x101
	return r * a / 0xffff, g * a / 0xffff, b * a / 0xffff, a
}

// Models of these colours.
var (
	YCbCrModel   Model = model(toYCbCr)
	NYCbCrAModel Model = ModelFunc(toNYCbCrA)
	CMYKModel    Model = model(toCMYK)
)

func toYCbCr(r, g, b, _ uint32) YCbCr {
	y, cb, cr := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return YCbCr{y, cb, cr}
}

func toNYCbCrA(c Color) Color {
	switch c := c.(type) {
	case NYCbCrA:
		return c
	case YCbCr:
		return NYCbCrA{c, 0xff}
	}
	r, g, b, a := c.RGBA()
	if a != 0 {
		r, g, b = r*0xffff/a, g*0xffff/a, b*0xffff/a
	}
	return NYCbCrA{toYCbCr(r, g, b, 0), uint8(a >> 8)}
}

// RGBToCMYK converts to cyan, magenta, yellow and black.
func RGBToCMYK(r, g, b uint8) (uint8, uint8, uint8, uint8) {
	w := uint32(max(r, g, b))
	if w == 0 {
		return 0, 0, 0, 0xff
	}
	part := func(v uint8) uint8 { return uint8((w - uint32(v)) * 0xff / w) }
	return part(r), part(g), part(b), uint8(0xff - w)
}

// CMYKToRGB converts from cyan, magenta, yellow and black.
func CMYKToRGB(c, m, y, k uint8) (uint8, uint8, uint8) {
	r, g, b, _ := CMYK{c, m, y, k}.RGBA()
	return uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)
}

// CMYK is cyan, magenta, yellow and black.
type CMYK struct{ C, M, Y, K uint8 }

// RGBA returns the parts.
func (c CMYK) RGBA() (uint32, uint32, uint32, uint32) {
	w := 0xffff - uint32(c.K)*0x101
	part := func(v uint8) uint32 { return (0xffff - uint32(v)*0x101) * w / 0xffff }
	return part(c.C), part(c.M), part(c.Y), 0xffff
}

func toCMYK(r, g, b, _ uint32) CMYK {
	c, m, y, k := RGBToCMYK(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return CMYK{c, m, y, k}
}
