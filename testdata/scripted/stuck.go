// A program that waits, for a long time.
package main

import (
	"fmt"
	"sync"
	"time"
)

func wait(wg *sync.WaitGroup) { wg.Wait() }

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go wait(&wg)
	time.Sleep(time.Millisecond)
	fmt.Print("before")
	time.Sleep(time.Hour)
}
