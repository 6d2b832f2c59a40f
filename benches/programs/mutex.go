// Goroutines that contend for one mutex.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var (
		wg      sync.WaitGroup
		mu      sync.Mutex
		counter int
	)
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100_000 {
				mu.Lock()
				counter++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(counter)
}
