// Memory seen as of another type.
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	s := "hello"
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	fmt.Println(b[1], len(b))
	bs := []byte("world")
	fmt.Println(unsafe.String(&bs[0], len(bs)), unsafe.String(unsafe.SliceData(bs), 3))
	f := 1.5
	fmt.Println(*(*uint64)(unsafe.Pointer(&f)))
	arr := [4]int32{1, 2, 3, 4}
	p := unsafe.Pointer(&arr[0])
	p2 := (*int32)(unsafe.Add(p, 8))
	fmt.Println(*p2, *(*int32)(unsafe.Pointer(uintptr(p) + 4)))
	sl := unsafe.Slice(&arr[0], 4)
	sl[2] = 9
	fmt.Println(arr, len(sl), cap(sl))
	u := *(*uint32)(unsafe.Pointer(&arr[3]))
	fmt.Println(u)
	type st struct{ a, b int32 }
	x := st{1, 2}
	fmt.Println(*(*int64)(unsafe.Pointer(&x)))
	pb := (*int32)(unsafe.Pointer(uintptr(unsafe.Pointer(&x)) + unsafe.Offsetof(x.b)))
	*pb = 50
	fmt.Println(x)
}
