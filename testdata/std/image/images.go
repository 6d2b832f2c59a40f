package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"io"
	"strings"
)

type settable interface {
	draw.Image
	SubImage(image.Rectangle) image.Image
	Opaque() bool
}

func all(r image.Rectangle) []settable {
	return []settable{image.NewRGBA(r), image.NewRGBA64(r), image.NewNRGBA(r), image.NewNRGBA64(r), image.NewAlpha(r),
		image.NewAlpha16(r), image.NewGray(r), image.NewGray16(r), image.NewCMYK(r), image.NewPaletted(r, palette.Plan9)}
}

// sum returns a number that depends on all colours of m.
func sum(m image.Image) uint32 {
	h := crc32.NewIEEE()
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			fmt.Fprint(h, r, g, b, a, ";")
			if m, ok := m.(image.RGBA64Image); ok {
				fmt.Fprint(h, m.RGBA64At(x, y))
			}
		}
	}
	return h.Sum32()
}

func noise(m draw.Image, seed uint32) {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			seed = seed*1664525 + 1013904223
			v := seed >> 8
			m.Set(x, y, color.NRGBA{uint8(v), uint8(v >> 8), uint8(v >> 16), uint8(seed>>28) * 17})
		}
	}
}

func colors() {
	list := []color.Color{color.RGBA{1, 2, 3, 4}, color.RGBA64{0x1234, 0x2345, 0x3456, 0x4567}, color.NRGBA{200, 100, 50, 77},
		color.NRGBA64{60000, 3, 4000, 30000}, color.Alpha{100}, color.Alpha16{40000}, color.Gray{99}, color.Gray16{9999},
		color.YCbCr{100, 200, 30}, color.NYCbCrA{color.YCbCr{100, 20, 250}, 88}, color.CMYK{10, 20, 30, 40}, color.Black, color.White,
		color.Transparent, color.Opaque, color.YCbCr{255, 255, 255}, color.YCbCr{0, 0, 0}}
	models := []color.Model{color.RGBAModel, color.RGBA64Model, color.NRGBAModel, color.NRGBA64Model, color.AlphaModel,
		color.Alpha16Model, color.GrayModel, color.Gray16Model, color.YCbCrModel, color.NYCbCrAModel, color.CMYKModel,
		color.Palette(palette.WebSafe), color.ModelFunc(func(color.Color) color.Color { return color.Black }), image.White}
	for _, c := range list {
		r, g, b, a := c.RGBA()
		fmt.Printf("%T %v: %d %d %d %d\n", c, c, r, g, b, a)
		for _, m := range models {
			fmt.Printf(" %v", m.Convert(c))
		}
		fmt.Println()
	}
	h := crc32.NewIEEE()
	for v := range 1 << 12 {
		r, g, b := uint8(v<<4), uint8(v>>4<<4), uint8(v>>8<<4)
		fmt.Fprintln(h, r, g, b)
		a1, a2, a3 := color.RGBToYCbCr(r, g, b)
		fmt.Fprintln(h, a1, a2, a3)
		a1, a2, a3 = color.YCbCrToRGB(r, g, b)
		fmt.Fprintln(h, a1, a2, a3)
		a1, a2, a3, a4 := color.RGBToCMYK(r, g, b)
		fmt.Fprintln(h, a1, a2, a3, a4)
		a1, a2, a3 = color.CMYKToRGB(r, g, b, 200)
		fmt.Fprintln(h, a1, a2, a3)
	}
	fmt.Println(h.Sum32())
	fmt.Println(color.Palette(palette.Plan9).Index(color.RGBA{17, 200, 9, 255}), color.Palette(nil).Convert(color.Black))
	fmt.Println(palette.Plan9, palette.WebSafe)
}

func geometry() {
	p, q := image.Pt(3, -4), image.Point{10, 20}
	r, s := image.Rect(5, 6, -1, 2), image.Rect(0, 0, 10, 4)
	fmt.Println(p, p.Add(q), p.Sub(q), p.Mul(3), q.Div(3), p.Eq(q), p.In(r), image.Pt(0, 3).In(r), image.Pt(-17, 33).Mod(r), image.ZP)
	fmt.Println(r, r.Dx(), r.Dy(), r.Size(), r.Add(p), r.Sub(p), r.Inset(1), r.Inset(9), r.Inset(-2), r.Intersect(s), r.Union(s),
		r.Empty(), r.Eq(s), r.Overlaps(s), r.In(s), s.Inset(1).In(s), r.Canon(), image.ZR.Empty(), image.ZR.Union(r), r.Union(image.ZR))
	fmt.Println(r.At(0, 3), r.At(9, 9), r.RGBA64At(0, 3), r.RGBA64At(9, 9), r.Bounds(), r.ColorModel() == color.Alpha16Model)
	fmt.Println(image.Rectangle{q, p}.Canon(), image.Rectangle{q, p}.Empty(), image.ZR.Eq(image.Rect(3, 3, 3, 9)), r.Intersect(s.Add(q)))
}

