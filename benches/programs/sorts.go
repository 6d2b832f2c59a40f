// Sorts a million ints in each of the ways that there are.
package main

import (
	"fmt"
	"slices"
	"sort"
)

func numbers() []int {
	list := make([]int, 1000000)
	x := uint64(88172645463325252)
	for i := range list {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		list[i] = int(x >> 1)
	}
	return list
}

func main() {
	a, b, c, d := numbers(), numbers(), numbers(), numbers()
	slices.Sort(a)
	sort.Slice(b, func(i, j int) bool { return b[i] < b[j] })
	slices.SortFunc(c, func(x, y int) int {
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	sort.Sort(sort.IntSlice(d))
	fmt.Println(slices.Equal(a, b), slices.Equal(a, c), slices.Equal(a, d), a[0])
}
