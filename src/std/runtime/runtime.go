// Package runtime lets a program see and steer the machinery that runs it.
package runtime

// What zokor runs as.
const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "zokor"
)

// Version returns the version of the language.
func Version() string { return "go1.27" }

// GOROOT returns the root of the Go tree: there is none.
func GOROOT() string { return "" }

// NumCPU returns the number of processors.
func NumCPU() int

// NumGoroutine returns the number of goroutines.
func NumGoroutine() int

// GOMAXPROCS sets the number of threads that run Go code at once, as far as
// the program can tell: zokor decides when it starts. It returns what that was.
func GOMAXPROCS(n int) int

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the goroutine that calls it, after its deferred calls.
func Goexit()

// NumCgoCall returns 0: there is no cgo.
func NumCgoCall() int64 { return 0 }

// LockOSThread has no effect: goroutines have no thread of their own, except
// with --threads=os, where they always have.
func LockOSThread() {}

// UnlockOSThread undoes LockOSThread.
func UnlockOSThread() {}
