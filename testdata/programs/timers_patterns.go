// Timers as people use them: stop and reset, debounce, heartbeat, scheduler on a ticker, timeouts in select.
package main

import (
	"container/heap"
	"context"
	"fmt"
	"sync"
	"time"
)

func stopAndReset() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(time.Microsecond))
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Hour), t.Reset(0))
	<-t.C

	fired := make(chan string, 1)
	a := time.AfterFunc(time.Microsecond, func() { fired <- "after func" })
	fmt.Println(<-fired, a.Stop(), a.C == nil)
	b := time.AfterFunc(time.Hour, func() { panic("never") })
	fmt.Println(b.Stop(), b.Stop())

	// a stopped timer's channel stays empty, even if it was due before
	c := time.NewTimer(time.Nanosecond)
	for range time.NewTicker(time.Microsecond).C {
		break
	}
	c.Stop()
	select {
	case <-c.C:
		fmt.Println("stale")
	default:
		fmt.Println("empty", len(c.C), cap(c.C))
	}
	for _, f := range []func(){
		func() { time.NewTicker(0) },
		func() { new(time.Timer).Stop() },
		func() { time.NewTicker(time.Hour).Reset(-1) },
	} {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			f()
		}()
	}
	fmt.Println(time.Tick(-1) == nil)
}

// debounce calls f once nothing has come for d.
func debounce(d time.Duration, in <-chan string, f func(string)) {
	var timer <-chan time.Time
	var last string
	for {
		select {
		case s, ok := <-in:
			if !ok {
				if timer != nil {
					f(last)
				}
				return
			}
			last, timer = s, time.After(d)
		case <-timer:
			f(last)
			timer = nil
		}
	}
}

func heartbeat(ctx context.Context, work []int) (<-chan struct{}, <-chan int) {
	beats, out := make(chan struct{}, 1), make(chan int)
	go func() {
		defer close(out)
		tick := time.NewTicker(50 * time.Microsecond)
		defer tick.Stop()
		beat := func() {
			select {
			case beats <- struct{}{}:
			default:
			}
		}
		for _, w := range work {
			for sent := false; !sent; {
				select {
				case <-ctx.Done():
					return
				case <-tick.C:
					beat()
				case out <- w:
					sent = true
				}
			}
		}
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				beat()
			}
		}
	}()
	return beats, out
}

type job struct {
	at    int
	name  string
	every int
}

type agenda []job

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at < a[j].at || a[i].at == a[j].at && a[i].name < a[j].name
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(job)) }
func (a *agenda) Pop() any {
	old := *a
	last := old[len(old)-1]
	*a = old[:len(old)-1]
	return last
}

// schedule counts ticks, so that what it does depends on their number alone.
func schedule(jobs ...job) (log []string) {
	a := agenda(jobs)
	heap.Init(&a)
	tick := time.NewTicker(20 * time.Microsecond)
	defer tick.Stop()
	for now := 1; now <= 12 && a.Len() > 0; now++ {
		<-tick.C
		for a.Len() > 0 && a[0].at <= now {
			j := heap.Pop(&a).(job)
			log = append(log, fmt.Sprintf("%d:%s", now, j.name))
			if j.every > 0 {
				j.at += j.every
				heap.Push(&a, j)
			}
		}
	}
	return
}

func main() {
	stopAndReset()

	in := make(chan string)
	var wg sync.WaitGroup
	var got []string
	wg.Go(func() { debounce(time.Hour, in, func(s string) { got = append(got, s) }) })
	for _, s := range []string{"s", "se", "sea", "sear", "search"} {
		in <- s
	}
	close(in)
	wg.Wait()
	fmt.Println(got)

	ctx, cancel := context.WithCancel(context.Background())
	beats, out := heartbeat(ctx, []int{1, 2, 3})
	for range 2 {
		<-beats
	}
	fmt.Println(<-out, <-out, <-out)
	for range 3 {
		<-beats
	}
	cancel()
	_, ok := <-out
	fmt.Println(ok)

	fmt.Println(schedule(job{3, "once", 0}, job{1, "odd", 2}, job{4, "four", 4}, job{3, "also", 0}))

	select {
	case <-make(chan int):
	case <-time.After(time.Millisecond):
		fmt.Println("timed out")
	}
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("timed out")
	case v := <-func() chan int { c := make(chan int, 1); c <- 5; return c }():
		fmt.Println("in time", v)
	}
	start := time.Now()
	time.Sleep(-time.Second)
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond, time.Until(start) < 0)
}
