// Type parameters: functions, types, methods, constraints, inference.
package main

import "fmt"

type number interface {
	~int | ~int64 | ~float64
}

type myInt int

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func mapping[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }
func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type pair[K comparable, V any] struct {
	key K
	val V
}

func (p pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.key, p.val) }

type list[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	val  T
	next *node[T]
}

func (l *list[T]) add(v T) {
	l.head = &node[T]{v, l.head}
	l.size++
}

func (l *list[T]) each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.val)
	}
}

type shower interface{ Show() string }

func (m myInt) Show() string { return fmt.Sprintf("myInt(%d)", int(m)) }

func show[T shower](x T) string { return x.Show() }

func keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func zero[T any]() T {
	var z T
	return z
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice"
	}
	return fmt.Sprintf("%T", x)
}

type op[T any] func(T, T) T

func (o op[T]) apply(a, b T) T { return o(a, b) }

func main() {
	fmt.Println(sum(1, 2, 3), sum(1.5, 2), sum[myInt](4, 5))
	fmt.Println(mapping([]int{1, 2}, func(i int) string { return fmt.Sprint(i, "!") }))
	var s stack[string]
	s.push("a")
	s.push("b")
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	p := pair[string, []int]{"k", []int{1}}
	fmt.Println(p, &p)
	fmt.Printf("%T %T\n", p, s)
	var l list[pair[int, bool]]
	l.add(pair[int, bool]{1, true})
	l.add(pair[int, bool]{2, false})
	l.each(func(p pair[int, bool]) { fmt.Print(p, " ") })
	fmt.Println(l.size)
	fmt.Println(show(myInt(3)), keys(map[string]int{"a": 1}), zero[*int]() == nil, zero[float64]())
	fmt.Println(kind(1), kind("s"), kind(1.5), kind(struct{}{}))
	fmt.Println(op[int](func(a, b int) int { return a * b }).apply(6, 7))
	f := sum[float64]
	fmt.Println(f(1, 2.5))
	var sh shower = myInt(9)
	fmt.Println(show(sh))
}
