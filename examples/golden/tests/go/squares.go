package main

import (
	"fmt"
	"sync"
)

func main() {
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() { fmt.Println(i * i) })
	}
	group.Wait()

	// Unordered output:
	// 0
	// 1
	// 4
	// 9
}
