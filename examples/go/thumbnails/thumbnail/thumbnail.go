// Package thumbnail makes small pictures of big ones.
package thumbnail

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
)

// most is the most pixels that a thumbnail has on a side.
const most = 16

// ImageFile reads a picture and writes a small one beside it, as a JPEG file. It returns the name of that file: for "foo.png"
// it is "foo.thumb.jpg".
func ImageFile(infile string) (string, error) {
	in, err := os.Open(infile)
	if err != nil {
		return "", err
	}
	defer in.Close()
	picture, _, err := image.Decode(in)
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.Base(infile), err)
	}
	name := strings.TrimSuffix(infile, filepath.Ext(infile)) + ".thumb.jpg"
	out, err := os.Create(name)
	if err != nil {
		return "", err
	}
	return name, errors.Join(jpeg.Encode(out, shrink(picture), nil), out.Close())
}

// shrink returns a small picture: each of its pixels is the mean of those it stands for.
func shrink(m image.Image) image.Image {
	b := m.Bounds()
	step := max((max(b.Dx(), b.Dy())+most-1)/most, 1)
	small := image.NewRGBA(image.Rect(0, 0, (b.Dx()+step-1)/step, (b.Dy()+step-1)/step))
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			part := image.Rect(x*step, y*step, (x+1)*step, (y+1)*step).Add(b.Min).Intersect(b)
			small.Set(x, y, mean(m, part))
		}
	}
	return small
}

func mean(m image.Image, part image.Rectangle) color.Color {
	var red, green, blue uint32
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			r, g, b, _ := m.At(x, y).RGBA()
			red, green, blue = red+r>>8, green+g>>8, blue+b>>8
		}
	}
	n := uint32(part.Dx() * part.Dy())
	return color.RGBA{uint8(red / n), uint8(green / n), uint8(blue / n), 0xff}
}
