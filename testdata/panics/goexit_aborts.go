// Panics that runtime.Goexit went past are shown before the one that ends the program.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	done := make(chan int)
	go func() {
		defer close(done)
		defer fmt.Println("no panic ends this goroutine")
		defer runtime.Goexit()
		panic("gone")
	}()
	<-done
	go func() {
		defer func() {
			defer func() { panic("third") }()
			panic("second")
		}()
		defer func() {
			defer func() { fmt.Println("recovered", recover()) }()
			panic("in between")
		}()
		defer func() {
			defer runtime.Goexit()
			panic("inner")
		}()
		panic("first")
	}()
	select {}
}
