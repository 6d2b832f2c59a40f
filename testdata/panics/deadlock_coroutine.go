// A pulled sequence that waits for ever, and one that nobody asks any more.
package main

import "iter"

func endless(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func blocked(yield func(int) bool) { <-make(chan int) }

func main() {
	ask, _ := iter.Pull(endless)
	ask()
	next, _ := iter.Pull(blocked)
	next()
}
