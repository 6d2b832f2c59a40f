package main

//go:noinline
var x int

//go:noinline
type T int

func (T) m() {}



func g() {}

//go:noinline
func f() {
	//go:noinline
	y := 1
	_ = y
}

//go:build linux

//go:linkname f
//go:linkname
//go:nosplit

//go:noescape
func h() {}

const (
	//go:noinline
	c = 1
)

//go:nowritebarrier
func i() {}

//go:cgo_x a
//go:uintptrkeepalive
func j() {}
//go:foo
var z int

func main() { x = 1 }
//go:noinline
