package main

import (
	"container/ring"
	"fmt"
)

func numbered(n, from int) *ring.Ring {
	r := ring.New(n)
	for i := range n {
		r.Value = from + i
		r = r.Next()
	}
	return r
}

func show(r *ring.Ring) {
	fmt.Print(r.Len(), ":")
	r.Do(func(v any) { fmt.Print(" ", v) })
	fmt.Println()
}

func main() {
	show(nil)
	show(ring.New(0))
	show(ring.New(1))
	var zero ring.Ring
	fmt.Println(zero.Next() == &zero, zero.Prev() == &zero, zero.Move(3) == &zero, zero.Len())
	r := numbered(6, 0)
	show(r)
	show(r.Move(2))
	show(r.Move(-1))
	show(r.Prev())
	show(r.Move(13))
	show(r.Unlink(2))
	show(r)
	s := numbered(3, 10)
	show(r.Link(s))
	show(r)
	show(s)
	show(r.Link(r.Move(3)))
	show(r)
	fmt.Println(r.Unlink(0) == nil)
	show(r.Unlink(r.Len() + 1))
	show(r)
	show(r.Link(r))
	show(r)
	show(r.Link(nil))
}
