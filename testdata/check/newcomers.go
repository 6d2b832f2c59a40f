// The commonest mistakes.
package main

import (
	"fmt"
	"os" // ERROR "\"os\" imported and not used"
)

func missing(n int) int {
	if n > 0 {
		return n
	}
} // ERROR "missing return"

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s *square) area() float64 { return s.side * s.side }

func main() {
	unused := 1 // ERROR "declared and not used: unused"
	var s string = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in variable declaration"
	fmt.Println(undefinedName) // ERROR "undefined: undefinedName"
	fmt.Printn(s) // ERROR "undefined: fmt.Printn"
	var in <-chan int
	in <- 1 // ERROR "cannot send to receive-only channel"
	close(in) // ERROR "cannot close receive-only channel"
	var out chan<- int
	<-out // ERROR "cannot receive from send-only channel"
	var sh shape = square{1} // ERROR "square does not implement shape \(method area has pointer receiver\)"
	_ = sh
	a, b := 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	_, _ = a, b
	x := 1
	x := 2 // ERROR "no new variables on left side of :="
	for {
		break
	}
	if x { // ERROR "non-boolean condition in if statement"
	}
	x + 1 // ERROR "x \+ 1 \(value of type int\) is not used"
	return 1 // ERROR "too many return values"
}
