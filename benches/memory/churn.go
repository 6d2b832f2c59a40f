// Allocates 50 GB in all, of which 50 MB are live at a time.
package main

import "fmt"

const (
	size  = 1 << 10
	live  = 50 << 20 / size
	total = 50 << 30 / size
)

func main() {
	ring := make([][]byte, live)
	sum := 0
	for i := range total {
		b := make([]byte, size)
		b[i%size] = byte(i)
		if old := ring[i%live]; old != nil {
			sum += int(old[(i-live)%size])
		}
		ring[i%live] = b
	}
	fmt.Println(sum)
}
