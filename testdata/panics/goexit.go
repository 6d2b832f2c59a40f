// A panic in a call that was deferred, as runtime.Goexit ends the goroutine.
package main

import "runtime"

func main() {
	defer func() { panic("while leaving") }()
	leave()
}

func leave() {
	defer func() {}()
	runtime.Goexit()
}
