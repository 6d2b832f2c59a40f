// Loops over functions: break, continue, return, labels, nesting, results.
package main

import "fmt"

func upto(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("stopped ")
				return
			}
		}
	}
}

func pairs(m ...string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

func find(n int) (int, string) {
	for i := range upto(10) {
		for j, s := range pairs("a", "b", "c") {
			if i*j == n {
				return i, s
			}
		}
	}
	return -1, "none"
}

func named() (total int) {
	for i := range upto(5) {
		if i == 1 {
			continue
		}
		total += i
		if i == 3 {
			return
		}
	}
	return 100
}

func main() {
	for i := range upto(3) {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i := range upto(10) {
		if i == 2 {
			continue
		}
		if i == 4 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	fmt.Println(find(8))
	fmt.Println(find(1000))
	fmt.Println(named())
outer:
	for i := range upto(5) {
		for j := range upto(5) {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	var fs []func() int
	for i := range upto(2) {
		fs = append(fs, func() int { i++; return i })
	}
	fmt.Println(fs[0](), fs[0](), fs[1]())
	n := 0
	for range func(yield func() bool) {
		for yield() {
		}
	} {
		n++
		if n == 3 {
			break
		}
	}
	fmt.Println(n)
	var k int
	var s string
	for k, s = range pairs("x", "y") {
	}
	fmt.Println(k, s)
}

func deferring() (s string) {
	defer func() { s += " last" }()
	for i := range upto(3) {
		defer func(n int) { s += fmt.Sprint(i, n, ";") }(i * 10)
		defer add(&s, "a")
	}
	defer func() { s += "first " }()
	return "body "
}

func add(s *string, t string) { *s += t }

func misuse() (err any) {
	defer func() { err = recover() }()
	for range func(yield func() bool) {
		yield()
		yield()
	} {
		break
	}
	return nil
}

func late() (err any) {
	defer func() { err = recover() }()
	var keep func(int) bool
	for range func(yield func(int) bool) { keep = yield } {
	}
	keep(1)
	return nil
}

func init() {
	fmt.Println(deferring())
	fmt.Println(misuse())
	fmt.Println(late())
}
