// A chain of blocked goroutines through which one value runs.
package main

import "fmt"

func main() {
	const length = 10_000
	first := make(chan int)
	in := first
	for range length {
		out := make(chan int)
		go func(in <-chan int) { out <- 1 + <-in }(in)
		in = out
	}
	first <- 0
	fmt.Println(<-in)
}
