// Channel variables that are replaced and channels that are closed while others send, receive and select.
package main

import (
	"context"
	"os"
	"strconv"
	"sync"
	"time"
)

type message struct {
	text string
	list []int
	back chan message
}

var (
	ch    = make(chan message)
	chans [4]chan any
	only  <-chan int
	gone  = make(chan struct{})
	timer = time.NewTimer(time.Hour)
	ctx   = context.Background()
	stop  = func() {}
	mu    sync.Mutex
	group sync.WaitGroup
	once  sync.Once
	once2 = &once
	cond  = sync.NewCond(&mu)
)

func use(seed, i int) {
	switch (seed + i) % 13 {
	case 0:
		ch = make(chan message, i%4)
	case 1:
		select {
		case ch <- message{"text", []int{i}, ch}:
		case m := <-ch:
			if m.text != "" && m.text != "text" {
				println("torn:", m.text)
				os.Exit(1)
			}
		case <-time.After(time.Microsecond):
		}
	case 2:
		close(chans[i%4])
	case 3:
		chans[i%4] = make(chan any, i%3)
	case 4:
		select {
		case chans[0] <- i:
		case chans[1] <- "text":
		case x, ok := <-chans[2]:
			_, _ = x, ok
		case <-chans[3]:
		case <-only:
		case <-gone:
		default:
		}
	case 5:
		c := make(chan int, 3)
		only = c
		go func() {
			defer func() { recover() }()
			for i := range 3 {
				c <- i
			}
			close(c)
		}()
		for x := range only {
			_ = x
			if len(only) == 0 {
				break
			}
		}
	case 6:
		timer.Reset(time.Duration(i%100) * time.Microsecond)
		select {
		case <-timer.C:
		default:
		}
		timer.Stop()
	case 7:
		_ = len(ch) + cap(chans[1])
		if i%20 == 0 {
			timer = time.NewTimer(time.Millisecond)
		}
	case 8:
		stop()
		ctx, stop = context.WithTimeout(context.Background(), time.Millisecond)
	case 9:
		select {
		case <-ctx.Done():
			_ = ctx.Err()
		default:
		}
	case 10:
		if mu.TryLock() {
			cond.Broadcast()
			mu.Unlock()
		}
		once.Do(func() { once2 = &sync.Once{} })
		once2.Do(func() { ch = nil })
	case 11:
		gone = make(chan struct{})
		go func(c chan struct{}) {
			defer func() { recover() }()
			close(c)
		}(gone)
		close(gone)
	default:
		select {
		case m, ok := <-ch:
			if ok {
				select {
				case m.back <- m:
				default:
				}
			}
		default:
		}
	}
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for seed := range 5 {
		go func() {
			for i := 0; ; i++ {
				func() {
					defer func() { recover() }()
					use(seed, i)
				}()
			}
		}()
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
