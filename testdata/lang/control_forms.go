// Switches of every form, goto, labels with select, defer's evaluation, variadic calls, shadowing.
package main

import (
	"fmt"
	"strings"
)

func trace(s string, v int) int { fmt.Print(s, " "); return v }

func switches(x int) (s string) {
	switch {
	}
	switch x := x * 2; {
	case x > 10:
		s += "big "
		fallthrough
	case x < 0:
		s += "or negative "
	case x == 4, x == 6:
		s += "four or six "
	default:
		s += "default "
	}
	switch y := x; y {
	default:
		s += "d"
	case 1, 2, 3:
		s += "few"
		if x == 2 {
			break
		}
		s += "!"
	case 7:
		s += "seven"
		fallthrough
	case 8:
		s += "eight"
	}
	switch x := any(x).(type) {
	case nil:
	case int, int8:
		s += fmt.Sprintf(" %T", x)
	}
	switch x = trace("tag", x); x {
	case trace("a", 1), trace("b", 2):
	case trace("c", 3):
	}
	return
}

type shape interface{ area() float64 }
type square float64
type circle struct{ r float64 }

func (s square) area() float64  { return float64(s * s) }
func (c *circle) area() float64 { return 3 * c.r * c.r }

type list[T any] []T
type pair[K comparable, V any] struct {
	k K
	v V
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case bool, string:
		return fmt.Sprintf("basic %v", v)
	case int:
		return fmt.Sprint("int ", v+1)
	case list[int]:
		return fmt.Sprint("ints ", len(v))
	case list[string]:
		return "strings " + strings.Join(v, "+")
	case pair[string, int]:
		return v.k
	case *pair[string, int]:
		return "*" + v.k
	case func() int:
		return fmt.Sprint("func ", v())
	case [2]int:
		return fmt.Sprint("array ", v[1])
	case map[string][]int:
		return fmt.Sprint("map ", v["a"])
	case <-chan int:
		return "receiver"
	case chan int:
		return "chan"
	case struct{}:
		return "empty"
	case shape:
		return fmt.Sprint("shape ", v.area())
	case error:
		return "error " + v.Error()
	case interface{ Len() int }:
		return fmt.Sprint("len ", v.Len())
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func kindOf[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "never"
	case list[T], pair[string, T]:
		return "never too"
	case interface{ area() float64 }:
		return "shape"
	}
	switch any(*new(T)).(type) {
	case nil:
		return "nil zero"
	case T:
		return "T"
	}
	return ""
}

func gotos(n int) (s string) {
	i := 0
loop:
	if i < n {
		s += fmt.Sprint(i)
		i++
		goto loop
	}
	for {
		for j := 0; ; j++ {
			if j == 2 {
				goto out
			}
		}
	}
out:
	s += "out"
	{
		goto end
	}
end:
	return s
}

func labels() (s string) {
	ch := make(chan int, 10)
	for i := range 10 {
		ch <- i
	}
recv:
	for {
		select {
		case v := <-ch:
			switch {
			case v == 2:
				continue recv
			case v == 5:
				break recv
			case v == 1:
				break
			}
			if v == 3 {
				break // only the select
			}
			s += fmt.Sprint(v)
		}
	}
block:
	for {
		s += "|"
		if len(s) > 2 {
			break block
		}
		s += "never"
	}
sw:
	switch {
	default:
		for {
			break sw
		}
	}
sel:
	select {
	default:
		for range 3 {
			s += "."
			break sel
		}
	}
	return
}

func defers() (n int, err error) {
	x := 1
	defer fmt.Println("deferred", x, trace("now", x))
	x = 2
	defer func(y int) { n += y * x }(x)
	x = 3
	for i := range 3 {
		defer func() { n = n*10 + i }()
	}
	var t tracer = "t"
	defer t.end(t.begin())
	t = "changed"
	defer strings.NewReplacer("a", "b").Replace("only for its arguments")
	return 5, nil
}

type tracer string

func (t tracer) begin() string { fmt.Println("begin", t); return string(t) }
func (t tracer) end(s string)  { fmt.Println("end", t, s) }
func variadic(p string, xs ...int) string {
	return fmt.Sprint(p, len(xs), xs == nil, xs)
}
func anys(xs ...any) int       { return len(xs) }
func two() (string, int)       { return "two", 2 }
func more() (string, int, int) { return "more", 1, 2 }

func main() {
	for x := range 10 {
		fmt.Println(switches(x - 1))
	}
	ch := make(chan int)
	for _, v := range []any{nil, true, "s", 1, list[int]{1, 2}, list[string]{"a", "b"}, pair[string, int]{"k", 1}, &pair[string, int]{"p", 2},
		func() int { return 9 }, [2]int{1, 2}, map[string][]int{"a": {1}}, ch, (<-chan int)(ch), (chan<- int)(ch), struct{}{}, square(2), &circle{1}, circle{1},
		fmt.Errorf("e"), strings.NewReader("abc"), pair[int, string]{}, 1.5, list[bool]{}} {
		fmt.Print(describe(v), "; ")
	}
	fmt.Println()
	fmt.Println(kindOf(1), kindOf("x"), kindOf(square(1)), kindOf[error](nil), kindOf([]int{}))
	fmt.Println(gotos(4), labels())
	fmt.Println(defers())

	fmt.Println(variadic("a"), variadic("b", nil...), variadic("c", []int{}...), variadic("d", 1, 2), variadic(two()), variadic(more()))
	s := []int{1, 2, 3}
	func(xs ...int) { xs[0] = 100 }(s...)
	fmt.Println(s, anys(), anys(nil), anys(nil...), anys([]any{1, 2}...), anys([]any{1, 2}), anys(two()))
	f := fmt.Sprintf
	fmt.Println(f("%d-%s", 1, "x"), func(a, _ int, b ...string) int { return a + len(b) }(1, 2, "x", "y"))

	x := 1
	{
		x := x + 1
		x++
		if x := x * 10; x > 20 {
			x := "shadow"
			fmt.Print(x, " ")
		} else {
			fmt.Print(x)
		}
		fmt.Print(x, " ")
	}
	x, y := x+1, x // x is the same
	var string = "a variable"
	len := func(int) int { return -1 }
	true := false
	nil := 5
	fmt.Println(x, y, string, len(0), true, nil)
}
