// The goroutine of a timer's function has no parent.
package main

import "time"

func main() {
	time.AfterFunc(time.Millisecond, func() { panic("too late") })
	select {}
}
