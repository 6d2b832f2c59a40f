// A goroutine that spins and allocates so much that it stops for a collection in every time slice is preempted all the same.
package main

import (
	"fmt"
	"sync/atomic"
)

var sink *[512]int

func main() {
	var ready atomic.Bool
	go func() { ready.Store(true) }()
	for !ready.Load() {
		sink = new([512]int)
	}
	fmt.Println("ready", len(sink))
}
