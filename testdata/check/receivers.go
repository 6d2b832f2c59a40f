package main

type T struct{}
func () a() { undefined2() }
func (T, T) b() {}
func (t ...T) c() {}
func d() (...int) {}
func e(a ...int, b int) { undefined3() }
type I interface { m(...int, string) }
var f func(...int, int)

func main() {}
