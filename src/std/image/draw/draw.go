// Package draw draws images on images, through masks, as Porter and Duff have it.
package draw

import (
	"image"
	"image/color"
	"image/internal/rows"
)

const m = 1<<16 - 1

// An Image can be drawn on.
type Image interface {
	image.Image
	Set(x, y int, c color.Color)
}

// A RGBA64Image can be drawn on without allocating.
type RGBA64Image interface {
	image.RGBA64Image
	Set(x, y int, c color.Color)
	SetRGBA64(x, y int, c color.RGBA64)
}

// A Quantizer makes palettes of images.
type Quantizer interface {
	// Quantize appends up to cap(p)-len(p) colours to p that fit m.
	Quantize(p color.Palette, m image.Image) color.Palette
}

// An Op is a way of drawing.
type Op int

const (
	// Over draws over what is there: src in mask over dst.
	Over Op = iota
	// Src replaces what is there: src in mask.
	Src
)

// Draw calls the function Draw with op.
func (op Op) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// A Drawer draws an image: sp of it comes where r begins.
type Drawer interface {
	Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point)
}

// FloydSteinberg is Src with Floyd and Steinberg's diffusion of errors, for images of few colours.
var FloydSteinberg Drawer = floydSteinberg{}

type floydSteinberg struct{}

func (floydSteinberg) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	if clip(dst, &r, src, &sp, nil, nil) {
		drawPaletted(dst, r, src, sp, true)
	}
}

// clip cuts r to what the images have, moves the points with it, and reports whether there is anything left.
func clip(dst Image, r *image.Rectangle, src image.Image, sp *image.Point, mask image.Image, mp *image.Point) bool {
	before := r.Min
	*r = r.Intersect(dst.Bounds())
	*r = r.Intersect(src.Bounds().Add(before.Sub(*sp)))
	if mask != nil {
		*r = r.Intersect(mask.Bounds().Add(before.Sub(*mp)))
	}
	moved := r.Min.Sub(before)
	if r.Empty() {
		return false
	}
	*sp = sp.Add(moved)
	if mp != nil {
		*mp = mp.Add(moved)
	}
	return true
}

// Draw draws without a mask.
func Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point, op Op) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// DrawMask draws src on r of dst through mask, so that sp of src and mp of mask come where r begins. A nil mask is opaque.
func DrawMask(dst Image, r image.Rectangle, src image.Image, sp image.Point, mask image.Image, mp image.Point, op Op) {
	if !clip(dst, &r, src, &sp, mask, &mp) {
		return
	}
	switch dst := dst.(type) {
	case *image.RGBA:
		drawRGBA(dst, r, src, sp, mask, mp, op)
		return
	case *image.Paletted:
		if op == Src && mask == nil && !backwards(dst, src, r, sp) {
			drawPaletted(dst, r, src, sp, false)
			return
		}
	}
	if op == Src && mask == nil && copied(dst, r, src, sp) {
		return
	}
	down, right := 1, 1
	y, x := r.Min.Y, r.Min.X
	if backwards(dst, src, r, sp) {
		down, right = -1, -1
		y, x = r.Max.Y-1, r.Max.X-1
	}
	move, moveMask := sp.Sub(r.Min), mp.Sub(r.Min)
	for range r.Dy() {
		x := x
		for range r.Dx() {
			p := image.Pt(x, y)
			drawPixel(dst, x, y, src, p.Add(move), mask, p.Add(moveMask), op)
			x += right
		}
		y += down
	}
}

// copied draws by copying bytes, where pixels are of the same kind and not multiplied by alpha: colours with an alpha of
// 0 are kept that way. It reports whether it could.
func copied(dst Image, r image.Rectangle, src image.Image, sp image.Point) bool {
	var to, from []byte
	var size, toStride, fromStride int
	switch dst := dst.(type) {
	case *image.NRGBA:
		if src, ok := src.(*image.NRGBA); ok {
			to, from = dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):], src.Pix[src.PixOffset(sp.X, sp.Y):]
			size, toStride, fromStride = 4*r.Dx(), dst.Stride, src.Stride
		}
	case *image.NRGBA64:
		if src, ok := src.(*image.NRGBA64); ok {
			to, from = dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):], src.Pix[src.PixOffset(sp.X, sp.Y):]
			size, toStride, fromStride = 8*r.Dx(), dst.Stride, src.Stride
		}
	}
	for i := range r.Dy() {
		y := i
		if r.Min.Y > sp.Y {
			y = r.Dy() - 1 - i
		}
		copy(to[min(y*toStride, len(to)):], from[min(y*fromStride, len(from)):min(y*fromStride+size, len(from))])
	}
	return size > 0
}

// backwards reports whether r must be drawn from its end, because src is dst and would be drawn over.
func backwards(dst, src image.Image, r image.Rectangle, sp image.Point) bool {
	return dst == src && r.Overlaps(r.Add(sp.Sub(r.Min))) &&
		(sp.Y < r.Min.Y || sp.Y == r.Min.Y && sp.X < r.Min.X)
}