func types() {
	r := image.Rect(-3, 2, 9, 11)
	for i, m := range all(r) {
		noise(m, uint32(i))
		fmt.Printf("%T %v %v %d", m, m.Bounds(), m.Opaque(), sum(m))
		sub := m.SubImage(image.Rect(0, 0, 5, 5)).(settable)
		fmt.Print(" ", sub.Bounds(), sum(sub))
		sub.Set(2, 3, color.NRGBA{9, 99, 199, 209})
		sub.Set(7, 7, color.White)
		fmt.Print(" ", m.At(2, 3), m.At(7, 7), m.At(100, 100), m.SubImage(image.Rect(50, 50, 60, 60)).Bounds())
		m.(draw.RGBA64Image).SetRGBA64(-1, 4, color.RGBA64{0x1122, 0x2233, 0x3344, 0x5566})
		m.(draw.RGBA64Image).SetRGBA64(-9, 4, color.RGBA64{})
		fmt.Println(" ", m.At(-1, 4), m.(interface{ PixOffset(x, y int) int }).PixOffset(4, 5))
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				m.Set(x, y, color.White)
			}
		}
		fmt.Println(m.Opaque(), m.At(0, 4), fmt.Sprintf("%T", m.ColorModel()))
	}
	a := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black, color.Alpha{3}})
	fmt.Println(a.Opaque(), a.ColorIndexAt(0, 0), a.ColorIndexAt(9, 9))
	a.SetColorIndex(1, 1, 1)
	a.SetColorIndex(9, 9, 1)
	var indexed image.PalettedImage = a
	fmt.Println(a.Opaque(), indexed.ColorIndexAt(1, 1), a.At(1, 1), a.Pix, a.RGBA64At(1, 1))
	fmt.Println((&image.Paletted{}).At(0, 0), (&image.Paletted{}).RGBA64At(0, 0))
	x := image.NewRGBA(image.Rect(0, 0, 2, 2))
	x.SetRGBA(1, 1, color.RGBA{1, 2, 3, 4})
	fmt.Println(x.RGBAAt(1, 1), x.Pix, x.Stride, x.Rect)
	g := image.NewGray16(image.Rect(0, 0, 1, 1))
	g.SetGray16(0, 0, color.Gray16{0x1234})
	fmt.Println(g.Pix, g.Gray16At(0, 0), g.Gray16At(1, 0))

	u := image.NewUniform(color.NRGBA{1, 2, 3, 40})
	fmt.Println(u.Bounds(), u.At(7, 7), u.RGBA64At(1, 1), u.Opaque(), u.ColorModel() == u, u.Convert(color.Black), image.Black.Opaque(),
		image.Transparent.C, image.Opaque.C, image.White.C)
	for ratio := image.YCbCrSubsampleRatio444; ratio <= image.YCbCrSubsampleRatio410+1; ratio++ {
		m := image.NewYCbCr(image.Rect(-5, -3, 8, 6).Add(image.Pt(20, 10)), ratio)
		for i := range m.Y {
			m.Y[i] = uint8(i * 3)
		}
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = uint8(i*7), uint8(i*11)
		}
		fmt.Println(ratio, len(m.Y), len(m.Cb), m.YStride, m.CStride, m.Bounds(), m.Opaque(), sum(m), m.YOffset(17, 9), m.COffset(17, 9))
		sub := m.SubImage(image.Rect(17, 9, 24, 30)).(*image.YCbCr)
		fmt.Println(sub.Bounds(), sum(sub), sub.At(18, 9), sub.YCbCrAt(18, 10), sub.At(0, 0), m.SubImage(image.Rect(0, 0, 1, 1)).Bounds())
		dst := image.NewRGBA(image.Rect(0, 0, 30, 30))
		draw.Draw(dst, dst.Rect, sub, image.Pt(18, 10), draw.Src)
		fmt.Println(sum(dst), m.ColorModel() == color.YCbCrModel)
		n := image.NewNYCbCrA(image.Rect(0, 0, 5, 5), ratio)
		copy(n.Y, m.Y)
		fmt.Println(n.Opaque(), len(n.A), n.AStride, n.AOffset(2, 2), n.At(1, 1), n.NYCbCrAAt(9, 9), sum(n))
		for i := range n.A {
			n.A[i] = 255
		}
		part := n.SubImage(image.Rect(1, 1, 4, 4)).(*image.NYCbCrA)
		fmt.Println(n.Opaque(), part.Opaque(), part.Bounds(), part.At(2, 2), n.SubImage(image.ZR).Bounds(), n.ColorModel() == color.NYCbCrAModel)
	}
	for _, r := range []image.Rectangle{{image.Pt(1, 1), image.Pt(0, 5)}, image.Rect(0, 0, 1<<40, 1<<40)} {
		for _, f := range []func(){func() { image.NewRGBA(r) }, func() { image.NewGray(r) }, func() { image.NewPaletted(r, nil) },
			func() { image.NewYCbCr(r, 0) }, func() { image.NewNYCbCrA(r, 0) }, func() { image.NewCMYK(r) }} {
			func() {
				defer func() { fmt.Println(recover()) }()
				f()
			}()
		}
	}
}

