// Worker pool over buffered channels, with some arithmetic for each job.
package main

import "fmt"

func collatz(n int) int {
	steps := 0
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return steps
}

func main() {
	const count = 100_000
	jobs, results := make(chan int, 128), make(chan int, 128)
	for range 8 {
		go func() {
			for n := range jobs {
				results <- collatz(n)
			}
		}()
	}
	go func() {
		for i := 1; i <= count; i++ {
			jobs <- i
		}
		close(jobs)
	}()
	total := 0
	for range count {
		total += <-results
	}
	fmt.Println(total)
}
