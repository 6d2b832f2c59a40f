package main

type A[T any] = []T
type B = []int
type M[T any] = map[string]T

var a A[int] = 1
var b B = 1
var m M[bool] = "x"
var c []A[int] = 2

func f(x A[string]) { f(1); x.foo() }




type Float = float64
type Err = error
type Str = struct{ a int }

func k(a Float, e Err, s Str, p *Str) (Float, Str) {
	var q string = a
	q = e
	q = s
	q = p
	return 1, 2
}


type Wrong struct{}

func (Wrong) missing() (a int, b undeclared) { return 0, nil }

func three(s []int, c chan int) {
	for i, j, k := range s {
	}
	for i, j, k := range c {
	}
}

func main() { f(a); f(b); var p *A[int] = a; p.x() }
