// An endless pipeline: whoever reads it decides when it ends.
package main

import "fmt"

func main() {
	naturals, squares := make(chan int), make(chan int)
	go func() {
		for x := 0; ; x++ {
			naturals <- x
		}
	}()
	go func() {
		for {
			x := <-naturals
			squares <- x * x
		}
	}()
	for {
		fmt.Println(<-squares)
	}
}
