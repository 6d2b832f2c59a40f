// Package rows works on rows of pixels. Colours are four parts of 16 bits, multiplied by alpha.
package rows

// Kinds of pixels.
const (
	RGBA = iota
	NRGBA
	Gray
	CMYK
)

// Spread sets row to the colours of pixels of a kind.
func Spread(row []uint16, pix []byte, kind int)

// SpreadYCbCr sets row to the colours of y, each pair of cb and cr for 1<<across of them; the first pair is left after
// those that belong to first, less than 1<<across, pixels in front.
func SpreadYCbCr(row []uint16, y, cb, cr []byte, first, across int)

// SpreadAlpha sets mask to transparencies.
func SpreadAlpha(mask []uint16, pix []byte)

// Blend draws colours on pixels of kind RGBA, through a mask unless it is empty; over what is there, or instead of it.
func Blend(pix []byte, row, mask []uint16, over bool)

// Nearest returns the index of the colour of a palette, four parts each, that is nearest in the sum of squares.
func Nearest(palette []int32, r, g, b, a int32) int

// Unfilter undoes a filter of PNG, 1 to 4, of a row; size is the distance to the byte of the pixel before.
func Unfilter(row, above []byte, size, filter int)

// Filter sets out to a row with a filter of PNG and returns the sum of its bytes, taken as signed, without signs.
func Filter(out, row, above []byte, size, filter int) int

// Unpack sets out to the pixels of a row of PNG without filter and returns the greatest index among them, if they are
// indices. depth and kind are PNG's; with a transparent colour, two bytes for each part, out gets transparencies.
func Unpack(out, row []byte, width, depth, kind int, transparent []byte) int

// Scatter sets every step-th pixel from first on of a row.
func Scatter(row, pix []byte, size, first, step int)

// Pack sets out to pixels of kind RGBA, or NRGBA if they are not multiplied, as PNG has them, with or without alpha.
func Pack(out, pix []byte, alpha, multiplied bool)
