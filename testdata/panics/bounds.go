// The texts of bounds out of range, with operands of unsigned types too.
package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	s, str := []int{1, 2, 3}, "abc"
	var arr [3]int
	zero, minus := 0, -1
	huge, byt := uint64(1<<64-1), uint8(200)
	ptr := uintptr(1 << 63)
	try("index", func() { _ = s[3+zero] })
	try("index -1", func() { _ = s[minus] })
	try("index uint64", func() { _ = s[huge] })
	try("index uint8", func() { _ = s[byt] })
	try("index uintptr", func() { s[ptr] = 1 })
	try("array", func() { arr[huge]++ })
	try("string", func() { _ = str[huge] })
	try("high", func() { _ = s[:4+zero] })
	try("high uint64", func() { _ = s[:huge] })
	try("high string", func() { _ = str[1:huge] })
	try("high array", func() { _ = arr[:huge] })
	try("low", func() { _ = s[4+zero:] })
	try("low uint64", func() { _ = s[huge:] })
	try("low uint64 string", func() { _ = str[huge:] })
	try("low -1", func() { _ = s[minus:] })
	try("low, high", func() { _ = s[2+zero : 1] })
	try("low uint64, high", func() { _ = s[huge:1] })
	try("max", func() { _ = s[0:1:huge] })
	try("max -1", func() { _ = s[0:1:minus] })
	try("high, max", func() { _ = s[0:huge:2] })
	try("low, high, max", func() { _ = s[huge:1:2] })
	try("low, high, max array", func() { _ = arr[2+zero : 1 : 3] })
	try("convert", func() { _ = [4]int(s) })
	try("convert pointer", func() { _ = (*[5]int)(s) })
}
