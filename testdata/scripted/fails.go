// A program that fails while others wait.
package main

import "time"

func stay() { select {} }

func main() {
	go stay()
	go stay()
	time.Sleep(time.Millisecond)
	panic("at fault")
}
