package main

type A struct{ x, y int }
type B struct {
	A
	z int
}
type C struct {
	*A
	B2
}
type B2 struct{ q int }

func main() {
	_ = B{x: 1, z: 2}
	_ = B{A: A{}, x: 1}
	_ = C{x: 1}
	_ = C{q: 1, B2: B2{}}
	_ = C{q: 1, q: 1}
	_ = B{X: 1}
}
