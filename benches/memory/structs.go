// A slice of 10 million structs, grown by append.
package main

import "fmt"

type point struct {
	x, y int32
	name string
}

func main() {
	var points []point
	for i := range 10_000_000 {
		points = append(points, point{int32(i), int32(-i), "p"})
	}
	sum := 0
	for i := range points {
		sum += int(points[i].x) + len(points[i].name)
	}
	fmt.Println(len(points), sum)
}
