// Interfaces whose dynamic types change under type switches, assertions and method calls.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
)

type shape interface {
	area() int
	String() string
}

type (
	point  struct{}
	square int
	box    struct{ w, h, area2 int }
	named  struct {
		shape
		name string
		tags [3]string
	}
	text string
	fn   func() int
)

func (point) area() int       { return 0 }
func (point) String() string  { return "point" }
func (s square) area() int    { return int(s) * int(s) }
func (s square) String() string { return "square" }
func (b box) area() int       { return b.w * b.h }
func (b *box) scale(n int)    { b.w, b.h, b.area2 = n, n, n*n }
func (b box) String() string  { return "box" }
func (t text) area() int      { return len(t) }
func (t text) String() string { return string(t) }
func (f fn) area() int        { return f() }
func (f fn) String() string   { return "fn" }
func (n *named) String() string { return n.name }

var (
	value  any
	figure shape
	list   [5]any
	err    error
	holder struct {
		before int
		x      any
		after  string
	}
)

var errBad = errors.New("bad")

func make_(i int) shape {
	switch i % 7 {
	case 0:
		return point{}
	case 1:
		return square(i)
	case 2:
		return box{i, i, i * i}
	case 3:
		return &box{1, 2, 3}
	case 4:
		return text("some text")
	case 5:
		return fn(func() int { return i })
	}
	return &named{shape: figure, name: "named", tags: [3]string{"a", "b", "c"}}
}

func write(i int) {
	figure = make_(i)
	value = []any{i, "text", 1.5, nil, figure, []int{i}, map[string]int{"a": i}, int8(i), [2]string{"x", "y"}, struct{}{}, complex(1, 2), err}[i%12]
	list[i%5] = value
	holder.x, holder.after = list[(i+1)%5], "after"
	if n, ok := figure.(*named); ok && i%3 == 0 {
		n.shape, n.tags[1] = square(i), "d"
	}
	switch i % 3 {
	case 0:
		err = errBad
	case 1:
		err = fmt.Errorf("wrapped: %w", errBad)
	default:
		err = nil
	}
}

func read(i int) {
	if f := figure; f != nil {
		if b, ok := f.(box); ok && b.area() != b.area2 {
			fmt.Println("torn:", b)
			os.Exit(1)
		}
		if _, ok := f.(*named); !ok {
			_ = f.area()
		}
		_ = f.String()
	}
	switch v := value.(type) {
	case nil:
	case int:
		value = v + 1
	case string:
		if v != "text" {
			fmt.Println("torn:", v)
			os.Exit(1)
		}
	case []int:
		v[0]++
	case map[string]int:
		_ = len(v)
	case [2]string:
		if v[0] != "x" {
			fmt.Println("torn:", v)
			os.Exit(1)
		}
	case shape:
		_ = v.String()
	case error:
		_ = v.Error()
	}
	_ = holder.x == list[i%5]
	_ = fmt.Sprint(list[1], holder.x)
	if errors.Is(err, errBad) {
		_ = err.Error()
	}
	if p, ok := figure.(interface{ scale(int) }); ok {
		p.scale(i % 10)
	}
	_ = figure.(square) + 1
}

func forever(f func(int)) {
	for i := 0; ; i++ {
		func() {
			defer func() { recover() }()
			f(i)
		}()
	}
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for range 3 {
		go forever(write)
		go forever(read)
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
