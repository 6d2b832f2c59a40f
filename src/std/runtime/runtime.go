// Package runtime lets a program see and steer the machinery that runs it.
package runtime

// An Error is a run-time panic such as an index out of range.
type Error interface {
	error
	RuntimeError()
}

// errorString is the error of most run-time panics.
type errorString string

func (e errorString) Error() string { return "runtime error: " + string(e) }
func (e errorString) RuntimeError() {}

// boundsError is the error of an index or slice bound out of range.
type boundsError string

func (e boundsError) Error() string { return "runtime error: " + string(e) }
func (e boundsError) RuntimeError() {}

// plainError is an error whose text has no prefix.
type plainError string

func (e plainError) Error() string { return string(e) }
func (e plainError) RuntimeError() {}

// A TypeAssertionError is the error of a failed type assertion.
type TypeAssertionError struct{ text string }

func (e *TypeAssertionError) Error() string { return e.text }
func (*TypeAssertionError) RuntimeError()   {}

// A PanicNilError is the error of panic(nil).
type PanicNilError struct{ _ [0]func() }

func (*PanicNilError) Error() string { return "runtime error: panic called with nil argument" }
func (*PanicNilError) RuntimeError() {}

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

// GOMAXPROCS returns how many threads run Go code at once. It cannot be changed
// while the program runs; n is not looked at.
func GOMAXPROCS(n int) int

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the goroutine that calls it, after its deferred calls.
func Goexit()

// GC collects garbage.
func GC()

// KeepAlive keeps x alive up to here.
func KeepAlive(x any) {}

// NumCgoCall returns 0: there is no cgo.
func NumCgoCall() int64 { return 0 }

// LockOSThread has no effect: goroutines have no thread of their own, except
// with --threads=os, where they always have.
func LockOSThread() {}

// UnlockOSThread undoes LockOSThread.
func UnlockOSThread() {}

// MemStats says how memory is used. Fields not listed here are not kept.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Mallocs, Frees          uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse         uint64
	HeapReleased, HeapObjects, NextGC, PauseTotalNs uint64
	NumGC                                           uint32
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	allocated, total, used, collections := heapStats()
	m.Alloc, m.HeapAlloc, m.TotalAlloc = allocated, allocated, total
	m.Sys, m.HeapSys, m.HeapInuse = used, used, used
	m.NumGC = uint32(collections)
}

// heapStats returns the bytes of all objects, of all that ever were and of the blocks in use, and how many collections
// there were.
func heapStats() (allocated, total, used, collections uint64)

// Caller returns file and line of the skip'th caller of the function that calls
// it, 0 being that function.
func Caller(skip int) (pc uintptr, file string, line int, ok bool)

// Stack writes the trace of the calling goroutine to buf and returns its length.
func Stack(buf []byte, all bool) int
