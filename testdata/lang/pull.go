// iter.Pull and iter.Pull2: order, ends, panics, runtime.Goexit, other goroutines.
package main

import (
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sort"
	"sync"
	"time"
)

func count(n int) iter.Seq[int] {
	return func(y func(int) bool) {
		defer fmt.Println("count deferred")
		for i := range n {
			if !y(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
		fmt.Println("count done")
	}
}
func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v %T\n", name, r, r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func tree(n int) iter.Seq[int] {
	return func(y func(int) bool) {
		if n == 0 {
			return
		}
		next, stop := iter.Pull(tree(n - 1))
		defer stop()
		for {
			v, ok := next()
			if !ok {
				break
			}
			if !y(v) {
				return
			}
		}
		y(n)
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(y func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			z, ok2 := nb()
			if !ok1 || !ok2 || !y(x, z) {
				return
			}
		}
	}
}

func main() {
	cs := map[string]func(){
		"basic": func() {
			next, stop := iter.Pull(count(3))
			for range 5 {
				fmt.Println(next())
			}
			stop()
			stop()
			fmt.Println(next())
		},
		"stopfirst": func() {
			next, stop := iter.Pull(count(3))
			stop()
			fmt.Println(next())
		},
		"stopmid": func() {
			next, stop := iter.Pull(count(3))
			fmt.Println(next())
			stop()
			fmt.Println(next())
		},
		"pull2": func() {
			next, stop := iter.Pull2(slices.All([]string{"a", "b"}))
			defer stop()
			fmt.Println(next())
			fmt.Println(next())
			fmt.Println(next())
			fmt.Println(next())
		},
		"pull2stop": func() {
			next, stop := iter.Pull2(slices.All([]string{"a", "b"}))
			fmt.Println(next())
			stop()
			fmt.Println(next())
		},
		"panic": func() {
			next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) { y(1); panic("boom") }))
			fmt.Println(next())
			try("next", func() { next() })
			fmt.Println(next())
			try("stop", stop)
			fmt.Println(next())
		},
		"panicstop": func() {
			next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) { y(1); panic(errors.New("boom")) }))
			fmt.Println(next())
			try("stop", stop)
			fmt.Println(next())
		},
		"panicrt": func() {
			next, _ := iter.Pull(iter.Seq[int](func(y func(int) bool) { var m map[int]int; m[1] = 1 }))
			try("next", func() { next() })
		},
		"yieldafter": func() {
			next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) { fmt.Println(y(1)); fmt.Println(y(2)) }))
			next()
			stop()
		},
		"goexit": func() {
			var wg sync.WaitGroup
			wg.Add(1)
			go func() {
				defer wg.Done()
				defer fmt.Println("caller deferred")
				next, _ := iter.Pull(iter.Seq[int](func(y func(int) bool) { defer fmt.Println("seq deferred"); y(1); runtime.Goexit() }))
				fmt.Println(next())
				fmt.Println(next())
				fmt.Println("unreached")
			}()
			wg.Wait()
		},
		"recursive": func() {
			next, stop := iter.Pull(tree(20))
			defer stop()
			s := 0
			for {
				v, ok := next()
				if !ok {
					break
				}
				s = s*3 + v
			}
			fmt.Println(s)
		},
		"zip": func() {
			for a, b := range zip(count(10), slices.Values([]string{"x", "y", "z"})) {
				fmt.Println(a, b)
			}
		},
		"zipbreak": func() {
			for a, b := range zip(count(10), slices.Values([]string{"x", "y", "z"})) {
				fmt.Println(a, b)
				if a == 1 {
					break
				}
			}
		},
		"many": func() {
			sum := 0
			for i := range 2000 {
				next, stop := iter.Pull(slices.Values([]int{i, 1, 2}))
				v, _ := next()
				sum += v
				if i%2 == 0 {
					stop()
				}
			}
			fmt.Println(sum)
		},
		"othergoroutine": func() {
			next, stop := iter.Pull(count(4))
			fmt.Println(next())
			done := make(chan bool)
			go func() { fmt.Println(next()); done <- true }()
			<-done
			fmt.Println(next())
			go func() { stop(); done <- true }()
			<-done
			fmt.Println(next())
		},
		"blocking": func() {
			c := make(chan int)
			next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) {
				for v := range c {
					if !y(v) {
						return
					}
				}
			}))
			defer stop()
			go func() {
				for i := range 3 {
					time.Sleep(time.Millisecond)
					c <- i
				}
				close(c)
			}()
			for v, ok := next(); ok; v, ok = next() {
				fmt.Println(v)
			}
		},
		"reenter": func() {
			var next func() (int, bool)
			next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) {
				try("reenter", func() { next() })
				y(1)
			}))
			defer stop()
			fmt.Println(next())
		},
		"goroutineyield": func() {
			next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) {
				y(1)
				y(2)
			}))
			fmt.Println(next())
			fmt.Println(next())
			fmt.Println(next())
			stop()
		},
		"chain": func() {
			s := count(3)
			for range 5 {
				prev := s
				s = func(y func(int) bool) {
					next, stop := iter.Pull(prev)
					defer stop()
					for v, ok := next(); ok; v, ok = next() {
						if !y(v + 1) {
							return
						}
					}
				}
			}
			for v := range s {
				fmt.Println(v)
			}
			next, stop := iter.Pull(s)
			fmt.Println(next())
			stop()
		},
		"numg": func() {
			next, stop := iter.Pull(count(3))
			fmt.Println(runtime.NumGoroutine())
			next()
			stop()
			fmt.Println(runtime.NumGoroutine())
		},
	}
	var names []string
	for name := range cs {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Println("---", name)
		cs[name]()
	}
}
