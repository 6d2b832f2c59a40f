package testing

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A BenchmarkResult is what was measured.
type BenchmarkResult struct {
	N         int           // how often it was done
	T         time.Duration // how long that took
	Bytes     int64         // bytes processed each time
	MemAllocs uint64        // allocations
	MemBytes  uint64        // bytes allocated

	// Extra is what was reported by ReportMetric.
	Extra map[string]float64
}

// NsPerOp is the time of each, in nanoseconds.
func (r BenchmarkResult) NsPerOp() int64 { return r.each("ns/op", r.T.Nanoseconds()) }

// AllocsPerOp is the number of allocations of each.
func (r BenchmarkResult) AllocsPerOp() int64 { return r.each("allocs/op", int64(r.MemAllocs)) }

// AllocedBytesPerOp is the number of bytes that each allocates.
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.each("B/op", int64(r.MemBytes)) }

func (r BenchmarkResult) each(unit string, total int64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

func (r BenchmarkResult) speed() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// String is the line of a benchmark without its name and without allocations.
func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	metric := func(x float64, unit string) {
		// So that about four digits are shown, and the points stand below each other.
		width, digits := 10, 0
		if y := math.Abs(x); y != 0 && y < 999.95 {
			width, digits = 12, 1
			for limit := 99.995; y < limit && digits < 7; limit /= 10 {
				width++
				digits++
			}
		}
		fmt.Fprintf(&b, "\t%*.*f %s", width, digits, x, unit)
	}
	time, ok := r.Extra["ns/op"]
	if !ok {
		time = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if time != 0 {
		metric(time, "ns/op")
	}
	if speed := r.speed(); speed != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", speed)
	}
	var units []string
	for unit := range r.Extra {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
		default:
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		metric(r.Extra[unit], unit)
	}
	return b.String()
}

// MemString is what the line says of allocations.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// AllocsPerRun is how often f allocates, on average of so many calls after a first one.
func AllocsPerRun(runs int, f func()) (avg float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	before, _ := allocated()
	for range runs {
		f()
	}
	after, _ := allocated()
	return float64((after - before) / uint64(runs))
}
