// A hundred thousand goroutines blocked at once, for the memory that they take.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const count = 100_000
	release := make(chan struct{})
	var started, done sync.WaitGroup
	for range count {
		started.Add(1)
		done.Add(1)
		go func() {
			started.Done()
			<-release
			done.Done()
		}()
	}
	started.Wait()
	close(release)
	done.Wait()
	fmt.Println(count)
}
