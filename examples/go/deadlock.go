// Deadlock: each of two goroutines waits for the other to receive first. The
// report says where each of them waits.
package main

import "fmt"

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		ping <- 1
		fmt.Println("goroutine:", <-pong)
	}()
	pong <- 2
	fmt.Println("main:", <-ping)
}
