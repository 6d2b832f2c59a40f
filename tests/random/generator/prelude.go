package main

import (
	"fmt"
	"sync"
)

type integer interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint
}

type number interface{ integer | ~float32 | ~float64 }

// v hides a constant from the compiler.
func v[T any](x T) T { return x }

// at is an index made to fit, unless there is none.
func at[T integer](i T, n int) int {
	if n == 0 {
		return int(i)
	}
	k := int(i) % n
	if k < 0 {
		k += n
	}
	return k
}

func cut(s string, i, j int) string {
	i, j = at(i, len(s)+1), at(j, len(s)+1)
	if i > j {
		i, j = j, i
	}
	return s[i:j]
}

func part[T any](s []T, i, j int) []T {
	i, j = at(i, len(s)+1), at(j, len(s)+1)
	return s[min(i, j):max(i, j)]
}

func total[T number](s ...T) (t T) {
	for _, x := range s {
		t += x
	}
	return t
}

func apply[T, U any](s []T, f func(T) U) []U {
	var out []U
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

func keep[T any](s []T, f func(T) bool) (out []T) {
	for i := range s {
		if f(s[i]) {
			out = append(out, s[i])
		}
	}
	return
}

func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) *stack[T] { s.items = append(s.items, x); return s }

func (s *stack[T]) pop() (x T) {
	if n := len(s.items); n > 0 {
		x, s.items = s.items[n-1], s.items[:n-1]
	}
	return
}

func upTo[T integer](n T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		for i := T(0); i < min(n, 6); i++ {
			if !yield(int(i), i*i) {
				return
			}
		}
	}
}

func describe(x any) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case int, int8, int16:
		return fmt.Sprintf("small %v", x)
	case uint8:
		return fmt.Sprintf("byte %c", x%26+'a')
	case string:
		return fmt.Sprintf("text %q", x)
	case float64:
		return fmt.Sprintf("real %g", x)
	case error:
		return "error " + x.Error()
	case interface{ weight() int64 }:
		return fmt.Sprintf("heavy %d", x.weight())
	}
	return fmt.Sprintf("%T", x)
}

type pair[K comparable, V any] struct {
	key   K
	value V
}

func (p pair[K, V]) swapped(k K) (pair[K, V], bool) { return pair[K, V]{k, p.value}, p.key == k }

func fold[T, A any](s []T, a A, f func(A, T) A) A {
	for _, x := range s {
		a = f(a, x)
	}
	return a
}

var fuel int

func burn() {
	if fuel--; fuel < 0 {
		panic("out of fuel")
	}
}

func try(name string, f func()) {
	fuel = 3000
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}
