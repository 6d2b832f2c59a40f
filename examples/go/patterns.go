// Patterns: small things that channels are good for.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// forSelect receives until it is told to stop.
func forSelect() {
	values, done := make(chan int), make(chan struct{})
	go func() {
		for i := range 3 {
			values <- i
		}
		close(done)
	}()
	for {
		select {
		case v := <-values:
			fmt.Println("value", v)
		case <-done:
			fmt.Println("done")
			return
		}
	}
}

// withDefault does not wait.
func withDefault() {
	ch := make(chan int, 1)
	for range 2 {
		select {
		case v := <-ch:
			fmt.Println("received", v)
		default:
			fmt.Println("nothing there")
			ch <- 1
		}
	}
	select {
	case ch <- 2:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
}

// timeout gives up on work that takes too long.
func timeout() {
	never := make(chan int)
	select {
	case <-never:
	case <-time.After(time.Millisecond):
		fmt.Println("too late")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.DeadlineExceeded))
}

// buffers are used again: a channel is the list of free ones.
func recycle() {
	free := make(chan []byte, 2)
	made := 0
	get := func() []byte {
		select {
		case b := <-free:
			return b[:0]
		default:
			made++
			return make([]byte, 0, 64)
		}
	}
	put := func(b []byte) {
		select {
		case free <- b:
		default: // enough of them
		}
	}
	for i := range 10 {
		b := append(get(), fmt.Sprint("message ", i)...)
		if i == 9 {
			fmt.Println(string(b), "in one of", made)
		}
		put(b)
	}
}

// coroutine: producer and consumer take turns.
func fibonacci(n int) <-chan int {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for a, b := 0, 1; n > 0; n-- {
			ch <- a
			a, b = b, a+b
		}
	}()
	return ch
}

// fanIn merges channels until all are closed.
func fanIn[T any](inputs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, in := range inputs {
		wg.Go(func() {
			for v := range in {
				out <- v
			}
		})
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

// semaphore: a buffered channel limits how many work at once.
func semaphore() {
	tokens := make(chan struct{}, 3)
	var (
		wg         sync.WaitGroup
		mu         sync.Mutex
		busy, most int
	)
	for range 20 {
		wg.Go(func() {
			tokens <- struct{}{}
			mu.Lock()
			busy++
			most = max(most, busy)
			mu.Unlock()
			mu.Lock()
			busy--
			mu.Unlock()
			<-tokens
		})
	}
	wg.Wait()
	fmt.Println("at most three:", most <= 3)
}

func main() {
	forSelect()
	withDefault()
	timeout()
	recycle()
	for n := range fibonacci(10) {
		fmt.Print(n, " ")
	}
	fmt.Println()
	sum := 0
	for n := range fanIn(fibonacci(10), fibonacci(20)) {
		sum += n
	}
	fmt.Println(sum)
	semaphore()
}
