// Timers, tickers and contexts.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	begin := time.Now()
	time.Sleep(5 * time.Millisecond)
	fmt.Println(time.Since(begin) >= 5*time.Millisecond)

	// A timer's function may start the next one.
	order := make(chan int, 3)
	time.AfterFunc(time.Millisecond, func() {
		order <- 1
		time.AfterFunc(time.Millisecond, func() {
			order <- 2
			time.AfterFunc(time.Millisecond, func() { order <- 3 })
		})
	})
	fmt.Println(<-order, <-order, <-order)

	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(time.Millisecond))
	<-t.C
	fmt.Println(t.Stop())

	ticker := time.NewTicker(time.Millisecond)
	for range 3 {
		<-ticker.C
	}
	ticker.Stop()
	select {
	case <-ticker.C:
		fmt.Println("ticks after Stop")
	default:
	}

	ctx, cancel := context.WithCancel(context.Background())
	child, stop := context.WithTimeout(context.WithValue(ctx, "key", 42), time.Hour)
	defer stop()
	fmt.Println(child.Err(), child.Value("key"), child.Value("other"))
	ended := make(chan error)
	go func() {
		<-child.Done()
		ended <- child.Err()
	}()
	cancel()
	fmt.Println(<-ended, ctx.Err(), errors.Is(child.Err(), context.Canceled))

	late, end := context.WithTimeout(context.Background(), time.Millisecond)
	defer end()
	select {
	case <-late.Done():
		fmt.Println(late.Err())
	case <-time.After(time.Minute):
		fmt.Println("never")
	}
	caused, because := context.WithCancelCause(context.Background())
	because(errors.New("enough"))
	fmt.Println(caused.Err(), context.Cause(caused))
	fmt.Println(context.Background(), context.TODO())
}
