// Ranges over integers of every type, and over functions.
package main

import "fmt"

type small uint8
type count int

func (c count) each() (s string) {
	for i := range c {
		s += fmt.Sprintf("%T%d ", i, i)
	}
	return
}

func ranges[T ~int](n T) (all []T) {
	for i := range n {
		all = append(all, i)
	}
	return
}

const limit = 3
const typed int16 = 2

func evaluated(n *int) int {
	*n++
	return 4
}

func main() {
	for range 2 {
		fmt.Print("x")
	}
	for i := range limit {
		fmt.Printf(" %T:%d", i, i)
	}
	for i := range typed {
		fmt.Printf(" %T:%d", i, i)
	}
	for i := range int8(2) {
		fmt.Printf(" %T:%d", i, i)
	}
	for i := range uint64(2) {
		fmt.Printf(" %T:%d", i, i)
	}
	for i := range uintptr(2) {
		fmt.Printf(" %T:%d", i, i)
	}
	for i := range 'c' - 'a' {
		fmt.Printf(" %T:%d", i, i)
	}
	for i := range small(255) {
		if i > 252 {
			fmt.Printf(" %T:%d", i, i)
		}
	}
	fmt.Println()
	for i := range 10 {
		fmt.Print(i, " ")
		if i == 2 {
			break
		}
	}
	var r rune
	for r = range 3 {
	}
	var f int32
	for f = range 5 {
		if f == 2 {
			continue
		}
	}
	fmt.Println(r, f)
	for i := range -3 {
		panic(i)
	}
	for range 0 {
		panic("never")
	}
	fmt.Println(count(2).each(), ranges(count(2)), ranges(3))

	calls := 0
	for i := range evaluated(&calls) {
		i *= 10 // the loop does not mind
		fmt.Print(i, " ")
	}
	fmt.Println("calls", calls)

	n := 3
	for i := range n {
		n = 100
		fmt.Print(i, n, " ")
	}
	var funcs []func() int
	for i := range 3 {
		funcs = append(funcs, func() int { i += 10; return i })
	}
	for _, f := range funcs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()

	var s struct{ i int }
	var a [3]int
	for s.i = range 3 {
		a[s.i] = s.i * s.i
	}
	for a[0] = range 7 {
	}
	fmt.Println(s, a)

outer:
	for i := range 4 {
		for j := range i {
			switch {
			case j == 1:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, ";")
		}
	}
	fmt.Println()

	// arrays, pointers to arrays, strings, maps and channels as ever
	arr := [3]string{"a", "b", "c"}
	for i, v := range arr {
		arr[2] = "changed" // the range goes over a copy
		fmt.Print(i, v, " ")
	}
	for i, v := range &arr {
		arr[2] = "again"
		fmt.Print(i, v, " ")
	}
	var none *[4]int
	for i := range none {
		fmt.Print(i)
	}
	fmt.Println(len(none))
	for i, r := range "aé\xff日\xe6\x97" {
		fmt.Printf("%d:%q:%x ", i, r, r)
	}
	fmt.Println()
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	sum := 0
	for k, v := range m {
		delete(m, k)
		sum += v
	}
	for range m {
		panic("empty")
	}
	fmt.Println(sum, len(m))
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	for range ch {
	}

	pairs := func(yield func(string, int) bool) {
		_ = yield("one", 1) && yield("two", 2) && yield("three", 3)
	}
	for k, v := range pairs {
		if v == 3 {
			break
		}
		fmt.Print(k, v, " ")
	}
	for k := range pairs {
		fmt.Print(k, " ")
	}
	for range pairs {
		fmt.Print(".")
	}
	for range func(yield func() bool) { _ = yield() && yield() } {
		fmt.Print("!")
	}
	fmt.Println()
	fmt.Println(find(pairs, "two"), find(pairs, "four"))
}

func find(seq func(func(string, int) bool), key string) (n int) {
	defer func() { n *= 10 }()
	for k, v := range seq {
		defer func() { fmt.Print("left ", k, " ") }()
		if k == key {
			return v
		}
	}
	return -1
}
