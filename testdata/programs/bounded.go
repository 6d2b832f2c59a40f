// Bounded parallelism: a semaphore of a channel, a weighted one that serves in order, and an error group by hand.
package main

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type Semaphore chan struct{}

func (s Semaphore) Acquire() { s <- struct{}{} }
func (s Semaphore) Release() { <-s }
func (s Semaphore) TryAcquire() bool {
	select {
	case s <- struct{}{}:
		return true
	default:
		return false
	}
}

type Weighted struct {
	mu      sync.Mutex
	size    int64
	cur     int64
	waiters list.List
}

type waiter struct {
	n     int64
	ready chan<- struct{}
}

func (w *Weighted) Acquire(ctx context.Context, n int64) error {
	w.mu.Lock()
	if w.size-w.cur >= n && w.waiters.Len() == 0 {
		w.cur += n
		w.mu.Unlock()
		return nil
	}
	ready := make(chan struct{})
	elem := w.waiters.PushBack(waiter{n, ready})
	w.mu.Unlock()
	select {
	case <-ready:
		return nil
	case <-ctx.Done():
		w.mu.Lock()
		defer w.mu.Unlock()
		select {
		case <-ready: // granted after all
			return nil
		default:
			w.waiters.Remove(elem)
			w.notify()
			return context.Cause(ctx)
		}
	}
}

func (w *Weighted) Release(n int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cur -= n; w.cur < 0 {
		panic("released more than held")
	}
	w.notify()
}

func (w *Weighted) notify() {
	for e := w.waiters.Front(); e != nil; e = w.waiters.Front() {
		next := e.Value.(waiter)
		if w.size-w.cur < next.n {
			return
		}
		w.cur += next.n
		w.waiters.Remove(e)
		close(next.ready)
	}
}

func (w *Weighted) waiting() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.waiters.Len()
}

type Group struct {
	cancel context.CancelCauseFunc
	wg     sync.WaitGroup
	sem    Semaphore
	once   sync.Once
	err    error
}

func WithContext(ctx context.Context) (*Group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &Group{cancel: cancel}, ctx
}

func (g *Group) SetLimit(n int) { g.sem = make(Semaphore, n) }

func (g *Group) Go(f func() error) {
	if g.sem != nil {
		g.sem.Acquire()
	}
	g.wg.Add(1)
	go func() {
		defer func() {
			if g.sem != nil {
				g.sem.Release()
			}
			g.wg.Done()
		}()
		if err := f(); err != nil {
			g.once.Do(func() {
				g.err = err
				if g.cancel != nil {
					g.cancel(err)
				}
			})
		}
	}()
}

func (g *Group) Wait() error {
	g.wg.Wait()
	if g.cancel != nil {
		g.cancel(g.err)
	}
	return g.err
}

func main() {
	sem := make(Semaphore, 3)
	var now, most atomic.Int64
	var wg sync.WaitGroup
	for range 30 {
		wg.Go(func() {
			sem.Acquire()
			defer sem.Release()
			n := now.Add(1)
			defer now.Add(-1)
			for {
				m := most.Load()
				if n <= m || most.CompareAndSwap(m, n) {
					break
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("never more than 3:", most.Load() >= 1 && most.Load() <= 3, now.Load())
	fmt.Println(sem.TryAcquire(), sem.TryAcquire(), sem.TryAcquire(), sem.TryAcquire(), len(sem), cap(sem))

	w := &Weighted{size: 10}
	ctx := context.Background()
	fmt.Println(w.Acquire(ctx, 7))
	short, cancel := context.WithCancelCause(ctx)
	answers := make(chan string)
	go func() { answers <- fmt.Sprint("9: ", w.Acquire(short, 9)) }()
	for w.waiting() == 0 {
		runtime.Gosched()
	}
	go func() { answers <- fmt.Sprint("2: ", w.Acquire(ctx, 2)) }() // fits, but waits its turn
	for w.waiting() == 1 {
		runtime.Gosched()
	}
	cancel(errors.New("gave up"))
	a, b := <-answers, <-answers
	if a < b {
		a, b = b, a
	}
	fmt.Println(a, "|", b, "| held", w.cur)
	w.Release(9)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		w.Release(1)
	}()

	g, gctx := WithContext(ctx)
	g.SetLimit(2)
	var ran atomic.Int32
	for i := range 6 {
		g.Go(func() error {
			ran.Add(1)
			if i == 3 {
				return fmt.Errorf("task %d failed", i)
			}
			return nil
		})
	}
	err := g.Wait()
	fmt.Println(err, ran.Load(), gctx.Err(), context.Cause(gctx) == err)

	var plain Group
	var slots [5]int
	for i := range slots {
		plain.Go(func() error {
			slots[i] = i * i
			return nil
		})
	}
	fmt.Println(plain.Wait(), slots)
}
