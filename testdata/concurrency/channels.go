// Order, closing and elements of channels.
package main

import (
	"fmt"
	"sync"
)

type big struct {
	words [5]int
	name  string
	tags  []string
}

func elements() {
	structs := make(chan big, 2)
	structs <- big{[5]int{1, 2, 3, 4, 5}, "first", []string{"a"}}
	structs <- big{name: "second"}
	fmt.Println(<-structs, <-structs)

	slices := make(chan []int)
	go func() { slices <- []int{1, 2, 3} }()
	fmt.Println(len(<-slices))

	funcs := make(chan func(int) int, 1)
	funcs <- func(n int) int { return n * 3 }
	fmt.Println((<-funcs)(14))

	chans := make(chan chan string, 1)
	inner := make(chan string, 1)
	chans <- inner
	inner <- "inside"
	fmt.Println(<-<-chans)

	empty := make(chan struct{}, 2)
	empty <- struct{}{}
	empty <- struct{}{}
	fmt.Println(len(empty), <-empty)

	anys := make(chan any, 3)
	anys <- 1
	anys <- "two"
	anys <- nil
	fmt.Println(<-anys, <-anys, <-anys)

	floats := make(chan float32, 1)
	floats <- 0.1
	fmt.Println(<-floats)
	bytes := make(chan int8, 1)
	bytes <- -128
	fmt.Println(<-bytes)
}

func fifo() {
	ch := make(chan int)
	release := make([]chan bool, 5)
	waiting := make(chan bool)
	for i := range release {
		release[i] = make(chan bool)
		go func() {
			<-release[i]
			waiting <- true
			ch <- i
		}()
	}
	for i := range release {
		release[i] <- true
		<-waiting
	}
	seen := map[int]bool{}
	for range release {
		seen[<-ch] = true
	}
	fmt.Println(len(seen))

	buffered := make(chan int, 3)
	var got []int
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for v := range buffered {
			got = append(got, v)
		}
	}()
	for i := range 10 {
		buffered <- i
	}
	close(buffered)
	wg.Wait()
	fmt.Println(got)
}

func closing() {
	ch := make(chan int)
	var wg sync.WaitGroup
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			v, ok := <-ch
			if v != 0 || ok {
				fmt.Println("wrong", v, ok)
			}
		}()
	}
	close(ch)
	wg.Wait()

	blocked := make(chan int)
	started := make(chan bool)
	result := make(chan any)
	go func() {
		defer func() { result <- recover() }()
		started <- true
		blocked <- 1
	}()
	<-started
	close(blocked)
	fmt.Println(<-result)
}

func mutexes() {
	var (
		mu    sync.RWMutex
		wg    sync.WaitGroup
		data  = map[int]int{}
		once  sync.Once
		cond  = sync.NewCond(&sync.Mutex{})
		ready int
	)
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once") })
			mu.Lock()
			data[i] = i * i
			mu.Unlock()
			mu.RLock()
			_ = data[i]
			mu.RUnlock()
			cond.L.Lock()
			ready++
			cond.L.Unlock()
			cond.Broadcast()
		}()
	}
	cond.L.Lock()
	for ready < 20 {
		cond.Wait()
	}
	cond.L.Unlock()
	wg.Wait()
	fmt.Println(len(data), mu.TryLock(), mu.TryRLock(), ready)
}

func main() {
	elements()
	fifo()
	closing()
	mutexes()
}
