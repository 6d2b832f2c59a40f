// Methods with type parameters of their own (Go 1.27).
package main

import (
	"fmt"
	"strings"
)

type Scale struct{ by int }

func (s Scale) Times[T ~int | ~int64 | ~float64](x T) T { return x * T(s.by) }

func (s *Scale) Set[T ~int | ~int8](by T) *Scale {
	s.by = int(by)
	return s
}

type Empty struct{}

func (Empty) Same[T any](x T) T { return x }

type List[T any] struct{ items []T }

func (l *List[T]) Add(items ...T) *List[T] {
	l.items = append(l.items, items...)
	return l
}

func (l List[T]) Map[U any](f func(T) U) List[U] {
	var out List[U]
	for _, x := range l.items {
		out.Add(f(x))
	}
	return out
}

func (l List[T]) Fold[A any](start A, f func(A, T) A) A {
	for _, x := range l.items {
		start = f(start, x)
	}
	return start
}

func (l List[T]) Zip[U, V any](other List[U], f func(T, U) V) (out []V) {
	for i := range min(len(l.items), len(other.items)) {
		out = append(out, f(l.items[i], other.items[i]))
	}
	return out
}

type Named struct {
	*List[string]
	Scale
}

func total[T ~int | ~float64](l List[T]) T {
	return l.Fold(T(0), func(a, x T) T { return a + x })
}

func lengths[S ~string](l List[S]) []int {
	return l.Map(func(s S) int { return len(s) }).items
}

func (s Scale) hidden[T ~int | ~int8](x T) T { return x - T(s.by) }

type small int8

func main() {
	s := Scale{3}
	fmt.Println(s.Times(4), s.Times(int64(5)), s.Times(1.5))
	fmt.Println(s.Times[float64](2))
	fmt.Println(s.Set(7).Set(small(5)).by, (&s).Times(2))
	fmt.Println(Empty{}.Same("x"), Empty{}.Same([]int{1, 2}), Empty{}.Same[any](nil))

	var l List[int]
	l.Add(1, 2, 3)
	words := l.Map(func(n int) string { return strings.Repeat("ab", n) })
	fmt.Println(words, total(l), total(*(&List[float64]{}).Add(0.5, 0.25)))
	fmt.Println(lengths(words), l.Fold("", func(a string, n int) string { return a + fmt.Sprint(n) }))
	fmt.Println(l.Zip(words, func(n int, s string) string { return fmt.Sprint(n, s) }))

	n := Named{&words, Scale{10}}
	fmt.Println(n.Map(strings.ToUpper).items, n.Times(4))
	defer func() { fmt.Println(n.Fold(0, func(a int, s string) int { return a + len(s) })) }()
	defer n.Set(2)
	done := make(chan int)
	go s.Times(1)
	go func() { done <- s.Times[int](6) }()
	fmt.Println(<-done)
	twice, half := n.Times[int], Scale.Times[float64]
	n.Set(1)
	fmt.Println(twice(4), half(Scale{2}, 0.25), s.hidden[int](9), Scale.hidden[small](s, 9))
	grow := (*Scale).Set[int]
	fmt.Println(grow(&s, 8).by, s.Times(1))
	var apply func(func(int) float64) List[float64] = l.Map
	fmt.Println(apply(func(n int) float64 { return float64(n) / 2 }))
	same := Empty.Same[string]
	fmt.Println(same(Empty{}, "y"))
	fmt.Printf("%T\n", l.Map(func(int) []byte { return nil }))
}
