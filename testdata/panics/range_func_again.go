// An iterator that catches a panic of the body and goes on.
package main

import "fmt"

func stubborn(yield func(int) bool) {
	for i := range 2 {
		func() {
			defer func() {
				if i == 0 {
					fmt.Println("caught", recover())
				}
			}()
			yield(i)
		}()
	}
}

func main() {
	for x := range stubborn {
		panic(x)
	}
}
