// runtime.GC collects at once, whoever runs meanwhile, and is counted.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type list struct {
	next *list
	val  int
}

func build(n int) (l *list) {
	for i := range n {
		l = &list{l, i}
	}
	return
}

func (l *list) sum() (n int) {
	for ; l != nil; l = l.next {
		n += l.val
	}
	return
}

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	kept := build(100)
	runtime.GC()
	var wg sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		wg.Go(func() {
			mine := build(100 + i)
			for range 3 {
				build(50)
				runtime.GC()
			}
			sums[i] = mine.sum()
		})
	}
	wg.Wait()
	fmt.Println(sums, kept.sum())
	runtime.ReadMemStats(&after)
	fmt.Println(after.NumGC > before.NumGC, after.TotalAlloc > before.TotalAlloc, after.HeapAlloc <= after.Sys)

	garbage := make([]byte, 64<<20)
	garbage[0] = 1
	garbage = nil
	runtime.GC()
	runtime.ReadMemStats(&before)
	fmt.Println(before.HeapAlloc < 32<<20)
}
