package main

type T struct{}
type G[P any] struct{}
type C interface{ ~int | string }

func f[P any](p P) {}

var a T[int]
var b G[int, string]
var c G
var d []G
var e C
var g struct{ C }
var h G[C]
var i = G{}
var j = T[int]{}

func (T) M[P any]() {}
func (t int) x() {}
func (G[P, Q]) y() {}
func (G) z() {}
func (t *[]int) u() {}

type P1 *int

func (P1) m() {}

type I interface {
	m()
	m()
}
type J interface {
	I
	m(int)
}
type K interface {
	int
	M()
}
type L struct {
	a, a int
	*P1
	*I
	x string
}
type MyInt int
var n [x]int
var o [MyInt(2.5)]int
var p [-1]int
var q [f]int
var r [1.5]int
var m MyInt = "a"
var m2 int = MyInt(1)
var er error
var er2 int = er
var fn int = main
var fn2 int = f[int]
type X struct { X }
type Y1 struct { z Z1 }
type Z1 [2]Y1
type Q1 = Q2
type Q2 = Q1
type Q3 Q3
type I1 interface { I2 }
type I2 interface { I1 }
var x1 = y1
var y1 = x1
const c1 = c2
const c2 = c1
type un interface { ~MyInt | I | P1 ; error | int }
func cc[T un, P T](x T) {}
func main() {
	var x any = 1
	switch x.(type) { case T: ; case T: }
	var fz func(a int) = f
	G[int]
	T{}
	f
	x
	f[int]
	var cmplx C
	_ = map[[]int]int{}
}
