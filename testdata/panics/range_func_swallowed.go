// An iterator that catches a panic of the body and returns.
package main

import "fmt"

func careless(yield func(int) bool) {
	defer func() { fmt.Println("caught", recover()) }()
	yield(1)
}

func main() {
	for range careless {
		panic("lost")
	}
}
