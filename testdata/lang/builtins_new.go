// min, max, clear, new of values, copy and append in all forms, len and cap of constants.
package main

import (
	"fmt"
	"math"
)

type celsius float64
type names []string

func lowest[T int | float64 | string](a, b, c T) T { return min(a, b, c) }

func wipe[S ~[]string | ~map[int]string](s S) { clear(s) }

func main() {
	const c = min(3, 2.5, 'a')
	const d = max("b", "a", "ba")
	fmt.Printf("%v %T %v %T\n", c, c, d, d)
	x, y := 7, 3
	fmt.Println(min(x, y), max(x, y, 10), min(x), max(2, x, 9.0), min(x, 'a'))
	fmt.Println(max(celsius(1.5), 2), min("x", "abc"), lowest(3, 1, 2), lowest("c", "b", "d"), lowest(2.5, 1, -1))
	nan, inf, zero := math.NaN(), math.Inf(1), 0.0
	negative := math.Copysign(0, -1)
	fmt.Println(min(1, nan), max(nan, inf), min(inf, -inf), max(zero, negative), 1/max(negative, zero), 1/min(zero, negative))
	fmt.Println(min(uint8(200), 100), max(int8(-3), -100))

	s := []int{1, 2, 3, 4}
	clear(s[1:3])
	m := map[float64]int{nan: 1, 2: 2}
	delete(m, nan)
	fmt.Print(s, len(m), " ")
	clear(m)
	fmt.Println(len(m), m)
	var nothing map[string]int
	clear(nothing)
	clear([]string(nil))
	n := names{"a", "b"}
	clear(n)
	fmt.Printf("%q\n", n)
	mm := map[int]string{1: "x"}
	wipe(mm)
	wipe(n)
	fmt.Println(mm, nothing == nil)

	p, q, r := new(42), new("text"), new(celsius(36.6))
	*p++
	fmt.Println(*p, *q, *r, *new([]int{1, 2}), *new(struct{ a, b int }{1, 2}))
	fmt.Printf("%T %T %T %T %T\n", p, q, r, new(3.5), new('x'))
	type person struct {
		name string
		age  *int
	}
	ann := person{"ann", new(len("four") * 10)}
	fmt.Println(ann.name, *ann.age, *new(int), *new(x > y), new(x) == new(x))

	a := append([]byte("ab"), "cd"...)
	a = append(a, a...)
	k := copy(a[1:], "XYZ")
	fmt.Println(string(a), k)
	fmt.Println(copy(a, a[2:]), cap(a) >= 8)
	fmt.Println(string(a))
	fmt.Println(append([]int(nil)), append([]int(nil)) == nil, append([]int{}, []int(nil)...) == nil)
	var grow []int
	for i := range 5 {
		grow = append(grow, i, i*i)
	}
	fmt.Println(grow, len(grow))

	const size = len([...]int{5: 1}) + len("héllo") + cap([3]int{})
	var arr [size]struct{}
	fmt.Println(len(arr), cap(&arr), size)
	var ptr *[7]int
	fmt.Println(len(ptr), cap(ptr))
	fmt.Println(len("a\x00b"), len([]rune("héllo")), cap(make([]int, 2, 5)), len(make(chan int, 3)), cap(make(chan int, 3)))
	z := complex(3, -4)
	fmt.Println(real(z), imag(z), complex(float32(1), 2))
}
