// Names in traces: generic functions and types, closures in methods, variadic functions, elided frames.
package main

import "fmt"

type stack[T any] struct{ items []T }

func (s *stack[T]) each(f func(T)) {
	for _, item := range s.items {
		func() { f(item) }()
	}
}

func apply[T any](n int, s *stack[T], more ...T) {
	if n > 0 {
		apply(n-1, s, more...)
		return
	}
	s.each(func(item T) { panic(fmt.Sprint(item, len(more))) })
}

func main() {
	apply(120, &stack[string]{[]string{"a"}}, "b", "c")
}
