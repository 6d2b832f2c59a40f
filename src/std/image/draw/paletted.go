package draw

import (
	"image"
	"image/color"
	"image/internal/rows"
)

// drawPaletted draws the nearest colours; diffuse passes what they lack on to the pixels around.
func drawPaletted(dst Image, r image.Rectangle, src image.Image, sp image.Point, diffuse bool) {
	paletted, _ := dst.(*image.Paletted)
	var palette []int32
	if paletted != nil {
		for _, c := range paletted.Palette {
			r, g, b, a := c.RGBA()
			palette = append(palette, int32(r), int32(g), int32(b), int32(a))
		}
	}
	row := make([]uint16, 4*r.Dx())
	// What pixels lack, in sixteenths, with one more pixel on each side.
	lacks, below := make([][4]int32, r.Dx()+2), make([][4]int32, r.Dx()+2)
	for y := range r.Dy() {
		spread(row, src, sp.Add(image.Pt(0, y)))
		for x := range r.Dx() {
			var want [4]int32
			for i := range want {
				want[i] = int32(row[4*x+i])
				if diffuse {
					want[i] = min(max(want[i]+lacks[x+1][i]/16, 0), m)
				}
			}
			var got [4]int32
			if paletted != nil {
				best := rows.Nearest(palette, want[0], want[1], want[2], want[3])
				paletted.Pix[paletted.PixOffset(r.Min.X+x, r.Min.Y+y)] = uint8(best)
				if !diffuse {
					continue
				}
				got = [4]int32(palette[4*best:])
			} else {
				c := color.RGBA64{uint16(want[0]), uint16(want[1]), uint16(want[2]), uint16(want[3])}
				dst.Set(r.Min.X+x, r.Min.Y+y, &c)
				r, g, b, a := dst.At(r.Min.X+x, r.Min.Y+y).RGBA()
				got = [4]int32{int32(r), int32(g), int32(b), int32(a)}
			}
			for i := range want {
				lack := want[i] - got[i]
				below[x][i] += 3 * lack
				below[x+1][i] += 5 * lack
				below[x+2][i] += lack
				lacks[x+2][i] += 7 * lack
			}
		}
		lacks, below = below, lacks
		clear(below)
	}
}
