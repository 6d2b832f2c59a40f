// Shows that it works while it works.
package main

import (
	"fmt"
	"time"
)

func main() {
	go spin(time.Millisecond)
	const n = 27
	f := fib(n)
	time.Sleep(20 * time.Millisecond)
	fmt.Printf("\rfib(%d) = %d\n", n, f)
}

func spin(pause time.Duration) {
	for {
		for _, r := range `|/-\` {
			fmt.Printf("\r%c", r)
			time.Sleep(pause)
		}
	}
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
