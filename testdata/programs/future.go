// Futures and promises, generic: then, all, race, any, timeouts, panics that become errors.
package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type Future[T any] struct {
	done chan struct{}
	val  T
	err  error
}

func Go[T any](f func() (T, error)) *Future[T] {
	fut := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fut.done)
		defer func() {
			switch r := recover().(type) {
			case nil:
			case error:
				fut.err = fmt.Errorf("panic: %w", r)
			default:
				fut.err = fmt.Errorf("panic: %v", r)
			}
		}()
		fut.val, fut.err = f()
	}()
	return fut
}

func Resolved[T any](v T) *Future[T] { return Go(func() (T, error) { return v, nil }) }

func Rejected[T any](err error) *Future[T] {
	return Go(func() (_ T, _ error) { panic(err) })
}

func (f *Future[T]) Await() (T, error) {
	<-f.done
	return f.val, f.err
}

func (f *Future[T]) AwaitFor(d time.Duration) (v T, err error) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-f.done:
		return f.val, f.err
	case <-t.C:
		return v, errors.New("timeout")
	}
}

func Then[T, U any](f *Future[T], g func(T) (U, error)) *Future[U] {
	return Go(func() (U, error) {
		v, err := f.Await()
		if err != nil {
			var zero U
			return zero, err
		}
		return g(v)
	})
}

func All[T any](fs ...*Future[T]) *Future[[]T] {
	return Go(func() ([]T, error) {
		all := make([]T, 0, len(fs))
		for i, f := range fs {
			v, err := f.Await()
			if err != nil {
				return nil, fmt.Errorf("future %d: %w", i, err)
			}
			all = append(all, v)
		}
		return all, nil
	})
}

func Any[T any](fs ...*Future[T]) *Future[T] {
	return Go(func() (T, error) {
		type outcome struct {
			v   T
			err error
		}
		ch := make(chan outcome, len(fs))
		for _, f := range fs {
			go func() {
				v, err := f.Await()
				ch <- outcome{v, err}
			}()
		}
		var last error
		for range fs {
			o := <-ch
			if o.err == nil {
				return o.v, nil
			}
			last = o.err
		}
		var zero T
		return zero, fmt.Errorf("all failed: %w", last)
	})
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func Zip[A, B any](a *Future[A], b *Future[B]) *Future[Pair[A, B]] {
	return Go(func() (p Pair[A, B], err error) {
		if p.First, err = a.Await(); err != nil {
			return
		}
		p.Second, err = b.Await()
		return
	})
}

// Promise is a future that somebody else fulfils, once.
type Promise[T any] struct {
	*Future[T]
	once sync.Once
}

func NewPromise[T any]() *Promise[T] {
	return &Promise[T]{Future: &Future[T]{done: make(chan struct{})}}
}

func (p *Promise[T]) Resolve(v T) (first bool) {
	p.once.Do(func() {
		p.val = v
		close(p.done)
		first = true
	})
	return
}

func show[T any](label string, f *Future[T]) {
	v, err := f.Await()
	fmt.Printf("%-8s %T %+v %v\n", label, v, v, err)
}

func main() {
	gate := make(chan struct{})
	slow := Go(func() (int, error) { <-gate; return 42, nil })
	_, err := slow.AwaitFor(time.Millisecond)
	fmt.Println("early:", err)
	text := Then(slow, func(n int) (string, error) { return fmt.Sprintf("<%d>", n), nil })
	size := Then(text, func(s string) (float64, error) { return float64(len(s)) / 2, nil })
	close(gate)
	show("text", text)
	show("size", size)
	show("zip", Zip(text, size))

	bad := Rejected[int](errors.New("no"))
	show("bad", bad)
	show("then", Then(bad, func(int) (Pair[int, error], error) { panic("not reached") }))
	show("all", All(Resolved(1), slow, Resolved(3)))
	show("all", All(Resolved(1), bad))
	show("any", Any(bad, slow))
	show("any", Any(bad, bad))
	show("index", Go(func() (string, error) {
		var names []string
		i := len(names)
		return names[i], nil
	}))

	p := NewPromise[map[string]int]()
	waiting := Then(p.Future, func(m map[string]int) (int, error) { return m["x"], nil })
	var wg sync.WaitGroup
	firsts := make(chan bool, 10)
	for range 10 {
		wg.Go(func() { firsts <- p.Resolve(map[string]int{"x": 7}) })
	}
	wg.Wait()
	close(firsts)
	count := 0
	for first := range firsts {
		if first {
			count++
		}
	}
	fmt.Println("resolved", count, "time")
	show("promise", waiting)
}
