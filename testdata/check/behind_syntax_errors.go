// Where the parser goes on behind an error decides what else it finds.
package main

import "fmt"

func loops() {
	i := 0
	while i < 3 {
		i++
	}
	fmt.Println(i)
}

func nested() {
	func inner(x int) int { return x }
	fmt.Println(inner(1))
}

func lists() {
	fmt.Println("a" "b")
	m := map[string]int{"a" = 1}
	for (i := 0; i < 3; i++) {
	}
}

type point struct {
	x: int
	y int = 5
}

func last() {
	x := 5 +
	y := x[1, 2
}
