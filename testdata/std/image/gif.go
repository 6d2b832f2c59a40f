package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"io"
)

func picture(r image.Rectangle, p color.Palette, seed int) *image.Paletted {
	m := image.NewPaletted(r, p)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			m.SetColorIndex(x, y, uint8((x*x+seed*y+x*y/3)%len(p)))
		}
	}
	return m
}

func sum(m image.Image) uint32 {
	h := crc32.NewIEEE()
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			fmt.Fprint(h, r, g, b, a, ";")
		}
	}
	return h.Sum32()
}

func show(data []byte) {
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		fmt.Println(err)
		return
	}
	p, _ := g.Config.ColorModel.(color.Palette)
	fmt.Println(len(data), crc32.ChecksumIEEE(data), len(g.Image), g.Delay, g.LoopCount, g.Disposal, g.Config.Width, g.Config.Height,
		len(p), g.BackgroundIndex)
	for _, m := range g.Image {
		fmt.Print(m.Rect, len(m.Palette), sum(m), "; ")
	}
	fmt.Println()
}

type first struct{}

func (first) Quantize(p color.Palette, m image.Image) color.Palette {
	for x := range cap(p) - len(p) {
		p = append(p, m.At(m.Bounds().Min.X+x, m.Bounds().Min.Y))
	}
	return p
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func main() {
	r := image.Rect(0, 0, 20, 14)
	web := color.Palette(palette.WebSafe)
	through := append(color.Palette{color.Transparent}, web[:20]...)
	var b bytes.Buffer
	for _, g := range []*gif.GIF{
		{Image: []*image.Paletted{picture(r, web, 1)}, Delay: []int{0}},
		{Image: []*image.Paletted{picture(r, web[:2], 1), picture(r.Inset(3), web[:4], 2), picture(r.Inset(1), through, 5)}, Delay: []int{5, 0, 300}},
		{Image: []*image.Paletted{picture(r, web, 1), picture(r, web, 2)}, Delay: []int{1, 2}, LoopCount: -1,
			Disposal: []byte{gif.DisposalNone, gif.DisposalPrevious}, Config: image.Config{web, 30, 40}, BackgroundIndex: 3},
		{Image: []*image.Paletted{picture(r, web[:1], 1), picture(r, palette.Plan9, 9)}, Delay: []int{1, 2}, LoopCount: 7,
			Disposal: []byte{gif.DisposalBackground, 0}, Config: image.Config{web[:17], 20, 14}},
		{Image: []*image.Paletted{picture(r, through, 1), picture(r, through[:3], 9)}, Delay: []int{0, 0}, Config: image.Config{through, 20, 14}},
		{},
		{Image: []*image.Paletted{picture(r, web, 1)}},
		{Image: []*image.Paletted{picture(r, web, 1)}, Delay: []int{0}, Disposal: []byte{1, 2}},
		{Image: []*image.Paletted{picture(r, web, 1)}, Delay: []int{0}, Config: image.Config{color.GrayModel, 20, 14}},
		{Image: []*image.Paletted{picture(r, web, 1)}, Delay: []int{0}, Config: image.Config{nil, 10, 14}},
		{Image: []*image.Paletted{image.NewPaletted(r, nil)}, Delay: []int{0}},
		{Image: []*image.Paletted{image.NewPaletted(r, color.Palette{nil})}, Delay: []int{0}},
		{Image: []*image.Paletted{image.NewPaletted(r.Sub(image.Pt(1, 1)), web)}, Delay: []int{0}},
		{Image: []*image.Paletted{image.NewPaletted(r, make(color.Palette, 300))}, Delay: []int{0}},
	} {
		b.Reset()
		if err := gif.EncodeAll(&b, g); err != nil {
			fmt.Println(err)
			continue
		}
		show(b.Bytes())
	}
	src := image.NewRGBA(r.Add(image.Pt(2, 2)))
	for y := 2; y < 16; y++ {
		for x := 2; x < 22; x++ {
			src.Set(x, y, color.RGBA{uint8(x * 11), uint8(y * 15), uint8(x * y), 255})
		}
	}
	for _, m := range []image.Image{src, picture(r, web, 3), picture(r, web, 3).SubImage(image.Rect(3, 3, 9, 9)), struct{ image.Image }{picture(r, web, 4)}} {
		for _, o := range []*gif.Options{nil, {NumColors: 16}, {NumColors: 4, Quantizer: first{}}, {NumColors: 999, Drawer: draw.Src}} {
			b.Reset()
			if err := gif.Encode(&b, m, o); err != nil {
				fmt.Println(err)
			}
			one, name, err := image.Decode(bytes.NewReader(b.Bytes()))
			c, err2 := gif.DecodeConfig(bytes.NewReader(b.Bytes()))
			fmt.Println(name, err, err2, c.Width, c.Height, len(c.ColorModel.(color.Palette)), sum(one))
			show(b.Bytes())
		}
	}
	fmt.Println(gif.Encode(&full{50}, src, nil), gif.EncodeAll(&full{3}, &gif.GIF{Image: []*image.Paletted{picture(r, web, 1)}, Delay: []int{0}}))
	fmt.Println(gif.Encode(io.Discard, image.NewUniform(color.Black), nil))

	// Interlaced, with a comment, text and unknown applications; then damaged.
	data, _ := hex.DecodeString("474946383961" + "03000900" + "f00100" + "000000ffffff" +
		"21fe03616263" + "00" + "210c" + "")
	show(data)
	data, _ = hex.DecodeString("474946383961" + "03000900" + "f00100" + "000000ffffff" +
		"21fe0361626300" + "21ff0b4e45545343415045322e3003010500" + "00" + "21ff0358595a0201020201020021010c414243444546474849404142430161" + "00" +
		"21f904050a000100" + "2c0000000003000900" + "40" + "02" + "05844fa6a85100" + "00" + "3b")
	show(data)
	b.Reset()
	gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{picture(r, web[:4], 1), picture(r.Inset(2), through[:5], 2)}, Delay: []int{3, 4}, Config: image.Config{web[:4], 20, 14}})
	data = b.Bytes()
	interlaced := bytes.Clone(data)
	at := bytes.Index(data, []byte{0x2c, 0, 0, 0, 0, 20, 0, 14, 0})
	interlaced[at+9] |= 0x40
	show(interlaced)
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 0x2f
		_, err := gif.DecodeAll(bytes.NewReader(bad))
		_, err2 := gif.Decode(bytes.NewReader(bad))
		_, err3 := gif.DecodeAll(bytes.NewReader(data[:i]))
		fmt.Println(i, err, err2, err3)
	}
}
