// Modules that are replaced by folders.
package main

import (
	"fmt"

	"example.com/modules/sub"
	"example.com/other"
	"example.com/other/inner"
	"example.com/other/nested/v2"
)

func main() {
	fmt.Println(sub.Name, other.Name, inner.Name(), nested.Name)
	var funcs []func() int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { return i })
	}
	fmt.Print("own:")
	for _, f := range funcs {
		fmt.Print(" ", f())
	}
	fmt.Println()
	fmt.Println("shared:", other.Counters(), other.Ranged([]string{"a", "b"}))
	fmt.Println("asked for:", other.Asked())
}
