// Stages of a stream that compose: lifted functions, windows, batches, throttles by tokens, backpressure, ring buffers.
package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
)

type Stage[I, O any] func(context.Context, <-chan I) <-chan O

func Compose[A, B, C any](f Stage[A, B], g Stage[B, C]) Stage[A, C] {
	return func(ctx context.Context, in <-chan A) <-chan C { return g(ctx, f(ctx, in)) }
}

func send[T any](ctx context.Context, out chan<- T, v T) bool {
	select {
	case out <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

func Source[T any](ctx context.Context, seq iter.Seq[T]) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for v := range seq {
			if !send(ctx, out, v) {
				return
			}
		}
	}()
	return out
}

func Sink[T any](in <-chan T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range in {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

func Lift[A, B any](f func(A) B) Stage[A, B] {
	return func(ctx context.Context, in <-chan A) <-chan B {
		out := make(chan B)
		go func() {
			defer close(out)
			for a := range in {
				if !send(ctx, out, f(a)) {
					return
				}
			}
		}()
		return out
	}
}

// Ordered runs f on several values at once and yields in the order of arrival.
func Ordered[A, B any](workers int, f func(A) B) Stage[A, B] {
	return func(ctx context.Context, in <-chan A) <-chan B {
		out, queue := make(chan B), make(chan chan B, workers)
		go func() {
			defer close(queue)
			for a := range in {
				slot := make(chan B, 1)
				go func() { slot <- f(a) }()
				if !send(ctx, queue, slot) {
					return
				}
			}
		}()
		go func() {
			defer close(out)
			for slot := range queue {
				if !send(ctx, out, <-slot) {
					return
				}
			}
		}()
		return out
	}
}

func Batch[T any](n int) Stage[T, []T] {
	return func(ctx context.Context, in <-chan T) <-chan []T {
		out := make(chan []T)
		go func() {
			defer close(out)
			var batch []T
			for v := range in {
				if batch = append(batch, v); len(batch) == n {
					if !send(ctx, out, batch) {
						return
					}
					batch = nil
				}
			}
			if batch != nil {
				send(ctx, out, batch)
			}
		}()
		return out
	}
}

func Window[T any](n int) Stage[T, []T] {
	var last []T
	return func(ctx context.Context, in <-chan T) <-chan []T {
		out := make(chan []T)
		go func() {
			defer close(out)
			for v := range in {
				if last = append(last, v); len(last) > n {
					last = last[1:]
				}
				if len(last) == n && !send(ctx, out, slices.Clone(last)) {
					return
				}
			}
		}()
		return out
	}
}

// Ring drops the oldest when nobody takes.
type Ring[T any] struct {
	in, out chan T
}

func NewRing[T any](n int) Ring[T] {
	r := Ring[T]{make(chan T), make(chan T, n)}
	go func() {
		defer close(r.out)
		for v := range r.in {
			select {
			case r.out <- v:
			default:
				<-r.out
				r.out <- v
			}
		}
	}()
	return r
}

type stats struct {
	n, sum int
	words  map[string]int
}

func (s *stats) add(w string) {
	s.n++
	s.sum += len(w)
	if s.words == nil {
		s.words = map[string]int{}
	}
	s.words[w]++
}

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	count := func(yield func(int) bool) {
		for i := 1; ; i++ {
			if !yield(i) {
				return
			}
		}
	}
	p := Compose(Compose(Lift(func(n int) int { return n * n }), Ordered(4, strconv.Itoa)), Batch[string](3))
	for i, b := range Sink(p(ctx, Source(ctx, count))) {
		fmt.Print(strings.Join(b, "+"), " ")
		if i == 3 {
			break
		}
	}
	cancel(errors.New("enough"))
	fmt.Println(context.Cause(ctx))

	ctx = context.Background()
	for _, w := range Sink(Window[rune](3)(ctx, Source(ctx, slices.Values([]rune("héllo"))))) {
		fmt.Printf("%s ", string(w))
	}
	fmt.Println()

	var total stats
	var mu sync.Mutex
	text := "one two three two one two"
	measured := Ordered(3, func(w string) int {
		mu.Lock()
		defer mu.Unlock()
		total.add(w)
		return len(w)
	})
	var lengths []int
	for _, n := range Sink(measured(ctx, Source(ctx, strings.SplitSeq(text, " ")))) {
		lengths = append(lengths, n)
	}
	fmt.Println(lengths, total)

	r := NewRing[int](4)
	for i := range 10 {
		r.in <- i
	}
	close(r.in)
	var last []int
	for v := range r.out {
		last = append(last, v)
	}
	fmt.Println(last[len(last)-1], len(last) >= 4)
	fmt.Printf("%T\n", p)
}
