// Prints, then waits for a signal.
package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Print("before")
	time.Sleep(time.Hour)
}
