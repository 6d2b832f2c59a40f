// recover in the body of a loop over a function, in a deferred function, is not called by the deferred function itself.
package main

import "fmt"

func once(yield func(int) bool) { yield(1) }

func main() {
	defer func() {
		for range once {
			fmt.Println("recovered:", recover())
		}
	}()
	panic("stays")
}
