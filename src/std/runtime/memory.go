package runtime

import "unsafe"

// GC collects garbage.
func GC()

// KeepAlive keeps x alive up to here.
func KeepAlive(x any) {}

// SetFinalizer has finalizer, a func, be called with obj, a pointer, when
// nothing refers to the variable that obj points to any more. A finalizer that
// is nil takes away the one that there is.
//
// The collector takes whatever lies on a stack for a pointer, so a variable may
// seem to be in use for longer than it is.
func SetFinalizer(obj, finalizer any) { setFinalizer(obj, finalizer, runDue) }

func setFinalizer(obj, finalizer any, runner func())

// nextDue returns a cleanup or a finalizer and its object, or nothing.
func nextDue() (cleanup func(), finalizer, obj any)

func callFinalizer(finalizer, obj any)

// runDue calls the finalizers and cleanups that are due, in a goroutine of its
// own.
func runDue() {
	for {
		cleanup, finalizer, obj := nextDue()
		switch {
		case cleanup != nil:
			cleanup()
		case finalizer != nil:
			callFinalizer(finalizer, obj)
		default:
			return
		}
	}
}

// A Cleanup is a function to be called when a variable is gone.
type Cleanup struct {
	hidden uintptr // the variable's address as the collector does not see it
	id     uint64
}

// AddCleanup has cleanup be called with arg some time after nothing refers to
// the variable that ptr points to any more.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	p := unsafe.Pointer(ptr)
	if isPointer(arg) {
		switch q := *(*unsafe.Pointer)(unsafe.Pointer(&arg)); {
		case q == p:
			panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
		case isWithin(q, p):
			panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
		}
	}
	return Cleanup{^uintptr(p), addCleanup(p, func() { cleanup(arg) }, runDue)}
}

func addCleanup(p unsafe.Pointer, cleanup, runner func()) uint64

func isPointer(v any) bool

// isWithin reports whether p points into the object that the other points into.
func isWithin(p, object unsafe.Pointer) bool

// Stop takes the cleanup away if it was not started yet.
func (c Cleanup) Stop() { stopCleanup(c.hidden, c.id) }

func stopCleanup(hidden uintptr, id uint64)

// MemStats says how memory is used.
type MemStats struct {
	Alloc         uint64 // bytes of objects
	TotalAlloc    uint64 // the same, with all that was freed
	Sys           uint64 // bytes taken from the system
	Lookups       uint64
	Mallocs       uint64 // objects ever allocated
	Frees         uint64 // objects freed
	HeapAlloc     uint64 // as Alloc
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64 // bytes of objects at which the next collection is due
	LastGC        uint64 // when the last collection ended, in nanoseconds since 1970
	PauseTotalNs  uint64
	PauseNs       [256]uint64 // the last pauses; the newest at (NumGC+255)%256
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size           uint32
		Mallocs, Frees uint64
	}
}

// heapFigures fills what m has before PauseNs, and the pauses. It returns how
// many collections there were, and how many of them the program has asked for.
func heapFigures(figures, pauses, ends []uint64) (all, forced uint32)

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	*m = MemStats{EnableGC: true}
	m.NumGC, m.NumForcedGC = heapFigures(unsafe.Slice(&m.Alloc, 24), m.PauseNs[:], m.PauseEnd[:])
}

// MemProfileRate is what it is in Go; there is no profile of memory.
var MemProfileRate = 512 * 1024
