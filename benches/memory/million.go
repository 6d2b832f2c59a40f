// A million goroutines blocked on a channel at once.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 1_000_000
	var wg sync.WaitGroup
	gate := make(chan struct{})
	sums := make(chan int, 1)
	sums <- 0
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-gate
			sums <- <-sums + i
		}()
	}
	close(gate)
	wg.Wait()
	fmt.Println(<-sums)
}
