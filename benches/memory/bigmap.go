// A map of 5 million ints.
package main

import "fmt"

func main() {
	m := make(map[int]int)
	for i := range 5_000_000 {
		m[i*7] = i
	}
	sum := 0
	for k, v := range m {
		sum += k ^ v
	}
	fmt.Println(len(m), sum)
}
