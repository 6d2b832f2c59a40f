// Packages slices, maps, cmp and iter.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("(end)")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(s, t, slices.IsSorted(t), slices.Equal(s, t), slices.Compare(s, t))
	fmt.Println(slices.BinarySearch(t, 4))
	fmt.Println(slices.BinarySearch(t, 7))
	fmt.Println(slices.Index(s, 4), slices.Contains(s, 7), slices.IndexFunc(s, func(x int) bool { return x > 4 }), slices.ContainsFunc(s, func(x int) bool { return x > 10 }))
	fmt.Println(slices.Min(s), slices.Max(s), slices.Max([]float64{1, math.NaN()}))
	fmt.Println(slices.Insert(slices.Clone(s), 2, 100, 200), slices.Delete(slices.Clone(s), 1, 3), slices.Replace(slices.Clone(s), 1, 3, 7, 8, 9), slices.Compact(slices.Clone(t)))
	fmt.Println(slices.DeleteFunc(slices.Clone(s), func(x int) bool { return x%2 == 0 }), slices.Concat(s[:2], t[:2]), slices.Repeat([]int{1, 2}, 2))
	slices.Reverse(t)
	fmt.Println(t, len(slices.Grow(t, 10)), cap(slices.Clip(t[:2])))
	ps := []person{{"bob", 30}, {"al", 25}, {"cy", 30}, {"di", 25}}
	slices.SortStableFunc(ps, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Println(ps)
	slices.SortFunc(ps, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(ps, slices.MinFunc(ps, func(a, b person) int { return cmp.Compare(a.name, b.name) }))
	i, ok := slices.BinarySearchFunc(ps, 25, func(p person, age int) int { return -cmp.Compare(p.age, age) })
	fmt.Println(i, ok)
	big := make([]int, 1000)
	for i := range big {
		big[i] = i * 7919 % 1000
	}
	slices.SortFunc(big, func(a, b int) int { return b - a })
	fmt.Println(big[:3], slices.IsSortedFunc(big, func(a, b int) int { return b - a }))
	type str string
	named := []str{"b", "a"}
	slices.Sort(named)
	f32 := []float32{2, float32(math.NaN()), -1}
	slices.Sort(f32)
	u8 := []uint8{200, 3}
	slices.Sort(u8)
	fmt.Println(named, f32, u8)
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)), slices.Collect(slices.Values(s)))
	m2 := maps.Clone(m)
	m2["d"] = 4
	maps.DeleteFunc(m2, func(k string, v int) bool { return v%2 == 1 })
	fmt.Println(m, m2, maps.Equal(m, m2), maps.Collect(slices.All([]string{"x", "y"})))
	maps.Copy(m2, m)
	fmt.Println(len(m2), cmp.Compare(1.5, math.NaN()), cmp.Less("a", "b"), cmp.Or("", "x", "y"))
	for i, x := range slices.Backward(s) {
		fmt.Print(i, ":", x, " ")
	}
	for c := range slices.Chunk(s, 3) {
		fmt.Print(c)
	}
	fmt.Println()
	for x := range count(10) {
		if x == 3 {
			break
		}
		fmt.Print(x, " ")
	}
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		fmt.Print(v, ok, " ")
		if !ok {
			break
		}
	}
	stop()
	next, stop = iter.Pull(count(5))
	fmt.Print(next())
	stop()
	fmt.Println(next())
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		next, _ := iter.Pull(func(yield func(int) bool) {
			yield(1)
			panic("in the sequence")
		})
		next()
		next()
	}()
	next2, stop2 := iter.Pull2(maps.All(map[string]int{"k": 1}))
	fmt.Println(next2())
	stop2()
	func() {
		defer func() { fmt.Println(recover()) }()
		slices.Min([]int{})
	}()
}
