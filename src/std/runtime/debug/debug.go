// Package debug lets a program look at itself and steer the collector. Left out are SetCrashOutput (CrashOptions), WriteHeapDump,
// ParseBuildInfo and the text of a BuildInfo.
package debug

import (
	"os"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Stack returns the trace of the goroutine that calls it.
func Stack() []byte {
	for buf := make([]byte, 1024); ; buf = make([]byte, 2*len(buf)) {
		if n := runtime.Stack(buf, false); n < len(buf) {
			return buf[:n]
		}
	}
}

// PrintStack writes the trace of the goroutine that calls it to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// SetGCPercent sets by how much the heap may grow between collections, in
// hundredths of what is in use; if it is negative none are made for that. It
// returns the setting before.
func SetGCPercent(percent int) int

// SetMemoryLimit sets the number of bytes near which collections become more
// frequent, unless it is negative. It returns the setting before.
func SetMemoryLimit(limit int64) int64

// FreeOSMemory collects garbage and returns what is not in use to the system.
func FreeOSMemory() {
	runtime.GC()
	trim()
}

func trim()

// Settings that are remembered, but change nothing.
var settings = struct {
	sync.Mutex
	stack, threads int
	fault          bool
}{stack: 1000000000, threads: 10000}

func swap[T any](p *T, v T) T {
	settings.Lock()
	defer settings.Unlock()
	old := *p
	*p = v
	return old
}

// SetMaxStack returns the setting before; how deep calls may go is not changed
// (see --max-stack).
func SetMaxStack(bytes int) int { return swap(&settings.stack, bytes) }

// SetMaxThreads returns the setting before, and changes nothing.
func SetMaxThreads(threads int) int { return swap(&settings.threads, threads) }

// SetPanicOnFault returns the setting before, and changes nothing: faults are
// panics always.
func SetPanicOnFault(enabled bool) bool { return swap(&settings.fault, enabled) }

// SetTraceback does nothing; see the variable GOTRACEBACK.
func SetTraceback(level string) {}

// GCStats says what collections there were.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // the newest first
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats; of PauseQuantiles as many as there are, the first the
// least, the last the greatest.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.Pause, stats.PauseEnd = stats.Pause[:0], stats.PauseEnd[:0]
	for i := range min(int(m.NumGC), len(m.PauseNs)) {
		at := (int(m.NumGC) + 255 - i) % 256
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	quantiles := stats.PauseQuantiles
	clear(quantiles)
	if n := len(quantiles); n > 0 && len(stats.Pause) > 0 {
		sorted := slices.Sorted(slices.Values(stats.Pause))
		for i := range n - 1 {
			quantiles[i] = sorted[len(sorted)*i/(n-1)]
		}
		quantiles[n-1] = sorted[len(sorted)-1]
	}
}

// BuildInfo says how a program was built.
type BuildInfo struct {
	GoVersion string         `json:",omitempty"`
	Path      string         `json:",omitempty"`
	Main      Module         `json:""`
	Deps      []*Module      `json:",omitempty"`
	Settings  []BuildSetting `json:",omitempty"`
}

// A Module is one of those that a program was built from.
type Module struct {
	Path    string  `json:",omitempty"`
	Version string  `json:",omitempty"`
	Sum     string  `json:",omitempty"`
	Replace *Module `json:",omitempty"`
}

// A BuildSetting is one that a program was built with.
type BuildSetting struct {
	Key   string `json:",omitempty"`
	Value string `json:",omitempty"`
}

// ReadBuildInfo returns false: programs are not built.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }
