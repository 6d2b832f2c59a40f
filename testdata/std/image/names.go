// Every kind of picture and colour by its own methods and fields.
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// picture is what all kinds that can be drawn on have.
type picture interface {
	image.RGBA64Image
	Set(x, y int, c color.Color)
	SetRGBA64(x, y int, c color.RGBA64)
	PixOffset(x, y int) int
	Opaque() bool
	SubImage(r image.Rectangle) image.Image
}

func draw(p picture) {
	b := p.Bounds()
	p.Set(b.Min.X, b.Min.Y, color.NRGBA{200, 100, 50, 128})
	p.SetRGBA64(b.Min.X+1, b.Min.Y, color.RGBA64{0x1234, 0x2345, 0x3456, 0x8000})
	p.Set(b.Min.X, b.Min.Y+1, color.White)
	p.SetRGBA64(b.Min.X+1, b.Min.Y+1, color.RGBA64{0xffff, 0, 0xffff, 0xffff})
	p.Set(b.Max.X, b.Max.Y, color.White)
	p.SetRGBA64(-9, -9, color.RGBA64{})
	fmt.Printf("%T %v at %d opaque %t\n", p, b, p.PixOffset(b.Min.X+1, b.Min.Y+1), p.Opaque())
	for y := b.Min.Y; y <= b.Max.Y; y++ {
		for x := b.Min.X; x <= b.Max.X; x++ {
			fmt.Print(p.At(x, y), p.RGBA64At(x, y), " ")
		}
	}
	fmt.Println()
	sub := p.SubImage(image.Rect(b.Min.X+1, b.Min.Y, b.Max.X+5, b.Max.Y))
	empty := p.SubImage(image.Rect(100, 100, 101, 101))
	fmt.Println(sub.Bounds(), sub.At(b.Min.X+1, b.Min.Y+1), empty.Bounds(), sub.(picture).Opaque(), empty.(picture).Opaque())
	c := p.ColorModel().Convert(color.NRGBA64{0x8000, 0x4000, 0xffff, 0xc000})
	r, g, bl, a := c.RGBA()
	fmt.Printf("%T %v %x %x %x %x\n", c, c, r, g, bl, a)
}

