// Package internal is what testing and the runtime offer to testing/synctest.
package internal

// Run runs f in a new bubble, and waits until all goroutines of that have ended. It panics if they block each other for ever.
func Run(f func()) {
	switch run(f) {
	case inside:
		panic("synctest.Run called from within a synctest bubble")
	case left:
		panic(deadlock("deadlock: main bubble goroutine has exited but blocked goroutines remain"))
	case blocked:
		panic(deadlock("deadlock: all goroutines in bubble are blocked"))
	}
}

// How a run can fail.
const (
	inside = iota + 1
	left
	blocked
)

func run(f func()) int

// End tells, from inside, that the function of a bubble has ended.
func End()

// Wait waits until all other goroutines of the bubble are durably blocked.
func Wait() {
	if why := wait(); why != "" {
		panic(why)
	}
}

func wait() (why string)

type deadlock string

func (d deadlock) Error() string { return string(d) }

// Test runs the inside of a test t, a *testing.T, by f, a func(*testing.T), and reports whether it has not failed.
var Test func(t, f any) bool
