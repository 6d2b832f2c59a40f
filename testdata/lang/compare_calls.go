// Structs and arrays beside calls: a value waits for the call without being lost in its frames.
package main

import "fmt"

type point struct{ x, y int }
type mixed struct {
	a uint32
	b [1]int64
	c uint32
}
type one struct{ n int }

func same[T any](x T) T { return x }

func busy(n int) int {
	if n == 0 {
		return 1
	}
	a, b, c := busy(n-1), n*3, n*5
	return a + b - c
}

func made() point { return point{busy(5), busy(4)} }

func cell(p *one) *one { busy(6); return p }

func main() {
	p, m, t := point{1, 2}, mixed{1, [1]int64{2}, 3}, [3]string{"a", "b", "c"}
	heap := &mixed{4, [1]int64{5}, 6}
	points := []point{{1, 2}, made()}
	byName := map[string]point{"a": {1, 2}}
	func() {
		// Captured by value.
		fmt.Println(p == same(p), same(p) == p, p != same(p))
		fmt.Println(m == same(m), same(m) == m, m != same(m))
		fmt.Println(t == same(t), same(t) == t, t != same(t))
		fmt.Println(p == made(), p == point{busy(0), busy(1) + 3}, made() == points[1])
	}()
	fmt.Println(*heap == same(*heap), *heap != same(mixed{}), same(*heap) == *heap)
	fmt.Println(points[0] == same(points[0]), points[busy(0)] == made(), made() != points[1])
	fmt.Println(byName["a"] == same(byName["a"]), byName["b"] == same(byName["b"]))
	var i any = p
	fmt.Println(i == any(same(p)), i.(point) == same(p), same(i) == i)

	a, b := &one{1}, &one{2}
	*cell(a) = one{busy(3)}
	cell(b).n = busy(2)
	ones := [2]one{}
	ones[busy(0)] = same(one{busy(3)})
	arrays := [][1]int{{1}, {2}}
	arrays[busy(0)] = [1]int{busy(2)}
	arrays[same(0)] = same([1]int{busy(4)})
	fmt.Println(*a, *b, ones, arrays)
	*cell(a), *cell(b) = *cell(b), *cell(a)
	fmt.Println(*a, *b, *cell(a) == *cell(b), *cell(a) == same(one{a.n}))
}
