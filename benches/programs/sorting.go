// Sorting: a quicksort written out, sort.Sort and sort.Slice.
package main

import (
	"fmt"
	"sort"
)

func numbers(n int) []int {
	a := make([]int, n)
	x := uint32(12345)
	for i := range a {
		x = x*1664525 + 1013904223
		a[i] = int(x >> 8)
	}
	return a
}

func quicksort(a []int, lo, hi int) {
	for lo < hi {
		pivot := a[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		if j-lo < hi-i {
			quicksort(a, lo, j)
			lo = i
		} else {
			quicksort(a, i, hi)
			hi = j
		}
	}
}

type descending []int

func (d descending) Len() int           { return len(d) }
func (d descending) Less(i, j int) bool { return d[i] > d[j] }
func (d descending) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }

func main() {
	a := numbers(1_000_000)
	quicksort(a, 0, len(a)-1)
	fmt.Println(sort.IntsAreSorted(a), a[0], a[len(a)-1])

	b := numbers(200_000)
	sort.Sort(descending(b))
	fmt.Println(b[0], b[len(b)-1])

	type pair struct{ key, value int }
	pairs := make([]pair, 0, 200_000)
	for i, n := range numbers(200_000) {
		pairs = append(pairs, pair{n, i})
	}
	sort.Slice(pairs, func(i, j int) bool { return pairs[i].key < pairs[j].key })
	fmt.Println(pairs[0], pairs[len(pairs)-1])
}
