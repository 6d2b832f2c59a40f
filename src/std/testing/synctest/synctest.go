// Package synctest tests concurrent code with a clock that only moves when nothing else does.
//
// Test runs a function in a bubble: its goroutines, and those that they start, have a clock of their own that begins at
// midnight UTC, 2000-01-01. When all of them are durably blocked, the clock jumps to the next timer; if there is none, the
// test fails.
//
// A goroutine is durably blocked if only others of its bubble can wake it: in time.Sleep, at channels made in the bubble, in
// a select of such, in sync.Cond.Wait and sync.WaitGroup.Wait. It is not while it waits for a lock, for the world outside,
// or at a channel from outside. Using a channel of a bubble from outside of it ends the program.
package synctest

import (
	"testing"
	"testing/internal"
	"time"
)

// Test runs f in a new bubble and waits until all its goroutines have ended. It panics if they block each other for ever.
//
// The cleanups of f's T run in the bubble; its context ends there. Run, Parallel and Deadline must not be called. Test must
// not be called in a bubble.
func Test(t *testing.T, f func(*testing.T)) {
	ok := false
	internal.Run(func() {
		defer internal.End()
		ok = internal.Test(t, f)
	})
	if !ok {
		t.FailNow()
	}
}

// Wait waits until all other goroutines of the bubble are durably blocked. It panics outside of a bubble, and if another
// waits already.
func Wait() { internal.Wait() }

// Sleep sleeps for a time of the bubble's clock, and then waits as Wait does.
func Sleep(d time.Duration) {
	time.Sleep(d)
	Wait()
}
