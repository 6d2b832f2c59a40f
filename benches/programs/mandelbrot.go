// The Mandelbrot set, rows shared by two goroutines.
package main

import (
	"fmt"
	"sync"
)

const size, limit = 600, 100

func row(y int) int {
	inside := 0
	ci := 2*float64(y)/size - 1
	for x := 0; x < size; x++ {
		cr := 2*float64(x)/size - 1.5
		zr, zi := 0.0, 0.0
		n := 0
		for ; n < limit && zr*zr+zi*zi <= 4; n++ {
			zr, zi = zr*zr-zi*zi+cr, 2*zr*zi+ci
		}
		if n == limit {
			inside++
		}
	}
	return inside
}

func main() {
	var wg sync.WaitGroup
	rows := make([]int, size)
	for w := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for y := w; y < size; y += 2 {
				rows[y] = row(y)
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, n := range rows {
		total += n
	}
	fmt.Println(total)
}