func main() {
	r := image.Rect(1, 1, 3, 3)
	draw(image.NewRGBA(r))
	draw(image.NewRGBA64(r))
	draw(image.NewNRGBA(r))
	draw(image.NewNRGBA64(r))
	draw(image.NewAlpha(r))
	draw(image.NewAlpha16(r))
	draw(image.NewGray(r))
	draw(image.NewGray16(r))
	draw(image.NewCMYK(r))
	draw(image.NewPaletted(r, color.Palette{color.Black, color.White, color.RGBA{255, 0, 255, 255}, color.Transparent}))

	rgba := &image.RGBA{Pix: make([]uint8, 16), Stride: 8, Rect: image.Rect(0, 0, 2, 2)}
	rgba.SetRGBA(1, 1, color.RGBA{R: 1, G: 2, B: 3, A: 4})
	fmt.Println(rgba.Pix, rgba.RGBAAt(1, 1), rgba.RGBAAt(9, 9))
	rgba64 := &image.RGBA64{Pix: make([]uint8, 32), Stride: 16, Rect: image.Rect(0, 0, 2, 2)}
	rgba64.SetRGBA64(1, 0, color.RGBA64{R: 0x102, G: 0x304, B: 0x506, A: 0x708})
	fmt.Println(rgba64.Pix, rgba64.Stride, rgba64.Rect, rgba64.RGBA64At(1, 0))
	nrgba := &image.NRGBA{Pix: make([]uint8, 16), Stride: 8, Rect: image.Rect(0, 0, 2, 2)}
	nrgba.SetNRGBA(0, 1, color.NRGBA{R: 1, G: 2, B: 3, A: 4})
	fmt.Println(nrgba.Pix, nrgba.Stride, nrgba.Rect, nrgba.NRGBAAt(0, 1))
	nrgba64 := &image.NRGBA64{Pix: make([]uint8, 32), Stride: 16, Rect: image.Rect(0, 0, 2, 2)}
	nrgba64.SetNRGBA64(0, 1, color.NRGBA64{R: 0x102, G: 0x304, B: 0x506, A: 0x708})
	fmt.Println(nrgba64.Pix, nrgba64.Stride, nrgba64.Rect, nrgba64.NRGBA64At(0, 1))
	alpha := &image.Alpha{Pix: make([]uint8, 4), Stride: 2, Rect: image.Rect(0, 0, 2, 2)}
	alpha.SetAlpha(1, 1, color.Alpha{A: 7})
	fmt.Println(alpha.Pix, alpha.Stride, alpha.Rect, alpha.AlphaAt(1, 1))
	alpha16 := &image.Alpha16{Pix: make([]uint8, 8), Stride: 4, Rect: image.Rect(0, 0, 2, 2)}
	alpha16.SetAlpha16(1, 1, color.Alpha16{A: 0x708})
	fmt.Println(alpha16.Pix, alpha16.Stride, alpha16.Rect, alpha16.Alpha16At(1, 1))
	gray := &image.Gray{Pix: make([]uint8, 4), Stride: 2, Rect: image.Rect(0, 0, 2, 2)}
	gray.SetGray(0, 1, color.Gray{Y: 9})
	fmt.Println(gray.Pix, gray.Stride, gray.Rect, gray.GrayAt(0, 1))
	gray16 := &image.Gray16{Pix: make([]uint8, 8), Stride: 4, Rect: image.Rect(0, 0, 2, 2)}
	gray16.SetGray16(0, 1, color.Gray16{Y: 0x910})
	fmt.Println(gray16.Pix, gray16.Stride, gray16.Rect, gray16.Gray16At(0, 1))
	cmyk := &image.CMYK{Pix: make([]uint8, 16), Stride: 8, Rect: image.Rect(0, 0, 2, 2)}
	cmyk.SetCMYK(1, 1, color.CMYK{C: 1, M: 2, Y: 3, K: 4})
	fmt.Println(cmyk.Pix, cmyk.Stride, cmyk.Rect, cmyk.CMYKAt(1, 1))
	paletted := image.NewPaletted(r, color.Palette{color.Black, color.White})
	paletted.SetColorIndex(1, 2, 1)
	fmt.Println(paletted.Pix, paletted.Stride, paletted.Bounds(), paletted.ColorModel(), paletted.ColorIndexAt(1, 2))

	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410, 77} {
		y := image.NewYCbCr(image.Rect(0, 0, 5, 3), ratio)
		for i := range y.Y {
			y.Y[i] = uint8(i * 9)
		}
		for i := range y.Cb {
			y.Cb[i], y.Cr[i] = uint8(i*31), uint8(200-i*7)
		}
		fmt.Println(ratio.String(), y.Rect, y.YStride, y.CStride, y.YOffset(4, 2), y.COffset(4, 2), y.At(4, 2), y.RGBA64At(4, 2), y.RGBA64At(0, 1), y.Opaque())
		a := image.NewNYCbCrA(image.Rect(0, 0, 5, 3), ratio)
		a.A[a.AOffset(1, 1)] = 99
		fmt.Println(a.NYCbCrAAt(1, 1), a.RGBA64At(1, 1), a.At(0, 0), a.AStride, a.Opaque(), a.SubImage(image.Rect(1, 1, 2, 2)).At(1, 1))
	}

	var u *image.Uniform = image.NewUniform(color.Gray16{Y: 0x1234})
	red, green, blue, opacity := u.RGBA()
	fmt.Println(red, green, blue, opacity, u.C, u.Opaque(), u.At(3, 4), u.RGBA64At(5, 6), u.ColorModel().Convert(color.White), u.Convert(color.Black), u.Bounds())
	fmt.Println(image.Pt(1, -2).String(), r.String(), image.ZP, image.ZR, image.Opaque.C, image.Transparent.C, image.White.C, image.Black.C)

	for _, c := range []color.Color{
		color.RGBA{R: 10, G: 20, B: 30, A: 40}, color.RGBA64{R: 1000, G: 2000, B: 3000, A: 4000}, color.NRGBA{R: 10, G: 20, B: 30, A: 40},
		color.NRGBA64{R: 1000, G: 2000, B: 3000, A: 4000}, color.Alpha{A: 5}, color.Alpha16{A: 500}, color.Gray{Y: 6}, color.Gray16{Y: 600},
		color.CMYK{C: 1, M: 20, Y: 30, K: 40}, color.YCbCr{Y: 100, Cb: 20, Cr: 230}, color.NYCbCrA{YCbCr: color.YCbCr{Y: 1, Cb: 2, Cr: 3}, A: 4},
	} {
		red, green, blue, opacity := c.RGBA()
		fmt.Printf("%T %v: %d %d %d %d\n", c, c, red, green, blue, opacity)
		for _, m := range []color.Model{color.RGBAModel, color.RGBA64Model, color.NRGBAModel, color.NRGBA64Model, color.AlphaModel, color.Alpha16Model,
			color.GrayModel, color.Gray16Model, color.CMYKModel, color.YCbCrModel, color.NYCbCrAModel} {
			fmt.Print(m.Convert(c), " ")
		}
		fmt.Println()
	}
	red, green, blue, _ = color.YCbCr{Y: 50, Cb: 60, Cr: 70}.RGBA()
	fmt.Println(red, green, blue, color.RGBA{1, 2, 3, 4}.B, color.NRGBA{1, 2, 3, 4}.G)
	rgb := color.RGBA64{R: 1, G: 2, B: 3, A: 4}
	straight, wide := color.NRGBA{R: 1, G: 2, B: 3, A: 4}, color.NRGBA64{R: 1, G: 2, B: 3, A: 4}
	fmt.Println(rgb.R+rgb.G+rgb.B+rgb.A, straight.R+straight.G+straight.B+straight.A, wide.R+wide.G+wide.B+wide.A)
	fmt.Println(color.RGBToCMYK(10, 200, 30))
	fmt.Println(color.CMYKToRGB(10, 200, 30, 40))
	fmt.Println(color.RGBToYCbCr(10, 200, 30))
	fmt.Println(color.YCbCrToRGB(10, 200, 30))
	model := color.ModelFunc(func(c color.Color) color.Color { return color.Black })
	fmt.Println(model.Convert(color.White), color.Opaque, color.Transparent)
	fmt.Println(jpeg.FormatError("x").Error(), jpeg.UnsupportedError("y").Error(), png.FormatError("x").Error(), png.UnsupportedError("y").Error())
}
