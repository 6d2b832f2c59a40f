// Starting goroutines in every way, and how they end.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type counter struct{ n int }

func (c *counter) add(n int, done *sync.WaitGroup) { c.n += n; done.Done() }

type adder interface {
	add(n int, done *sync.WaitGroup)
}

func report(done chan<- string, text string, extra ...int) { done <- fmt.Sprint(text, extra) }

func evaluated(s string) string { fmt.Println("evaluated", s); return s }

func main() {
	done := make(chan string)
	go report(done, evaluated("plain"))
	fmt.Println(<-done)
	go report(done, "variadic", 1, 2, 3)
	fmt.Println(<-done)
	f := func() { done <- "closure" }
	go f()
	fmt.Println(<-done)

	var wg sync.WaitGroup
	c := &counter{}
	wg.Add(1)
	go c.add(1, &wg)
	wg.Wait()
	add := c.add
	wg.Add(1)
	go add(10, &wg)
	wg.Wait()
	wg.Add(1)
	go adder(c).add(100, &wg)
	wg.Wait()
	fmt.Println(c.n)

	// Deferred calls run at Goexit; the rest does not.
	ended := make(chan bool)
	go func() {
		defer close(ended)
		defer fmt.Println("deferred")
		func() {
			defer fmt.Println("inner", recover())
			runtime.Goexit()
		}()
		fmt.Println("never")
	}()
	<-ended

	// A recovered panic ends the function, not the goroutine.
	go func() {
		defer close(done)
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			panic("oops")
		}()
		fmt.Println("goes on")
	}()
	<-done

	// Spinning goroutines starve nobody.
	var stop, spinning atomic.Bool
	spun := make(chan int)
	for range 4 {
		go func() {
			n := 0
			for !stop.Load() {
				n++
				spinning.Store(true)
			}
			spun <- 1
		}()
	}
	for !spinning.Load() {
		runtime.Gosched()
	}
	turn := make(chan int)
	go func() {
		for i := range 100 {
			turn <- i
		}
		close(turn)
	}()
	sum := 0
	for v := range turn {
		sum += v
	}
	stop.Store(true)
	for range 4 {
		<-spun
	}
	fmt.Println(sum)

	// Loop variables belong to their iteration.
	var funcs []func() int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { i += 10; return i })
	}
	for _, f := range funcs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	fmt.Println(runtime.NumGoroutine() >= 1)
}
