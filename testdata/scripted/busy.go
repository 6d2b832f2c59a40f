// Prints a part of a line and is then busy for ever: what was printed appears all the same.
package main

import "fmt"

func main() {
	fmt.Print("before")
	for i := 0; ; i++ {
	}
}
