package main

func f1() int { return 1 }
func main() {
	a, b := f1()
	a, b = 1
	var c, d = f1()
	var e, f int = 1, 2, 3
	var x int
	x = 1 +
		"a"
	x.foo()
	f1(
		2)
	var y []int = x + x
	if x == y {
	}
	return 1
}
func h(a int, b string) int {
	h()
	h(1)
	h("a", 2)
	h(1, 2, 3)
	for i := range 10 {
	}
	var p *int = &x
	_ = p.x
	f1 := 1
	undefined1(x)
}
