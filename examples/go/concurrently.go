// Concurrently: a function that knows nothing of goroutines, run on many
// values by a few of them.
package main

import (
	"fmt"
	"slices"
	"sync"
)

func process(n int) int { return n * n }

func processAll(values []int) []int {
	const workers = 5
	in, out := make(chan int, workers), make(chan int, workers)
	var busy sync.WaitGroup
	for range workers {
		busy.Add(1)
		go func() {
			defer busy.Done()
			for v := range in {
				out <- process(v)
			}
		}()
	}
	go func() {
		for _, v := range values {
			in <- v
		}
		close(in)
		busy.Wait()
		close(out)
	}()
	var results []int
	for r := range out {
		results = append(results, r)
	}
	return results
}

func main() {
	values := make([]int, 20)
	for i := range values {
		values[i] = i
	}
	results := processAll(values)
	slices.Sort(results)
	fmt.Println(results)
}
