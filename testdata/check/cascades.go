package main

import "os"

// What is wrong in one place is no reason to keep quiet about its neighbours, nor to complain of them.

type Animal interface{ Sound() string }
type Dog struct{}

func (Dog) Sound() {}

var animals = append([]Animal{}, Dog{}, Cat{})
var elements = [][]int{{1}, 2}
var wrong = []int{{1}}
var ages = map[string]int{unknown: "a", 1: missing, "b": "c"}

type Twice struct {
	A int
	A string
}

var tooMany = Twice{1, "x"}

type First interface{ M() }
type Second interface {
	First
	M(int)
}
type Third interface {
	First
	Second
}
type Alias[T any] = T
type Own[T any] T
type Sum[T any] interface{ T }

var number os
var circle os.Args

type Pointer *First

func (Dog) fields(p Pointer) {
	p.M()
	os.Exit = nil
	_ = 1 << 2000
	_ = ~"a"
	_ = ~1
}

func convert[T ~int8 | ~int16](x T) T {
	if x > 0 {
		return 1000
	}
	return T(1000)
}

type Flag bool

func yields(func(int) Flag)                {}
func variadic(yield func(...int) bool)    {}

func loops() {
	for range yields {
	}
	for range variadic {
	}
}

func main() {}

// Each of several variables may be part of a cycle.
var first, second = both()
var third = second

func both() (int, int) { return third, 0 }
