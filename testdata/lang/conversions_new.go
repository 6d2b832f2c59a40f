// Slices to arrays and array pointers, struct tags ignored, named types, strings and bytes, constants, unsafe's strings.
package main

import (
	"fmt"
	"unsafe"
)

type (
	point  struct{ X, Y int }
	tagged struct {
		X int `json:"x"`
		Y int `json:"y"`
	}
	bytes   []byte
	mybyte  byte
	str     string
	pair    [2]int
	fn      func(int) int
	stringy interface{ String() string }
)

func (f fn) twice(x int) int { return f(f(x)) }
func (s str) String() string { return "str:" + string(s) }
func (p *point) move(d int)  { p.X += d }
func try(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(label, r)
		}
	}()
	f()
}

func toArray[T any](s []T) [2]T { return [2]T(s) }

func main() {
	s := []int{1, 2, 3, 4}
	a := [3]int(s)
	p := (*[2]int)(s[1:])
	p[0] = 20
	fmt.Println(a, s, *p, len(p), [0]int(s), (*[0]int)(nil), pair(s[2:]), toArray([]string{"a", "b", "c"}))
	var none []int
	fmt.Println((*[0]int)(none) == nil, (*[0]int)([]int{}) == nil, [0]int(none))
	try("array", func() { _ = [5]int(s) })
	try("pointer", func() { _ = (*[4]int)(s[:2]) })
	try("nil", func() { _ = [1]int(none) })

	t := tagged{1, 2}
	pt := (*point)(&t)
	pt.move(5)
	fmt.Println(t, point(t), struct{ X, Y int }(t) == struct{ X, Y int }{6, 2})
	fmt.Printf("%T %T\n", t, point(t))

	fmt.Println(fn(func(x int) int { return x * 3 }).twice(2))
	var st stringy = str("x")
	fmt.Println(st, string(st.(str)), str([]byte("ab")), []byte(str("hé")), []rune(str("hé")))
	fmt.Println(string([]mybyte{'o', 'k'}), bytes("yes"), string(bytes{65, 66}), []mybyte("no"))
	fmt.Println(string(rune(0x65E5)), string(rune(-1)), string(rune(0xD800)), string([]rune{0x10FFFF + 1, 'a'}))
	f := 3.99
	n := -7
	big := 1 << 40
	fmt.Println(int(f), int(-f), uint8(n), int8(big+200), uint32(n), float32(0.1), int64(float32(16777217)))
	fmt.Println(n>>1, n/2, n%3, uint16(n)>>12, -n&^5, ^n)
	const huge = 1 << 100
	fmt.Println(huge>>98, float64(huge), uint8(huge>>93), 'a'+1, 'a'*1.0, 07_7+0b11+0o17+0x_F)

	b := []byte("mutable")
	u := unsafe.String(&b[0], 4)
	v := unsafe.Slice(unsafe.StringData("const"), 3)
	fmt.Println(u, string(v), len(unsafe.Slice(&s[0], 2)), unsafe.SliceData(s) == &s[0])
	var x struct {
		a bool
		b int64
		c uint16
		d string
		e []int
		f any
	}
	fmt.Println(unsafe.Sizeof(x), unsafe.Offsetof(x.b), unsafe.Offsetof(x.f), unsafe.Alignof(x.c), unsafe.Sizeof([3]int16{}), unsafe.Sizeof(uintptr(0)))
	const words = unsafe.Sizeof(int64(0)) * 2
	var arr [words]byte
	fmt.Println(len(arr))

	var c chan int = make(chan int, 1)
	var send chan<- int = c
	recv := (<-chan int)(c)
	send <- 9
	fmt.Println(<-recv)
	type named <-chan int
	fmt.Println(named(c) == recv, (func())(nil) == nil, (*int)(nil) == nil, interface{}(nil) == nil, map[string]int(nil) == nil)
	fmt.Printf("%T %T %v\n", named(c), (*point)(nil), error(nil))
}
