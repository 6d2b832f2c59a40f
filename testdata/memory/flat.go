// All garbage goes: what each round leaves behind is gone some rounds later.
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type node struct {
	left, right, up *node
	data            [10]int
}

type holder struct {
	f    func() int
	m    map[string]*holder
	c    chan *holder
	data []byte
}

func big() []byte { return make([]byte, 20_000) }

func cycles() {
	root := &node{}
	for n, i := root, 0; i < 200; i++ {
		n.left = &node{up: n, right: root}
		n = n.left
	}
	root.up = root
}

func closures() {
	data := big()
	h := &holder{}
	h.f = func() int { return len(data) + len(h.data) }
	h.data = data
}

func maps() {
	h := &holder{m: map[string]*holder{}}
	for i := range 100 {
		h.m[fmt.Sprint(i)] = &holder{m: h.m, data: make([]byte, 500)}
	}
	deleted := map[int][]byte{}
	for i := range 100 {
		deleted[i] = make([]byte, 100)
		delete(deleted, i-3)
	}
}

func channels() {
	h := &holder{c: make(chan *holder, 50), data: big()}
	for range 50 {
		h.c <- h
	}
	// Others wait for a channel and are let go.
	c := make(chan []byte)
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() { <-c })
		wg.Go(func() { c <- big() })
	}
	wg.Wait()
	var a, b chan []byte = make(chan []byte, 1), make(chan []byte)
	select {
	case a <- big():
	case <-b:
	}
}

func deep(n int, data []byte) int {
	if n == 0 {
		return len(data)
	}
	var local [20]int
	local[n%20] = deep(n-1, data)
	return local[n%20]
}

func stacks() {
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { deep(2000, big()) })
	}
	wg.Wait()
}

func timers() {
	data := big()
	time.AfterFunc(time.Hour, func() { _ = data }).Stop()
	time.NewTimer(time.Hour).Stop()
	time.NewTicker(time.Hour).Stop()
	// Nobody stops these.
	dropped := time.NewTicker(time.Millisecond)
	_ = time.NewTimer(time.Hour)
	select {
	case <-time.After(time.Hour):
	case <-dropped.C:
	}
	fired := make(chan bool)
	time.AfterFunc(time.Microsecond, func() { _ = data; close(fired) })
	<-fired
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	ctx = context.WithValue(ctx, "key", data)
	cancel()
	<-ctx.Done()
}

func deferred() {
	func() {
		defer func() { recover() }()
		for range 20 {
			data := big()
			defer func() { _ = data[0] }()
		}
		panic(&holder{data: big()})
	}()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func(data []byte) { _ = len(data) }(big())
		runtime.Goexit()
	}()
	<-done
}

func natives() {
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("a line\n", 1000)))
	for s.Scan() {
		_ = s.Text()
	}
	var b strings.Builder
	for range 1000 {
		b.WriteString("some text")
	}
	f, err := os.Open(os.Args[0])
	if err == nil {
		f.Close()
	}
	_ = fmt.Sprintf("%v %s", strings.Fields(b.String()), big()[:100])
}

func sequences() {
	for range 20 {
		var once sync.Once
		once.Do(func() { _ = big() })
		var m sync.Map
		m.Store("key", big())
		cond := sync.NewCond(&sync.Mutex{})
		cond.Broadcast()
	}
}

func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func main() {
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"cycles", cycles}, {"closures", closures}, {"maps", maps}, {"channels", channels}, {"stacks", stacks},
		{"timers", timers}, {"deferred", deferred}, {"natives", natives}, {"sequences", sequences},
	} {
		round := func() {
			for range 30 {
				done := make(chan bool)
				go func() { c.f(); close(done) }()
				<-done
			}
		}
		round()
		before, goroutines := live(), runtime.NumGoroutine()
		for range 4 {
			round()
		}
		for range 5000 {
			if runtime.NumGoroutine() <= goroutines {
				break
			}
			// Tickers that nobody stops tick until they are collected.
			runtime.GC()
			time.Sleep(time.Millisecond)
		}
		after := live()
		grown := int64(after) - int64(before)
		if grown < 1_000_000 {
			grown = 0
		}
		fmt.Println(c.name, grown, max(runtime.NumGoroutine()-goroutines, 0))
	}
}
