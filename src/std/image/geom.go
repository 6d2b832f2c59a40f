package image

import (
	"image/color"
	"strconv"
)

// A Point has coordinates: X grows to the right, Y downwards.
type Point struct{ X, Y int }

// ZP is the zero Point.
//
// Deprecated: write Point{}.
var ZP Point

// Pt returns Point{X, Y}.
func Pt(X, Y int) Point { return Point{X, Y} }

func (p Point) String() string { return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")" }

// Add returns p+q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns p-q.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul returns p*k.
func (p Point) Mul(k int) Point { return Point{p.X * k, p.Y * k} }

// Div returns p/k.
func (p Point) Div(k int) Point { return Point{p.X / k, p.Y / k} }

// Eq reports whether p and q are equal.
func (p Point) Eq(q Point) bool { return p == q }

// In reports whether p is in r.
func (p Point) In(r Rectangle) bool {
	return r.Min.X <= p.X && p.X < r.Max.X && r.Min.Y <= p.Y && p.Y < r.Max.Y
}

// Mod returns the point of r that is whole widths and heights of r away from p.
func (p Point) Mod(r Rectangle) Point {
	w, h := r.Dx(), r.Dy()
	p = p.Sub(r.Min)
	return Point{(p.X%w + w) % w, (p.Y%h + h) % h}.Add(r.Min)
}

// A Rectangle holds the points from Min on that are less than Max in both coordinates. It is also an Image, opaque
// inside and transparent outside.
type Rectangle struct{ Min, Max Point }

// ZR is the zero Rectangle.
//
// Deprecated: write Rectangle{}.
var ZR Rectangle

// Rect returns a rectangle, swapping coordinates where they are the wrong way round.
func Rect(x0, y0, x1, y1 int) Rectangle { return Rectangle{Pt(x0, y0), Pt(x1, y1)}.Canon() }

func (r Rectangle) String() string { return r.Min.String() + "-" + r.Max.String() }

// Dx returns the width.
func (r Rectangle) Dx() int { return r.Max.X - r.Min.X }

// Dy returns the height.
func (r Rectangle) Dy() int { return r.Max.Y - r.Min.Y }

// Size returns width and height.
func (r Rectangle) Size() Point { return r.Max.Sub(r.Min) }

// Add returns r moved by p.
func (r Rectangle) Add(p Point) Rectangle { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }

// Sub returns r moved by -p.
func (r Rectangle) Sub(p Point) Rectangle { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }

// Inset returns r made smaller by n on each side; where it is too small for that, what remains is empty, in the middle.
func (r Rectangle) Inset(n int) Rectangle {
	inset := func(low, high int) (int, int) {
		if high-low < 2*n {
			middle := (low + high) / 2
			return middle, middle
		}
		return low + n, high - n
	}
	r.Min.X, r.Max.X = inset(r.Min.X, r.Max.X)
	r.Min.Y, r.Max.Y = inset(r.Min.Y, r.Max.Y)
	return r
}

// Intersect returns what r and s have in common; the zero Rectangle if that is nothing.
func (r Rectangle) Intersect(s Rectangle) Rectangle {
	r.Min = Point{max(r.Min.X, s.Min.X), max(r.Min.Y, s.Min.Y)}
	r.Max = Point{min(r.Max.X, s.Max.X), min(r.Max.Y, s.Max.Y)}
	if r.Empty() {
		return Rectangle{}
	}
	return r
}

// Union returns the smallest rectangle that holds r and s.
func (r Rectangle) Union(s Rectangle) Rectangle {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	r.Min = Point{min(r.Min.X, s.Min.X), min(r.Min.Y, s.Min.Y)}
	r.Max = Point{max(r.Max.X, s.Max.X), max(r.Max.Y, s.Max.Y)}
	return r
}

// Empty reports whether r holds no points.
func (r Rectangle) Empty() bool { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }

// Eq reports whether r and s hold the same points.
func (r Rectangle) Eq(s Rectangle) bool { return r == s || r.Empty() && s.Empty() }

// Overlaps reports whether r and s have points in common.
func (r Rectangle) Overlaps(s Rectangle) bool {
	return !r.Empty() && !s.Empty() &&
		r.Min.X < s.Max.X && s.Min.X < r.Max.X && r.Min.Y < s.Max.Y && s.Min.Y < r.Max.Y
}

// In reports whether all points of r are in s.
func (r Rectangle) In(s Rectangle) bool {
	return r.Empty() || s.Min.X <= r.Min.X && r.Max.X <= s.Max.X && s.Min.Y <= r.Min.Y && r.Max.Y <= s.Max.Y
}

// Canon returns r with coordinates swapped where they are the wrong way round.
func (r Rectangle) Canon() Rectangle {
	r.Min.X, r.Max.X = min(r.Min.X, r.Max.X), max(r.Min.X, r.Max.X)
	r.Min.Y, r.Max.Y = min(r.Min.Y, r.Max.Y), max(r.Min.Y, r.Max.Y)
	return r
}

// At returns color.Opaque inside, color.Transparent outside.
func (r Rectangle) At(x, y int) color.Color {
	if (Point{x, y}).In(r) {
		return color.Opaque
	}
	return color.Transparent
}

// RGBA64At is At as a color.RGBA64.
func (r Rectangle) RGBA64At(x, y int) color.RGBA64 {
	if (Point{x, y}).In(r) {
		return color.RGBA64{0xffff, 0xffff, 0xffff, 0xffff}
	}
	return color.RGBA64{}
}

// Bounds returns r.
func (r Rectangle) Bounds() Rectangle { return r }

// ColorModel returns color.Alpha16Model.
func (r Rectangle) ColorModel() color.Model { return color.Alpha16Model }
