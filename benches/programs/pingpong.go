// Two goroutines that hand a number to and fro over unbuffered channels.
package main

import "fmt"

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			pong <- n + 1
		}
		close(pong)
	}()
	n := 0
	for range 500_000 {
		ping <- n
		n = <-pong
	}
	close(ping)
	<-pong
	fmt.Println(n)
}
