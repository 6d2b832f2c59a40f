// The slices of package sort by their own methods, and its errors of use.
package main

import (
	"fmt"
	"math"
	"sort"
)

func main() {
	ints := sort.IntSlice{3, 1, 2}
	fmt.Println(ints.Len(), ints.Less(0, 1), ints.Less(1, 0))
	ints.Swap(0, 2)
	fmt.Println(ints)
	ints.Sort()
	fmt.Println(ints, ints.Search(2), ints.Search(9))
	floats := sort.Float64Slice{3, math.NaN(), -1, math.Inf(1), 2}
	fmt.Println(floats.Len(), floats.Less(0, 1), floats.Less(1, 0))
	floats.Swap(0, 2)
	floats.Sort()
	fmt.Println(floats, floats.Search(2))
	words := sort.StringSlice{"b", "a", "c"}
	fmt.Println(words.Len(), words.Less(0, 1))
	words.Swap(0, 1)
	words.Sort()
	fmt.Println(words, words.Search("b"))
	var i sort.Interface = sort.Reverse(words)
	sort.Sort(i)
	fmt.Println(words, i.Len(), i.Less(0, 1), sort.IsSorted(i))
}
