package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

type Fn func(int) string
type Handler[T any] func(T) error
type S struct{ n int }

func (s S) m() int { return s.n }

type M[T any] interface{ m() T }

func f[T any](x interface{ m() T }) T { return x.m() }
func g[T any](x M[T]) T               { return x.m() }

var v1 = f(later{})
var v2 = g(later{})

type later struct{}

func (later) m() string { return "later" }

func show[T any](v T) string        { return fmt.Sprint("<", v, ">") }
func conv[P, Q any](p P) (q Q)       { fmt.Printf("%T->%T\n", p, q); return }
func apply(f func(int) string) string { return f(7) }
func two(f func(int, string), g func(string, int)) { f(1, "a"); g("b", 2) }
func p[P, Q any](a P, b Q)            { fmt.Printf("%T %T\n", a, b) }
func Append[E ~[]T, T any](s E, x ...T) E { return append(s, x...) }
func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}
func handle[T any](v T) error { return fmt.Errorf("handled %v", v) }

type Num interface{ ~int | ~float64 }

func Add[T Num](a, b T) T { return a + b }
func reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, x := range s {
		a = f(a, x)
	}
	return a
}

type L chan int
type MyPtr *int

func pair[S ~[]E, E any](s S, e E) string { return fmt.Sprintf("%T %T", s, e) }

func withPtr[A interface{ ~*B }, B any](a A) B { return *a }

type ptrTo[A any] interface{ ~*A }
type hasFoo[A any] interface{ foo(A) }
type fooer[A any] struct{}

func (f *fooer[A]) foo(A) {}
func withBoth[A interface {
	ptrTo[B]
	hasFoo[C]
}, B, C any]() string {
	return fmt.Sprintf("%T %T %T", *new(A), *new(B), *new(C))
}

func main() {
	fmt.Println(v1, v2, f(S{4}), g(S{5}))
	fs := []Fn{show, strconv.Itoa, show[int]}
	for _, f := range fs {
		fmt.Println(f(3))
	}
	mm := map[string]Fn{"a": show}
	fmt.Println(mm["a"](9), Fn(show)(1), struct{ F Fn }{show}.F(2), struct{ F Fn }{F: show}.F(2), [1]Fn{show}[0](1))
	ch := make(chan Fn, 1)
	ch <- show
	fmt.Println((<-ch)(8))
	fmt.Println(apply(show), apply(conv), apply(conv[int]), apply(conv[int, string]))
	two(p, p)
	two(p[int], p[string])
	var h Handler[string] = handle
	fmt.Println(h("x"))
	var x []MyPtr
	x = Append(x, new(int))
	fmt.Printf("%T %d\n", x, len(x))
	fmt.Println(pair([]L{}, make(chan int)))
	fmt.Println(reduce([]int{1, 2, 3}, 0, Add), reduce([]float64{1.5}, 1, Add[float64]))
	fmt.Println(compose(strconv.Itoa, show[string])(5), compose(show[int], func(s string) int { return len(s) })(12345))
	s := []string{"b", "a"}
	slices.SortFunc(s, cmp.Compare)
	fmt.Println(s, slices.MaxFunc([]int{1, 3, 2}, cmp.Compare[int]))
	n := 3
	fmt.Println(withPtr(&n), withPtr(MyPtr(&n)), withBoth[*fooer[string]]())
	var fn func(float64) string = show
	fn = show
	fmt.Println(fn(1.5))
	ret := func() Fn { return show }
	fmt.Println(ret()(1))
	var rc <-chan int = make(chan int)
	same := func(a, b any) { fmt.Printf("%T %T\n", a, b) }
	same(first(rc, make(chan int)), first(make(chan int), rc))
}
func first[T any](a, b T) T { return a }
