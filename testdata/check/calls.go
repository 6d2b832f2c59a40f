package main

import "fmt"

type T struct{ a int }

func (T) M()   {}
func (*T) PM() {}

type U struct{ T }
type I interface{ M() }

func f[A, B any](a A) (b B)     { return }
func g[A any](a, b A)           {}
func v(a int, b ...string)      {}
func two() (int, string)        { return 1, "" }
func num[N int | float64](n N)  {}
func sl[S ~[]E, E any](s S) E   { return s[0] }
func fn[X, Y any](x X, f func(X) Y) {}
func id[Q any](q Q) Q { return q }

func main() {
	f(1)
	f[int](1)
	f[int, string, bool](1)
	g(1, "a")
	g(1, 2.5)
	g(T{}, 1)
	num("a")
	num[string]("a")
	sl(1)
	sl[int](nil)
	fn(1, 2)
	fn(1, id)
	var x int
	x()
	T.PM()
	T{}.PM()
	T.x()
	T.a()
	var i I
	(&i).M()
	i.m()
	var pi *I = &i
	pi.M()
	v()
	v("a")
	v(1, 2)
	v(1, []string{}...)
	v(1, "a", []string{}...)
	two(1, x...)
	int()
	int(1, 2)
	int(two())
	fmt.println()
	fmt.Foo()
	fmt.Println
	x = two()
	x, y := two(), 1
	_ = id[string, int]
	len.x()
	id.x()
	fmt.Println(id)
	var z U
	z.b()
	z.A()
	z.pm()
	T{A: 1}
	_ = T{A: 1}
	for {
		v(1,
			2)
	}
	(func(a int) {})("a")
	func(a int) {}(1, 2)
	main(1)
	defer int(x)
	v(1, two())
	v(two(), 1)
	two().x
}
