// A method of a value called by way of a nil pointer in an interface.
package main

type point struct{ x, y int }

func (p point) sum() int { return p.x + p.y }

type summer interface{ sum() int }

//go:noinline
func total(all ...summer) (n int) {
	for _, s := range all {
		n += s.sum()
	}
	return n
}

func main() {
	var p *point
	println(total(point{1, 2}, p))
}
