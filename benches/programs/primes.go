// Prime sieve: a chain of filters joined by channels.
package main

import "fmt"

func generate(out chan<- int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if n := <-in; n%prime != 0 {
			out <- n
		}
	}
}

func main() {
	in := make(chan int)
	go generate(in)
	prime := 0
	for range 1000 {
		prime = <-in
		out := make(chan int)
		go filter(in, out, prime)
		in = out
	}
	fmt.Println(prime)
}
