// Slices that grow, shrink and move under their users.
package main

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strconv"
	"time"
)

type wide struct {
	a    int
	name string
	rest []int
	any  any
}

var (
	numbers []int
	bytes   []byte
	structs []wide
	nested  [][]string
	views   [4][]float64
	array   [16]int32
	failed  int
)

func try(f func()) {
	defer func() {
		if recover() != nil {
			failed++
		}
	}()
	f()
}

func grow(i int) {
	numbers = append(numbers, i, i+1, i+2)
	bytes = append(bytes, "text"...)
	structs = append(structs, wide{i, "name", numbers[:min(2, len(numbers))], i})
	nested = append(nested, []string{"a", "b"}, nil)
	views[i%4] = make([]float64, i%50, 100)
	if len(numbers) > 2000 {
		numbers, bytes = nil, bytes[:0]
		structs = structs[len(structs)/2:]
		nested = nil
	}
}

func shrink(i int) {
	numbers = numbers[:len(numbers)/2]
	bytes = bytes[len(bytes)/2:]
	structs = slices.Clone(structs[:len(structs)-1])
	nested = nested[1:]
	views[i%4] = views[(i+1)%4][1:50:60]
	numbers = slices.Delete(numbers, 0, 1)
	numbers = slices.Insert(numbers, 1, 5, 6, 7)
	clear(bytes)
}

func use(i int) {
	for k, x := range numbers {
		numbers[k] = x + numbers[len(numbers)-1]
	}
	copy(numbers, numbers[3:])
	copy(bytes, "hello, world")
	copy(structs[1:], structs)
	numbers[len(numbers)-1]++
	s := structs[len(structs)-1]
	s.rest[0] = s.a
	structs[i%len(structs)] = s
	p := &structs[0].name
	*p = s.name + *p
	if len(*p) > 100 {
		*p = ""
	}
	nested[len(nested)-2][1] += "x"
	if len(nested[0]) > 0 && len(nested[0][1]) > 50 {
		nested[0] = nil
	}
	_ = views[0][i%60:][0]
	a := [3]int(numbers)
	numbers[2] = a[1]
	q := (*[2]int)(numbers)
	q[1] = 3
	_ = string(bytes)
	part := array[i%8 : 8+i%8]
	part[7] = int32(len(part))
}

func order(i int) {
	sort.Ints(numbers)
	sort.Slice(structs, func(a, b int) bool { return structs[a].a > structs[b].a })
	slices.SortFunc(structs, func(a, b wide) int { return a.a - b.a })
	sort.Sort(sort.Reverse(sort.IntSlice(numbers)))
	slices.Reverse(nested)
	_, _ = slices.BinarySearch(numbers, i)
	numbers = slices.Compact(numbers)
	_ = slices.Equal(numbers, numbers[:len(numbers)/2])
	_ = slices.Index(numbers, i)
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for _, f := range []func(int){grow, grow, shrink, use, use, order} {
		go func() {
			for i := 0; ; i++ {
				try(func() { f(i) })
			}
		}()
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
	if cap(numbers) < len(numbers) {
		fmt.Println("more elements than room")
	}
}
