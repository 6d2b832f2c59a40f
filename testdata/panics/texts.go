// The texts of run-time panics, recovered.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type shape interface{ area() float64 }
type named interface{ name() string }
type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type pointed struct{}

func (*pointed) name() string { return "p" }

var zero, minus, five = 0, -1, 5

func try(f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(runtime.Error); ok {
			fmt.Println("runtime.Error:", e.Error())
			return
		}
		fmt.Printf("%T: %v\n", r, r)
	}()
	f()
}

func main() {
	s := []int{1, 2, 3}
	a := [3]int{}
	str := "abc"
	var m map[string]int
	var p *square
	var i any = "text"
	var none any
	var sh shape = square{2}
	var f func()
	tests := []func(){
		func() { _ = s[five] },
		func() { _ = s[minus] },
		func() { _ = a[five] },
		func() { _ = str[five] },
		func() { _ = s[1:five] },
		func() { _ = s[five:] },
		func() { lo := 2; _ = s[lo:1:2] },
		func() { _ = s[five-2 : 2] },
		func() { _ = s[0:1:five] },
		func() { _ = s[0:five:3] },
		func() { _ = s[minus:] },
		func() { _ = str[1:five] },
		func() { _ = a[:five] },
		func() { _ = [4]int(s) },
		func() { _ = 1 / zero },
		func() { _ = 1 % zero },
		func() { _ = 1 << minus },
		func() { m["x"] = 1 },
		func() { _ = p.side },
		func() { f() },
		func() { _ = i.(int) },
		func() { _ = none.(int) },
		func() { _ = sh.(named) },
		func() { _ = i.(shape) },
		func() { _ = none.(shape) },
		func() { var x any = pointed{}; _ = x.(named) },
		func() { _ = make([]int, minus) },
		func() { _ = make([]int, 2, five-4) },
		func() { _ = make(chan int, minus) },
		func() { var c chan int; close(c) },
		func() { c := make(chan int); close(c); close(c) },
		func() { c := make(chan int); close(c); c <- 1 },
		func() { var x, y any = s, s; _ = x == y },
		func() { _ = map[any]int{"x": 1}[s] },
		func() { panic(errors.New("an error")) },
		func() { panic(1.5) },
		func() { panic(nil) },
		func() { _ = strings.Repeat("x", minus) },
	}
	for _, test := range tests {
		try(test)
	}
}
