// A deferred call sees in its trace where the panic was raised for which it runs.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

func names(stack string) (list []string) {
	for line := range strings.SplitSeq(stack, "\n") {
		if name, _, ok := strings.Cut(line, "("); ok && !strings.HasPrefix(line, "\t") {
			list = append(list, name)
		}
	}
	return
}

//go:noinline
func deep(n int) {
	if n > 0 {
		deep(n - 1)
		return
	}
	var m map[string]int
	m["a"] = 1
}

//go:noinline
func middle() {
	defer show("middle")
	deep(1)
}

func show(where string) {
	fmt.Println(where, names(string(debug.Stack())))
}

func again() {
	defer func() {
		show("again")
		fmt.Println(recover())
		show("recovered")
	}()
	defer func() {
		defer show("inner")
		panic("second")
	}()
	panic("first")
}

func main() {
	defer func() {
		fmt.Println(recover())
		show("main")
		again()
	}()
	middle()
}
