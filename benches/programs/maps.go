// Maps with integer and string keys.
package main

import "fmt"

func main() {
	squares := make(map[int]int)
	for i := 0; i < 1_000_000; i++ {
		squares[i*7919%1_000_003] = i
	}
	sum := 0
	for i := 0; i < 2_000_000; i++ {
		if v, ok := squares[i]; ok {
			sum += v
		}
	}
	for i := 0; i < 1_000_003; i += 3 {
		delete(squares, i)
	}
	fmt.Println(len(squares), sum)

	words := []string{"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"}
	counts := map[string]int{}
	for i := 0; i < 3_000_000; i++ {
		counts[words[i*i%len(words)]]++
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	fmt.Println(len(counts), total)
}
