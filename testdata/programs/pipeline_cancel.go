// Pipelines that end early: by a done channel, by context with deadline and cause, with values and AfterFunc.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func generate(done <-chan struct{}) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; ; i++ {
			select {
			case out <- i:
			case <-done:
				return
			}
		}
	}()
	return out
}

func apply(done <-chan struct{}, in <-chan int, f func(int) (int, bool)) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			w, ok := f(v)
			if !ok {
				continue
			}
			select {
			case out <- w:
			case <-done:
				return
			}
		}
	}()
	return out
}

func withDone() {
	done := make(chan struct{})
	odd := func(v int) (int, bool) { return v, v%2 == 1 }
	square := func(v int) (int, bool) { return v * v, true }
	out := apply(done, apply(done, generate(done), odd), square)
	for range 5 {
		fmt.Print(<-out, " ")
	}
	close(done)
	for range out { // until everyone has seen it
	}
	fmt.Println("done")
}

type key int

const (
	userKey key = iota
	traceKey
)

var errBroken = errors.New("stage broken")

func stage(ctx context.Context, in <-chan int, limit int, fail context.CancelCauseFunc) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			if v == limit {
				fail(fmt.Errorf("at %d for %v: %w", v, ctx.Value(userKey), errBroken))
				return
			}
			select {
			case out <- v * 10:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func withContext() {
	ctx := context.WithValue(context.Background(), userKey, "ann")
	ctx = context.WithValue(ctx, traceKey, 42)
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)

	cleaned := make(chan string, 2)
	context.AfterFunc(ctx, func() { cleaned <- fmt.Sprint("cleaned because: ", context.Cause(ctx)) })
	stop := context.AfterFunc(ctx, func() { cleaned <- "never" })
	fmt.Println("stopped:", stop(), stop())

	in := generate(ctx.Done())
	var got []int
	for v := range stage(ctx, in, 4, fail) {
		got = append(got, v)
	}
	<-ctx.Done()
	fmt.Println(got, ctx.Err(), "|", context.Cause(ctx))
	fmt.Println(errors.Is(context.Cause(ctx), errBroken), ctx.Value(traceKey), ctx.Value(key(9)))
	fmt.Println(<-cleaned)

	child, cancel := context.WithTimeout(ctx, time.Hour)
	defer cancel()
	fmt.Println("child:", child.Err(), "|", context.Cause(child))
	loose := context.WithoutCancel(child)
	_, has := loose.Deadline()
	fmt.Println("loose:", loose.Err(), context.Cause(loose), loose.Done() == nil, has, loose.Value(userKey))
}

func withDeadline() {
	ctx, cancel := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
	defer cancel()
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err(), "|", context.Cause(ctx), errors.Is(ctx.Err(), context.DeadlineExceeded))
	case <-time.After(time.Minute):
		fmt.Println("late")
	}
	past, cancel2 := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel2()
	fmt.Println(past.Err())
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(past.Err(), &timeout) && timeout.Timeout())

	// a parent's earlier deadline wins
	parent, cancel3 := context.WithTimeout(context.Background(), time.Hour)
	kid, cancel4 := context.WithTimeout(parent, 2*time.Hour)
	a, _ := parent.Deadline()
	b, _ := kid.Deadline()
	fmt.Println(a.Equal(b))
	cancel3()
	<-kid.Done()
	fmt.Println(kid.Err())
	cancel4()
}

func tree() {
	root, cancel := context.WithCancel(context.Background())
	var ended atomic.Int32
	var wg sync.WaitGroup
	var grow func(ctx context.Context, depth int)
	grow = func(ctx context.Context, depth int) {
		if depth > 0 {
			for range 3 {
				sub, stop := context.WithCancel(ctx)
				wg.Go(func() {
					defer stop()
					grow(sub, depth-1)
				})
			}
		}
		<-ctx.Done()
		ended.Add(1)
	}
	wg.Go(func() { grow(root, 3) })
	cancel()
	wg.Wait()
	fmt.Println("ended:", ended.Load())
}

func main() {
	withDone()
	withContext()
	withDeadline()
	tree()
	for range 1000 {
		if runtime.NumGoroutine() == 1 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println("left:", runtime.NumGoroutine())
}
