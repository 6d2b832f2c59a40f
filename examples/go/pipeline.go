// Pipeline: three goroutines, each connected to the next by a channel whose
// direction its parameters tell.
package main

import "fmt"

// numbers sends 0, 1, …, n-1 and closes out.
func numbers(out chan<- int, n int) {
	for x := range n {
		out <- x
	}
	close(out)
}

// squares sends the square of all that it receives and closes out behind it.
func squares(out chan<- int, in <-chan int) {
	for x := range in {
		out <- x * x
	}
	close(out)
}

// show prints what it receives until there is no more.
func show(in <-chan int) {
	for x := range in {
		fmt.Println(x)
	}
}

func main() {
	naturals, results := make(chan int), make(chan int)
	go numbers(naturals, 10)
	go squares(results, naturals)
	show(results)
}
