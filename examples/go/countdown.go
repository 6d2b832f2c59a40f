// Countdown counts down to a launch unless standard input says something first.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	from := flag.Int("from", 10, "where to begin")
	tick := flag.Duration("tick", time.Second, "time between counts")
	flag.Parse()
	abort := make(chan struct{})
	go func() {
		if n, _ := os.Stdin.Read(make([]byte, 1)); n > 0 {
			close(abort)
		}
	}()
	fmt.Println("Return aborts.")
	ticker := time.NewTicker(*tick)
	defer ticker.Stop()
	for n := *from; n > 0; n-- {
		fmt.Println(n)
		select {
		case <-ticker.C:
		case <-abort:
			fmt.Println("aborted")
			return
		}
	}
	fmt.Println("lift-off")
}
