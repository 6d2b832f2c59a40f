package main

type Pair[A, B any] struct {
	a A
	b B
}

type List[T any] = []T

func id[T any](x T) T { return x }

func main() {
	for i := range 3 {
		println(i)
	}
	println(min(1, 2), max(1, 2))
	clear(map[int]int{})
	for range func(func() bool) {} {
	}
}
