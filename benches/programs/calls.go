// Interface calls and closures.
package main

import "fmt"

type shape interface{ area() int }

type square struct{ side int }
type rect struct{ w, h int }

func (s *square) area() int { return s.side * s.side }
func (r *rect) area() int   { return r.w * r.h }

func adder() func(int) int {
	sum := 0
	return func(n int) int {
		sum += n
		return sum
	}
}

func main() {
	shapes := []shape{&square{3}, &rect{2, 5}, &square{7}, &rect{1, 9}}
	add := adder()
	total := 0
	for i := 0; i < 20_000_000; i++ {
		total += shapes[i&3].area()
		if i&1 == 0 {
			add(i & 7)
		}
	}
	fmt.Println(total, add(0))
}
