// Package runtime lets a program see and steer the machinery that runs it.
//
// Compiler is zokor. Left out is what belongs to compiled programs: profiles and their records (BlockProfile, CPUProfile,
// GoroutineProfile, MemProfile, MutexProfile, ThreadCreateProfile, StackRecord, BlockProfileRecord, MemProfileRecord,
// SetBlockProfileRate, SetCPUProfileRate, SetMutexProfileFraction), execution traces (StartTrace, ReadTrace, StopTrace),
// Breakpoint and SetCgoTraceback.
package runtime

// What zokor runs as.
const (
	GOOS     string = "linux"
	GOARCH   string = "amd64"
	Compiler        = "zokor"
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

// SetDefaultGOMAXPROCS changes nothing: see GOMAXPROCS.
func SetDefaultGOMAXPROCS() {}

// A Pinner would keep the collector from moving objects, which it never does. It keeps them alive, as in compiled Go.
type Pinner struct{ pinned []any }

// Pin keeps the object that pointer points to alive and in its place until Unpin.
func (p *Pinner) Pin(pointer any) { p.pinned = append(p.pinned, pointer) }

// Unpin lets all objects go.
func (p *Pinner) Unpin() { p.pinned = nil }

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