func at64(m image.Image, p image.Point) color.RGBA64 {
	if m, ok := m.(image.RGBA64Image); ok {
		return m.RGBA64At(p.X, p.Y)
	}
	r, g, b, a := m.At(p.X, p.Y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func drawPixel(dst Image, x, y int, src image.Image, sp image.Point, mask image.Image, mp image.Point, op Op) {
	through := uint32(m)
	if mask != nil {
		through = uint32(at64(mask, mp).A)
	}
	fast, _ := dst.(RGBA64Image)
	if _, ok := src.(image.RGBA64Image); !ok {
		fast = nil
	}
	if mask != nil {
		if _, ok := mask.(image.RGBA64Image); !ok {
			fast = nil
		}
	}
	switch {
	case through == 0 && op == Over:
		return
	case through == 0 && fast != nil:
		fast.SetRGBA64(x, y, color.RGBA64{})
		return
	case through == 0:
		dst.Set(x, y, color.Transparent)
		return
	case through == m && op == Src && fast == nil:
		dst.Set(x, y, src.At(sp.X, sp.Y))
		return
	}
	c := at64(src, sp)
	if op == Over {
		below := at64(dst, image.Pt(x, y))
		rest := m - uint32(c.A)*through/m
		mix := func(d, s uint16) uint16 { return uint16((uint32(d)*rest + uint32(s)*through) / m) }
		if mask == nil {
			mix = func(d, s uint16) uint16 { return uint16(uint32(d)*rest/m) + s }
		}
		c = color.RGBA64{mix(below.R, c.R), mix(below.G, c.G), mix(below.B, c.B), mix(below.A, c.A)}
	} else if through != m {
		cut := func(s uint16) uint16 { return uint16(uint32(s) * through / m) }
		c = color.RGBA64{cut(c.R), cut(c.G), cut(c.B), cut(c.A)}
	}
	if fast != nil {
		fast.SetRGBA64(x, y, c)
	} else {
		dst.Set(x, y, &c)
	}
}

// drawRGBA draws row by row.
func drawRGBA(dst *image.RGBA, r image.Rectangle, src image.Image, sp image.Point, mask image.Image, mp image.Point, op Op) {
	y, down := 0, 1
	if backwards(dst, src, r, sp) {
		y, down = r.Dy()-1, -1
	}
	n := r.Dx()
	row := make([]uint16, 4*n)
	var through []uint16
	if mask != nil {
		through = make([]uint16, n)
	}
	uniform, _ := src.(*image.Uniform)
	if uniform != nil {
		spread(row, uniform, sp)
	}
	for range r.Dy() {
		start := dst.PixOffset(r.Min.X, r.Min.Y+y)
		pix := dst.Pix[start : start+4*n]
		from := sp.Add(image.Pt(0, y))
		if same, ok := src.(*image.RGBA); ok && op == Src && mask == nil {
			at := same.PixOffset(from.X, from.Y)
			copy(pix, same.Pix[at:at+4*n])
		} else {
			if uniform == nil {
				spread(row, src, from)
			}
			if mask != nil {
				spreadMask(through, mask, mp.Add(image.Pt(0, y)))
			}
			rows.Blend(pix, row, through, op == Over)
		}
		y += down
	}
}

// spread sets row to the colours of m from p on.
func spread(row []uint16, m image.Image, p image.Point) {
	n := len(row) / 4
	switch m := m.(type) {
	case *image.RGBA:
		i := m.PixOffset(p.X, p.Y)
		rows.Spread(row, m.Pix[i:i+4*n], rows.RGBA)
	case *image.NRGBA:
		i := m.PixOffset(p.X, p.Y)
		rows.Spread(row, m.Pix[i:i+4*n], rows.NRGBA)
	case *image.Gray:
		i := m.PixOffset(p.X, p.Y)
		rows.Spread(row, m.Pix[i:i+n], rows.Gray)
	case *image.CMYK:
		i := m.PixOffset(p.X, p.Y)
		rows.Spread(row, m.Pix[i:i+4*n], rows.CMYK)
	case *image.YCbCr:
		i, c := m.YOffset(p.X, p.Y), m.COffset(p.X, p.Y)
		across, wide := 0, m.COffset(m.Rect.Min.X+4, m.Rect.Min.Y)-m.COffset(m.Rect.Min.X, m.Rect.Min.Y)
		for wide < 4>>across {
			across++
		}
		if p.X < 0 {
			spreadAny(row, m, p)
			return
		}
		rows.SpreadYCbCr(row, m.Y[i:i+n], m.Cb[c:], m.Cr[c:], p.X&(1<<across-1), across)
	default:
		spreadAny(row, m, p)
	}
}

func spreadAny(row []uint16, m image.Image, p image.Point) {
	for i := 0; i < len(row); i += 4 {
		c := at64(m, p)
		row[i], row[i+1], row[i+2], row[i+3] = c.R, c.G, c.B, c.A
		p.X++
	}
}

// spreadMask sets through to the transparencies of mask from p on.
func spreadMask(through []uint16, mask image.Image, p image.Point) {
	if mask, ok := mask.(*image.Alpha); ok {
		i := mask.PixOffset(p.X, p.Y)
		rows.SpreadAlpha(through, mask.Pix[i:i+len(through)])
		return
	}
	for i := range through {
		through[i] = at64(mask, p).A
		p.X++
	}
}
