// Package palette has palettes of colours.
package palette

import "image/color"

// Plan9 is the palette of Plan 9: 64 mixtures of red, green and blue, each in four brightnesses.
var Plan9 = plan9()

// WebSafe is the palette of early browsers: red, green and blue in six steps each.
var WebSafe = webSafe()

func plan9() []color.Color {
	colors := make([]color.Color, 0, 256)
	for i := range 256 {
		r, v := i>>6, i>>4&3
		rest := (i - v + r) & 15
		g, b := rest>>2, rest&3
		c := color.RGBA{17 * uint8(v), 17 * uint8(v), 17 * uint8(v), 0xff}
		if most := max(r, g, b); most > 0 {
			bright := 17 * (4*most + v)
			c = color.RGBA{uint8(r * bright / most), uint8(g * bright / most), uint8(b * bright / most), 0xff}
		}
		colors = append(colors, c)
	}
	return colors
}

func webSafe() []color.Color {
	colors := make([]color.Color, 0, 216)
	for i := range 216 {
		colors = append(colors, color.RGBA{51 * uint8(i/36), 51 * uint8(i/6%6), 51 * uint8(i%6), 0xff})
	}
	return colors
}