// plain hides all but the methods of an Image.
type plain struct{ draw.Image }

func drawing() {
	r := image.Rect(0, 0, 20, 15)
	var sources []image.Image
	for i, m := range all(r.Add(image.Pt(2, 1))) {
		noise(m, uint32(100+i))
		sources = append(sources, m)
	}
	sources = append(sources, image.NewUniform(color.NRGBA{200, 100, 50, 120}), image.NewUniform(color.NRGBA{200, 100, 50, 255}),
		r, plain{sources[0].(draw.Image)}, plain{sources[2].(draw.Image)})
	alpha, gray := image.NewAlpha(r), image.NewGray16(r)
	noise(alpha, 7)
	masks := []image.Image{nil, alpha, sources[3], image.NewUniform(color.Alpha{99}), gray, plain{alpha}}
	for _, op := range []draw.Op{draw.Over, draw.Src} {
		for i, src := range sources {
			for j, mask := range masks {
				fmt.Print(op, i, j)
				for k, dst := range append(all(r), nil) {
					var target draw.Image = dst
					if dst == nil {
						target = plain{image.NewRGBA(r)}
					}
					noise(target, uint32(k))
					draw.DrawMask(target, image.Rect(3, 2, 18, 30), src, image.Pt(3, 2), mask, image.Pt(1, 0), op)
					fmt.Print(" ", sum(target))
				}
				fmt.Println()
			}
		}
	}
	// Onto itself.
	for _, op := range []draw.Op{draw.Over, draw.Src} {
		for _, p := range []image.Point{{0, 0}, {2, 0}, {0, 2}, {1, 3}} {
			for _, m := range all(r) {
				noise(m, 5)
				draw.Draw(m, r.Add(image.Pt(1, 1)), m, p, op)
				noise2 := m.SubImage(m.Bounds()).(draw.Image)
				op.Draw(noise2, r, m, p)
				fmt.Print(sum(m), " ")
			}
			fmt.Println()
		}
	}
	src := image.NewRGBA(r)
	for y := range 15 {
		for x := range 20 {
			src.Set(x, y, color.RGBA{uint8(x * 12), uint8(y * 16), uint8(x * y), 255})
		}
	}
	for _, dst := range []draw.Image{image.NewPaletted(r, palette.WebSafe), image.NewPaletted(r, palette.Plan9[:7]), image.NewGray(r), image.NewAlpha(r)} {
		var d draw.Drawer = draw.FloydSteinberg
		d.Draw(dst, r.Inset(1), src, image.Pt(1, 2))
		fmt.Println(sum(dst))
	}
	empty := image.NewRGBA(r)
	draw.FloydSteinberg.Draw(empty, image.Rect(50, 50, 60, 60), src, image.ZP)
	draw.Draw(empty, image.Rect(-5, -5, 3, 3), src, image.Pt(-2, -2), draw.Src)
	fmt.Println(sum(empty))
}

func formats() {
	image.RegisterFormat("mine", "MY?E", func(r io.Reader) (image.Image, error) {
		b, err := io.ReadAll(r)
		fmt.Printf("%q\n", b)
		return image.Black, err
	}, func(r io.Reader) (image.Config, error) { return image.Config{color.GrayModel, 3, 4}, nil })
	m, name, err := image.Decode(strings.NewReader("MYxE rest"))
	fmt.Println(m == image.Black, name, err)
	c, name, err := image.DecodeConfig(bytes.NewBufferString("MYyE"))
	fmt.Println(c.Width, c.Height, name, err)
	m, name, err = image.Decode(strings.NewReader("MY"))
	fmt.Println(m, name, err)
	c, name, err = image.DecodeConfig(strings.NewReader("nothing known"))
	fmt.Println(c, name, err, err == image.ErrFormat)
}

func main() {
	colors()
	geometry()
	types()
	drawing()
	formats()
}
