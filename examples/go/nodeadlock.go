// The cure for deadlock.go: a select takes whichever side is ready, and main
// waits until both have gone through.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ping, pong := make(chan int), make(chan int)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		mine := 1
		ping <- mine
		fmt.Println("goroutine:", mine, <-pong)
	}()
	mine, theirs := 2, 0
	for range 2 {
		select {
		case pong <- mine:
		case theirs = <-ping:
		}
	}
	wg.Wait()
	fmt.Println("main:", mine, theirs)
}
