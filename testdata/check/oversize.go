package main

var a, b chan [1 << 17]byte

type T struct{ c chan [1 << 18]byte }

type M map[string][1 << 50]int

type V [1 << 50]byte

func f(c chan [1 << 19]byte) {}

func main() {
	var t T
	_ = t
}
