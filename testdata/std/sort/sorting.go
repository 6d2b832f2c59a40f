// Sorting by all the ways of package sort, checked and searched.
package main

import (
	"fmt"
	"math"
	"sort"
)

type rec struct {
	key, seq int
	pad      [3]byte
	name     string
}

type byKey []rec

func (b byKey) Len() int           { return len(b) }
func (b byKey) Less(i, j int) bool { return b[i].key < b[j].key }
func (b byKey) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func make2(n, mod int) []rec {
	list := make([]rec, n)
	x := uint32(n)
	for i := range list {
		x = x*1664525 + 1013904223
		list[i] = rec{int(x>>8) % mod, i, [3]byte{1, 2, byte(i)}, fmt.Sprint("r", i)}
	}
	return list
}

func stable(list []rec) bool {
	for i := 1; i < len(list); i++ {
		a, b := list[i-1], list[i]
		if a.key > b.key || a.key == b.key && a.seq > b.seq || b.name != fmt.Sprint("r", b.seq) || b.pad[2] != byte(b.seq) {
			return false
		}
	}
	return true
}

func sum(list []rec) (s int) {
	for _, r := range list {
		s += r.key*7 + r.seq
	}
	return
}

func main() {
	for _, n := range []int{0, 1, 2, 3, 12, 13, 50, 1000, 5000} {
		for _, mod := range []int{1, 3, 100, 1 << 20} {
			a := make2(n, mod)
			want := sum(a)
			sort.Sort(byKey(a))
			fmt.Print(sort.IsSorted(byKey(a)), sum(a) == want, " ")
			sort.Sort(sort.Reverse(byKey(a)))
			fmt.Print(sort.IsSorted(sort.Reverse(byKey(a))), " ")
			a = make2(n, mod)
			sort.Stable(byKey(a))
			fmt.Print(stable(a), " ")
			a = make2(n, mod)
			sort.SliceStable(a, func(i, j int) bool { return a[i].key < a[j].key })
			fmt.Print(stable(a), " ")
			a = make2(n, mod)
			sort.Slice(a, func(i, j int) bool { return a[i].key < a[j].key })
			fmt.Println(sort.SliceIsSorted(a, func(i, j int) bool { return a[i].key < a[j].key }), sum(a) == want)
		}
	}
	ints := []int{5, -2, 9, 0, 3}
	sort.Ints(ints)
	fs := []float64{2.5, math.NaN(), -1, math.Inf(-1), 0}
	sort.Float64s(fs)
	ss := []string{"b", "", "a", "ab"}
	sort.Strings(ss)
	fmt.Println(ints, fs, ss, sort.IntsAreSorted(ints), sort.Float64sAreSorted(fs), sort.StringsAreSorted(ss))
	fmt.Println(sort.SearchInts(ints, 3), sort.SearchInts(ints, 4), sort.SearchStrings(ss, "aa"), sort.SearchFloat64s(fs[1:], 0))
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(sort.Find(len(ss), func(i int) int {
		if ss[i] == "ab" {
			return 0
		} else if ss[i] > "ab" {
			return -1
		}
		return 1
	}))
	words := sort.StringSlice{"z", "y"}
	words.Sort()
	fmt.Println(words, sort.IntSlice(ints).Search(9))
	any3 := []any{3, 1, 2}
	sort.Slice(any3, func(i, j int) bool { return any3[i].(int) < any3[j].(int) })
	ptrs := []*rec{{key: 2}, {key: 1}}
	sort.Slice(ptrs, func(i, j int) bool { return ptrs[i].key < ptrs[j].key })
	fmt.Println(any3, ptrs[0].key, ptrs[1].key)
	sort.Slice(ints, func(i, j int) bool { return true })
	fmt.Println(len(ints))
	m := map[string]int{"x": 3, "y": 1, "z": 2}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return m[keys[i]] > m[keys[j]] })
	fmt.Println(keys)
}
