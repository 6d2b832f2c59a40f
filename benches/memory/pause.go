// How long goroutines wait for collections while 200 MB of small objects are live.
package main

import (
	"fmt"
	"runtime"
	"sort"
)

type node struct {
	left, right *node
	payload     [2]int
}

func grow(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{left: grow(depth - 1), right: grow(depth - 1)}
}

var keep *node

func main() {
	keep = grow(22)
	for range 20 {
		runtime.GC()
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	n := min(int(stats.NumGC), 20)
	var pauses []uint64
	for i := range n {
		pauses = append(pauses, stats.PauseNs[(int(stats.NumGC)-1-i)%256])
	}
	sort.Slice(pauses, func(i, j int) bool { return pauses[i] < pauses[j] })
	at := func(p int) float64 { return float64(pauses[p*(n-1)/100]) / 1e6 }
	fmt.Printf("%d MB live, %d pauses: min %.1f ms, median %.1f ms, 90 %% %.1f ms, max %.1f ms\n",
		stats.HeapAlloc>>20, n, at(0), at(50), at(90), at(100))
}
