// Pictures in characters: the Mandelbrot set, traced spheres, Sierpinski, spirals, a turtle, bars.
package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

const shades = " .:-=+*#%@"

func mandelbrot(w io.Writer, width, height int) {
	for row := range height {
		for col := range width {
			c := complex(float64(col)/float64(width)*3-2.2, float64(row)/float64(height)*2.4-1.2)
			z, n := 0i, 0
			for ; n < 60 && real(z)*real(z)+imag(z)*imag(z) < 4; n++ {
				z = z*z + c
			}
			shade := shades[n*(len(shades)-1)/60]
			fmt.Fprintf(w, "%c", shade)
		}
		fmt.Fprintln(w)
	}
}

type Vec struct{ X, Y, Z float64 }

func (a Vec) Add(b Vec) Vec       { return Vec{a.X + b.X, a.Y + b.Y, a.Z + b.Z} }
func (a Vec) Sub(b Vec) Vec       { return Vec{a.X - b.X, a.Y - b.Y, a.Z - b.Z} }
func (a Vec) Scale(k float64) Vec { return Vec{a.X * k, a.Y * k, a.Z * k} }
func (a Vec) Dot(b Vec) float64   { return a.X*b.X + a.Y*b.Y + a.Z*b.Z }
func (a Vec) Len() float64        { return math.Sqrt(a.Dot(a)) }
func (a Vec) Unit() Vec           { return a.Scale(1 / a.Len()) }
func (a Vec) Reflect(n Vec) Vec   { return a.Sub(n.Scale(2 * a.Dot(n))) }
func (a Vec) String() string      { return fmt.Sprintf("(%.2f %.2f %.2f)", a.X, a.Y, a.Z) }

type Ray struct{ From, Dir Vec }

func (r Ray) At(t float64) Vec { return r.From.Add(r.Dir.Scale(t)) }

type Hit struct {
	T      float64
	Normal Vec
	Albedo float64
	Mirror float64
}

type Object interface {
	Intersect(Ray) (Hit, bool)
}

type Sphere struct {
	Center Vec
	R      float64
	Mirror float64
}

func (s Sphere) Intersect(r Ray) (h Hit, ok bool) {
	oc := r.From.Sub(s.Center)
	b := oc.Dot(r.Dir)
	d := b*b - oc.Dot(oc) + s.R*s.R
	if d < 0 {
		return
	}
	t := -b - math.Sqrt(d)
	if t < 1e-4 {
		return
	}
	return Hit{t, r.At(t).Sub(s.Center).Unit(), 0.9, s.Mirror}, true
}

type Floor float64

func (f Floor) Intersect(r Ray) (Hit, bool) {
	t := (float64(f) - r.From.Y) / r.Dir.Y
	if math.IsNaN(t) || math.IsInf(t, 0) || t < 1e-4 {
		return Hit{}, false
	}
	p := r.At(t)
	albedo := 0.3
	if (int(math.Floor(p.X))+int(math.Floor(p.Z)))&1 == 0 {
		albedo = 0.8
	}
	return Hit{t, Vec{0, 1, 0}, albedo, 0}, true
}

type Scene struct {
	Objects []Object
	Light   Vec
}

func (s *Scene) nearest(r Ray) (best Hit, found bool) {
	best.T = math.Inf(1)
	for _, o := range s.Objects {
		if h, ok := o.Intersect(r); ok && h.T < best.T {
			best, found = h, true
		}
	}
	return
}

func (s *Scene) trace(r Ray, depth int) float64 {
	h, ok := s.nearest(r)
	if !ok {
		return 0.15 + 0.2*math.Max(0, r.Dir.Y)
	}
	p := r.At(h.T)
	toLight := s.Light.Sub(p).Unit()
	light := 0.1
	if _, shadow := s.nearest(Ray{p, toLight}); !shadow {
		light += 0.9 * math.Max(0, toLight.Dot(h.Normal))
	}
	c := light * h.Albedo
	if h.Mirror > 0 && depth > 0 {
		c = c*(1-h.Mirror) + h.Mirror*s.trace(Ray{p, r.Dir.Reflect(h.Normal)}, depth-1)
	}
	return c
}

