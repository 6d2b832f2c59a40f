// Equivalent binary trees by walking goroutines that are stopped early, by coroutines, and by iterators.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"math/rand"
	"strings"
)

type Tree[T cmp.Ordered] struct {
	Left  *Tree[T]
	Value T
	Right *Tree[T]
}

func New(n, k int) (t *Tree[int]) {
	r := rand.New(rand.NewSource(int64(n*100 + k)))
	for _, v := range r.Perm(n) {
		t = t.Insert((1 + v) * k)
	}
	return t
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	switch {
	case t == nil:
		return &Tree[T]{nil, v, nil}
	case v < t.Value:
		t.Left = t.Left.Insert(v)
	default:
		t.Right = t.Right.Insert(v)
	}
	return t
}

func (t *Tree[T]) String() string {
	if t == nil {
		return "()"
	}
	var b strings.Builder
	b.WriteByte('(')
	if t.Left != nil {
		fmt.Fprintf(&b, "%v ", t.Left)
	}
	fmt.Fprint(&b, t.Value)
	if t.Right != nil {
		fmt.Fprintf(&b, " %v", t.Right)
	}
	b.WriteByte(')')
	return b.String()
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.Left.push(yield) && yield(t.Value) && t.Right.push(yield)
}

func Walk[T cmp.Ordered](t *Tree[T], ch chan<- T, quit <-chan struct{}, ended chan<- int) {
	steps := 0
	var walk func(t *Tree[T]) bool
	walk = func(t *Tree[T]) bool {
		if t == nil {
			return true
		}
		if !walk(t.Left) {
			return false
		}
		select {
		case ch <- t.Value:
			steps++
		case <-quit:
			return false
		}
		return walk(t.Right)
	}
	walk(t)
	close(ch)
	ended <- steps
}

func Same[T cmp.Ordered](a, b *Tree[T]) (same bool, steps int) {
	quit, ended := make(chan struct{}), make(chan int)
	ca, cb := make(chan T), make(chan T)
	go Walk(a, ca, quit, ended)
	go Walk(b, cb, quit, ended)
	defer func() {
		close(quit)
		steps = <-ended + <-ended
	}()
	for {
		x, okA := <-ca
		y, okB := <-cb
		if okA != okB || x != y {
			return false, 0
		}
		if !okA {
			return true, 0
		}
	}
}

func SamePulled[T cmp.Ordered](a, b *Tree[T]) bool {
	next, stop := iter.Pull(a.All())
	defer stop()
	for x := range b.All() {
		if y, ok := next(); !ok || x != y {
			return false
		}
	}
	_, more := next()
	return !more
}

// SameFringe compares with coroutines by hand: each asks for the next value when it is wanted.
func SameFringe[T cmp.Ordered](a, b *Tree[T]) bool {
	co := func(t *Tree[T]) func() (T, bool) {
		ask, answer := make(chan struct{}), make(chan T)
		go func() {
			defer close(answer)
			for v := range t.All() {
				if _, ok := <-ask; !ok {
					return
				}
				answer <- v
			}
			<-ask
		}()
		return func() (T, bool) {
			ask <- struct{}{}
			v, ok := <-answer
			return v, ok
		}
	}
	nextA, nextB := co(a), co(b)
	for {
		x, okA := nextA()
		y, okB := nextB()
		if x != y || okA != okB {
			return false
		}
		if !okA {
			return true
		}
	}
}

func main() {
	fmt.Println(New(10, 1).String() == New(10, 1).String())
	var t *Tree[string]
	for _, w := range strings.Fields("the quick brown fox jumps over it") {
		t = t.Insert(w)
	}
	fmt.Println(t, (*Tree[float64])(nil))
	fmt.Printf("%T %v\n", t, t.Left)
	for w := range t.All() {
		if w > "over" {
			break
		}
		fmt.Print(w, " ")
	}
	fmt.Println()

	balanced := &Tree[int]{&Tree[int]{nil, 1, nil}, 2, &Tree[int]{nil, 3, nil}}
	var chain *Tree[int]
	for i := 1; i <= 3; i++ {
		chain = chain.Insert(i)
	}
	fmt.Println(balanced, chain)
	for _, p := range [][2]*Tree[int]{
		{New(10, 1), New(10, 1)}, {New(10, 1), New(10, 2)}, {New(12, 1), New(10, 1)}, {balanced, chain}, {nil, nil}, {nil, chain},
	} {
		same, steps := Same(p[0], p[1])
		fmt.Println(same, steps > 0 == (p[0] != nil || p[1] != nil), SamePulled(p[0], p[1]), SameFringe(p[0], p[1]))
	}
}
