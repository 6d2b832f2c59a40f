package main

import (
	"fmt"
	"iter"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(error)
		fmt.Printf("%s: %v %T %t\n", name, r, r, isErr)
	}()
	f()
}

// What sequences do that are pulled in ways they should not be.
func main() {

	var next func() (int, bool)
	var stop func()
	try("next inside next", func() {
		next, stop = iter.Pull(func(yield func(int) bool) { next(); yield(1) })
		next()
	})
	try("after", func() { fmt.Println(next()); stop() })

	try("stop inside next", func() {
		next, stop = iter.Pull(func(yield func(int) bool) { stop(); fmt.Println("went on", yield(1)) })
		fmt.Println(next())
	})
	try("after", func() { fmt.Println(next()); stop() })

	var saved func(int) bool
	try("yield outside", func() {
		next, stop = iter.Pull(func(yield func(int) bool) { saved = yield; yield(1) })
		fmt.Println(next())
		saved(5)
	})
	try("after", func() { fmt.Println(next()); stop() })
	try("yield after end", func() { saved(7) })

	try("goexit", func() {
		done := make(chan bool)
		go func() {
			defer close(done)
			next, stop = iter.Pull(func(yield func(int) bool) { yield(1); runtime.Goexit() })
			fmt.Println(next())
			defer fmt.Println("deferred")
			fmt.Println(next())
			fmt.Println("not reached")
		}()
		<-done
		fmt.Println(next())
		stop()
	})
	try("goexit in stop", func() {
		done := make(chan bool)
		go func() {
			defer close(done)
			next, stop = iter.Pull(func(yield func(int) bool) { yield(1); runtime.Goexit() })
			fmt.Println(next())
			stop()
			fmt.Println("not reached")
		}()
		<-done
		fmt.Println(next())
		stop()
	})
	try("panic", func() {
		next, stop = iter.Pull(func(yield func(int) bool) { defer fmt.Println("cleanup"); yield(1); panic("boom") })
		fmt.Println(next())
		fmt.Println(next())
	})
	try("after", func() { fmt.Println(next()); stop() })
	try("panic in stop", func() {
		next, stop = iter.Pull(func(yield func(int) bool) { yield(1); panic("boom") })
		fmt.Println(next())
		stop()
	})
	try("after", func() { fmt.Println(next()); stop() })
	try("stop first", func() {
		next, stop = iter.Pull(func(yield func(int) bool) { fmt.Println("never") })
		stop()
		fmt.Println(next())
		stop()
	})
	try("ignores false", func() {
		next, stop = iter.Pull(func(yield func(int) bool) {
			fmt.Println(yield(1), yield(2))
		})
		fmt.Println(next())
		stop()
	})
	next2, stop2 := iter.Pull2(func(yield func(string, int) bool) { _ = yield("a", 1) && yield("b", 2) })
	fmt.Println(next2())
	fmt.Println(next2())
	fmt.Println(next2())
	fmt.Println(next2())
	stop2()
	var next3 func() (int, int, bool)
	var saved2 func(int, int) bool
	try("2", func() {
		next3, _ = iter.Pull2(func(yield func(int, int) bool) { next3() })
		next3()
	})
	try("2", func() {
		next3, _ = iter.Pull2(func(yield func(int, int) bool) { saved2 = yield; yield(1, 2) })
		next3()
		saved2(1, 2)
	})
}
