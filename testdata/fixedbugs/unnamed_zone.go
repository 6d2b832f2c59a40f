package main

import (
	"fmt"
	"time"
)

// A zone without a name is shown by its offset, hours and minutes both.
func main() {
	t, err := time.Parse(time.RFC3339, "2012-11-01T22:08:41-07:00")
	fmt.Println(t, err)
	for _, offset := range []int{0, 3600, -5*3600 - 1800, 59} {
		fmt.Println(t.In(time.FixedZone("", offset)).Format(time.RFC1123))
	}
}
