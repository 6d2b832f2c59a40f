// Names in traces: import paths, with the dots of the last element escaped.
package main

import (
	"fmt"

	"example.com/panics/lib.v1"
)

func main() {
	defer fmt.Println("deferred in main")
	s := lib.Stack[int]{}
	s.Push(1)
	lib.Each(s, func(n int) {
		lib.Check(n)
	})
}
