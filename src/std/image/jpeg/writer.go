package jpeg

import (
	"errors"
	"image"
	"image/draw"
	"io"
)

// DefaultQuality is the quality without Options.
const DefaultQuality = 75

// Options of Encode.
type Options struct {
	Quality int // from 1 to 100
}

// Kinds of pixels.
const (
	gray = iota
	rgba
	ycbcr
)

func encode(pix []byte, kind, width, height, quality int) (file []byte, fault string)

// Encode writes an image: grey ones with one component, others with three, four pixels sharing differences of colour.
func Encode(w io.Writer, m image.Image, o *Options) error {
	b := m.Bounds()
	if b.Dx() >= 1<<16 || b.Dy() >= 1<<16 {
		return errors.New("jpeg: image is too large to encode")
	}
	quality := DefaultQuality
	if o != nil {
		quality = min(max(o.Quality, 1), 100)
	}
	pix, kind := pixels(m)
	file, fault := encode(pix, kind, b.Dx(), b.Dy(), quality)
	if fault != "" {
		return errors.New("jpeg: " + fault)
	}
	_, err := w.Write(file)
	return err
}

func pixels(m image.Image) (pix []byte, kind int) {
	b := m.Bounds()
	switch m := m.(type) {
	case *image.Gray:
		for y := b.Min.Y; y < b.Max.Y; y++ {
			i := m.PixOffset(b.Min.X, y)
			pix = append(pix, m.Pix[i:i+b.Dx()]...)
		}
		return pix, gray
	case *image.YCbCr:
		pix = make([]byte, 0, 3*b.Dx()*b.Dy())
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				c := m.COffset(x, y)
				pix = append(pix, m.Y[m.YOffset(x, y)], m.Cb[c], m.Cr[c])
			}
		}
		return pix, ycbcr
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, m, b.Min, draw.Src)
	return out.Pix, rgba
}
