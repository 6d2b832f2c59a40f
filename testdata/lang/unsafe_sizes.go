// Sizes, alignments and offsets.
package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a bool
	b int64
	c uint16
	d string
	e []int
	f any
	g func()
	h map[int]int
	i [3]byte
	j complex64
	k struct{}
}

type E struct {
	x int32
	T
	y int8
}

const sz = unsafe.Sizeof(T{})

var arr [unsafe.Sizeof(int32(0))]int

func main() {
	var t T
	var e E
	fmt.Println(sz, unsafe.Alignof(t), unsafe.Offsetof(t.b), unsafe.Offsetof(t.c), unsafe.Offsetof(t.d), unsafe.Offsetof(t.e), unsafe.Offsetof(t.f), unsafe.Offsetof(t.g), unsafe.Offsetof(t.h), unsafe.Offsetof(t.i), unsafe.Offsetof(t.j), unsafe.Offsetof(t.k))
	fmt.Println(unsafe.Sizeof(e), unsafe.Offsetof(e.T), unsafe.Offsetof(e.b), unsafe.Offsetof(e.y), len(arr))
	fmt.Println(unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(nil)), unsafe.Sizeof(struct{}{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof(uintptr(0)), unsafe.Sizeof(complex128(0)), unsafe.Sizeof(make(chan int)), unsafe.Sizeof([5]string{}))
	fmt.Println(unsafe.Alignof(int8(0)), unsafe.Alignof(int16(0)), unsafe.Alignof(""), unsafe.Alignof(t.c), unsafe.Alignof(complex64(0)))
	fmt.Println(gen[int8](), gen[string](), gen[[3]int16]())
	x := 5
	p := unsafe.Pointer(&x)
	*(*int)(p) = 7
	fmt.Println(x, p != nil, p == unsafe.Pointer(&x))
}

func gen[X any]() uintptr {
	var x X
	return unsafe.Sizeof(x)
}
