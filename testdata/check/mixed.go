package main

import "fmt"

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ s float64 }

func (q *Square) Area() float64 { return q.s * q.s }
func (q Square) Name() string   { return "square" }

type Circle struct{}

func (Circle) Area() int { return 1 }
func (Circle) name()     {}

type Num interface{ ~int | ~float64 }

func Sum[T Num](list ...T) (s T) {
	for _, x := range list {
		s += x
	}
	return
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() T {
	x := s.items[len(s.items)-1]
	return x
}

func Map[K comparable, V any](m map[K]V, f func(V) V) {}

func noReturn(x int) int {
	for {
		if x > 0 {
			break
		}
	}
}

func shadow() (err error) {
	{
		err := fmt.Errorf("x")
		return
	}
}

func main() {
	var s Shape = Square{2}
	s = Circle{}
	s = &Square{}
	_ = s.(Circle)
	_ = s.(*Square)
	switch v := s.(type) {
	case int:
	case *Square, nil:
	}
	Sum("a")
	Sum(1, 2.5)
	var st Stack[string]
	st.Push(1)
	var n int = st.Pop()
	Map(map[[]int]string{}, nil)
	Map(map[string]int{}, func(s string) string { return s })
	for i := range 3.5 {
	}
	for i, j := range 10 {
	}
	for range main {
	}
	var ch <-chan int
	ch <- 1
	close(ch)
	var arr [3]int
	arr[5] = 1
	_ = arr[2:1]
	x := 10 / 0
	var u uint8 = 256
	u = -1
	_ = "abc" + 1
	_ = 'a' + "b"
	_ = !1
	_ = -"a"
	_ = 1 << -1
	_ = 1.5 << 2
	if n {
	}
	if n = 1; n == "a" {
	}
	_ = []int{1, 2} == []int{1}
	_ = map[string]int{"a": 1, "a": 2}
	_ = [2]int{1, 2, 3}
	_ = []int{0: 1, 0: 2}
	_ = struct{ a int }{b: 1}
	func() int {}()
	_ = func() (int, string) { return 1 }
	var f func(int) = func(s string) {}
	var iface interface{ M() } = 5
	n.foo()
	_ = &5
	_ = *n
	n()
	var m map[string]struct{ x int }
	m["a"].x = 1
	const c = n
	const d int = "a"
	const big = 1 << 600
	_ = int8(300)
	_ = string(1.5)
	_ = int("a")
	_ = float32(1e50)
	_ = len(5)
	_ = cap(map[int]int{})
	_ = make(int)
	_ = make([]int)
	_ = make([]int, 5, 2)
	_ = append(1, 2)
	_ = min(1, "a")
	delete(n, 1)
	copy(1, 2)
	clear(1)
	panic()
	_ = new(5)
	return 1
}
