// The commonest mistakes.
package main

import (
	"fmt"
	"os"
)

func missing(n int) int {
	if n > 0 {
		return n
	}
}

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s *square) area() float64 { return s.side * s.side }

func main() {
	unused := 1
	var s string = 1
	fmt.Println(undefinedName)
	fmt.Printn(s)
	var in <-chan int
	in <- 1
	close(in)
	var out chan<- int
	<-out
	var sh shape = square{1}
	_ = sh
	a, b := 1
	_, _ = a, b
	x := 1
	x := 2
	for {
		break
	}
	if x {
	}
	x + 1
	return 1
}
