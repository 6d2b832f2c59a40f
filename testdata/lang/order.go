// Evaluation order: operands, assignments, calls of called values.
package main

import "fmt"

var trace string

func say(s string, v int) int {
	trace += s + " "
	return v
}

type chain func(string) chain

func link(s string) chain {
	trace += s + " "
	return link
}

type point struct{ x, y int }

func main() {
	link("a")("b")("c")
	fmt.Println(trace)
	trace = ""

	a := []int{1, 2, 3, 4}
	i := 0
	i, a[i] = 1, 9
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
	a[say("i", 1)], a[say("j", 2)] = say("v", 7), say("w", 8)
	fmt.Println(a, trace)
	trace = ""

	p := &point{1, 2}
	q := p
	p, p.x = &point{5, 6}, 10
	fmt.Println(*p, *q)
	p.x, p.y = p.y, p.x
	fmt.Println(*p)

	m := map[string]int{}
	m[fmt.Sprint(say("k", 1))] += say("n", 5)
	m["1"]++
	fmt.Println(m, trace)
	trace = ""

	s := point{1, 2}
	s = point{s.y, s.x}
	fmt.Println(s)
	arr := [3]int{1, 2, 3}
	arr = [3]int{arr[2], arr[1], arr[0]}
	fmt.Println(arr)
	b := []int{1, 2}
	b = []int{b[1], b[0]}
	fmt.Println(b)

	x, y := 1, 2
	x, y = y, x+y
	fmt.Println(x, y)
	for j, k := 0, 10; j < k; j, k = j+1, k-2 {
		fmt.Print(j, k, ";")
	}
	fmt.Println()

	f := fmt.Sprintln
	fmt.Print(f(say("1", 1), say("2", 2)), trace, "\n")
	var idx int
	keys := []string{"z"}
	for idx, keys[idx] = range []string{"only"} {
	}
	fmt.Println(idx, keys)
}
