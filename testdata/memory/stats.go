// Figures of the collector, and how it is steered.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
)

var sink [][]byte
var list *cell

type cell struct {
	next *cell
	a, b int
}

func main() {
	var m0, m1, m2 runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m0)
	for range 1000 {
		sink = append(sink, make([]byte, 10000))
	}
	for range 10000 {
		list = &cell{next: list}
	}
	runtime.ReadMemStats(&m1)
	grown := m1.HeapAlloc - m0.HeapAlloc
	fmt.Println(grown > 10_000_000, grown < 50_000_000, m1.Mallocs-m0.Mallocs >= 11000, m1.HeapObjects-m0.HeapObjects >= 10000)
	sink, list = nil, nil
	start := time.Now()
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m2)
	fmt.Println(m2.HeapAlloc < m1.HeapAlloc-9_000_000, m2.Frees-m1.Frees >= 10000, m2.NumGC-m0.NumGC >= 2, m2.NumForcedGC-m0.NumForcedGC == 2)
	fmt.Println(m2.Mallocs-m2.Frees == m2.HeapObjects, m2.TotalAlloc >= m2.HeapAlloc, m2.Sys >= m2.HeapSys, m2.HeapSys >= m2.HeapInuse,
		m2.HeapInuse >= m2.HeapAlloc, m2.NextGC > m2.HeapAlloc, m2.EnableGC)
	last := m2.PauseNs[(m2.NumGC+255)%256]
	ended := time.Unix(0, int64(m2.PauseEnd[(m2.NumGC+255)%256]))
	fmt.Println(last > 0, last < 1e9, m2.PauseTotalNs >= last, m2.LastGC > 0, ended.Sub(start) >= -time.Second, time.Since(ended) < time.Minute)

	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(-1))
	runtime.ReadMemStats(&m1)
	for range 200 {
		sink = append(sink[:0], make([]byte, 1<<20))
	}
	runtime.ReadMemStats(&m2)
	fmt.Println(m2.NumGC == m1.NumGC, debug.SetGCPercent(100))
	fmt.Println(debug.SetMemoryLimit(-1) > 1<<60, debug.SetMemoryLimit(1<<40) > 1<<60, debug.SetMemoryLimit(-1) == 1<<40)
	debug.FreeOSMemory()
	var s debug.GCStats
	s.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&s)
	q := s.PauseQuantiles
	fmt.Println(s.NumGC >= 3, len(s.Pause) == len(s.PauseEnd), s.PauseTotal > 0, q[0] <= q[2], q[2] <= q[4], s.LastGC.Equal(s.PauseEnd[0]))
	fmt.Println(debug.SetMaxStack(1<<29), debug.SetMaxThreads(10000), debug.SetPanicOnFault(true), debug.SetPanicOnFault(false))
	n := runtime.GOMAXPROCS(0)
	fmt.Println(runtime.GOMAXPROCS(3) == n, runtime.GOMAXPROCS(-1), runtime.GOMAXPROCS(n), runtime.GOMAXPROCS(0) == n, runtime.NumCPU() > 0)
}