func (s *Scene) render(width, height int) string {
	var buf bytes.Buffer
	for y := range height {
		for x := range width {
			dir := Vec{(float64(x)+0.5)/float64(width)*2 - 1, 0.55 - (float64(y)+0.5)/float64(height)*1.1, 1}.Unit()
			c := s.trace(Ray{Vec{0, 1, -3}, dir}, 2)
			buf.WriteByte(shades[int(math.Min(0.999, math.Max(0, c))*float64(len(shades)))])
		}
		buf.WriteByte('\n')
	}
	return buf.String()
}

func sierpinski(n int) {
	for y := 1<<n - 1; y >= 0; y-- {
		fmt.Print(strings.Repeat(" ", y))
		for x := 0; x+y < 1<<n; x++ {
			if x&y == 0 {
				fmt.Print("▲ ")
			} else {
				fmt.Print("  ")
			}
		}
		fmt.Println()
	}
}

func spiral(rows, cols int) [][]int {
	m := make([][]int, rows)
	for i := range m {
		m[i] = make([]int, cols)
	}
	x, y, dx, dy := 0, 0, 1, 0
	for n := 1; n <= rows*cols; n++ {
		m[y][x] = n
		if nx, ny := x+dx, y+dy; nx < 0 || nx >= cols || ny < 0 || ny >= rows || m[ny][nx] != 0 {
			dx, dy = -dy, dx
		}
		x, y = x+dx, y+dy
	}
	return m
}

type Turtle struct {
	x, y    int
	heading int
	cells   map[[2]int]rune
}

func (t *Turtle) Forward(n int) {
	d := [...][2]int{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}[t.heading]
	for range n {
		t.cells[[2]int{t.x, t.y}] = []rune("─│")[t.heading%2]
		t.x += d[0]
		t.y += d[1]
	}
}

func (t *Turtle) Turn(quarters int) {
	t.heading = (t.heading + quarters + 4) % 4
	t.cells[[2]int{t.x, t.y}] = '┼'
}

func (t *Turtle) String() string {
	lo, hi := [2]int{math.MaxInt, math.MaxInt}, [2]int{math.MinInt, math.MinInt}
	for p := range t.cells {
		for i := range p {
			lo[i], hi[i] = min(lo[i], p[i]), max(hi[i], p[i])
		}
	}
	var sb strings.Builder
	for y := lo[1]; y <= hi[1]; y++ {
		var line []rune
		for x := lo[0]; x <= hi[0]; x++ {
			if r, ok := t.cells[[2]int{x, y}]; ok {
				line = append(line, r)
			} else {
				line = append(line, ' ')
			}
		}
		sb.WriteString(strings.TrimRight(string(line), " ") + "\n")
	}
	return sb.String()
}

func main() {
	mandelbrot(os.Stdout, 48, 16)
	scene := &Scene{
		Objects: []Object{Floor(0), Sphere{Vec{-0.9, 1, 1}, 1, 0.3}, &Sphere{Center: Vec{1.1, 0.7, 0.2}, R: 0.7}},
		Light:   Vec{4, 6, -4},
	}
	fmt.Print(scene.render(44, 16))
	fmt.Println(scene.Objects[1], Vec{1, 2, 2}.Unit(), fmt.Sprint(Vec{1, 2, 2}.Len()))
	sierpinski(3)
	for _, row := range spiral(4, 5) {
		for _, n := range row {
			fmt.Printf("%4d", n)
		}
		fmt.Println()
	}
	t := &Turtle{cells: map[[2]int]rune{}}
	for i := 12; i > 0; i -= 2 {
		t.Forward(i)
		t.Turn(1)
		t.Forward(i / 2)
		t.Turn(+1)
	}
	fmt.Print(t)
	for i, n := range []int{3, 9, 5} {
		fmt.Printf("%-6s|%-10s|%*d|%6.1f%%\n", strings.Repeat("*", i+1), strings.Repeat("█", n), 4, n, float64(n)*100/17)
	}
}
