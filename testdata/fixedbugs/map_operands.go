// Maps that are made, or returned by calls, where they are indexed: neither may overwrite the key.
package main

import "fmt"

type P struct{ a, b int }
type T struct{ m map[P]string }

func mk() map[any]int    { x := [8]int{1, 2, 3}; return map[any]int{"x": x[2], 7: 8} }
func ms() map[P]string   { x := [8]int{1, 2, 3}; return map[P]string{{1, 2}: "p", {3, 4}: fmt.Sprint(x)} }
func mb() map[bool][]int { return map[bool][]int{true: {1}, false: {2, 3}} }
func tt() *T             { return &T{ms()} }

func main() {
	var k any = "x"
	p := P{1, 2}
	b := true
	fmt.Println(mk()[k], mk()["x"], mk()[7], ms()[p], ms()[P{1, 2}], mb()[b], len(mb()[b]), mb()[!b][0], tt().m[p])
	v, ok := mk()[k]
	w, ok2 := ms()[P{p.a, p.b}]
	fmt.Println(v, ok, w, ok2)
	mk()[k] = 4
	mk()[k]++
	delete(mk(), k)
	for _, x := range map[P][]int{p: {1, 2}, {3, 4}: {5}}[p] {
		fmt.Print(x)
	}
	if map[P]bool{p: true, {3, 4}: false}[p] && map[any]bool{k: true, 2: false}[k] {
		fmt.Println("yes")
	}
	fmt.Println(map[[2]string]int{{"a", "b"}: 1, {"c", "d"}: 2}[[2]string{"a", "b"}])
	x := map[P]P{p: {5, 6}, {3, 4}: {}}[p].b + [3]P{{1, 2}, p, {7, 8}}[2].a
	fmt.Println(x)
	x, y := map[bool]int{true: 1, false: 2}[b], map[bool]int{false: 3, true: 4}[b]
	fmt.Println(x, y)
}
