package main

import "os"

func f3() (int, string, error) { return 0, "", nil }
func g(a int, b int, c error)   {}

var p1, p2, p3 int = f3()

func h() (int, int, int) {
	return f3()
}
func h2() (int, int) {
	return "a", "b"
}

const kk = 1

var gv int

func main() {
	var a, b, c int = f3()
	a, b, c = f3()
	d, e, f := f3()
	e = 1
	a, b = "x", "y"
	a, b = nil, nil
	_, _ = nil, nil
	x, y := nil, nil
	var z, w int = "a", "b"
	g(f3())
	m := map[int]int{}
	s, ok := m["a"]
	var t string
	t, ok = m[1]
	var u int
	a, u = m[1]
	for a, b = range "abc" {
	}
	for t, b = range "abc" {
	}
	s1 := []int{1}
	s1 = append(s1, f3())
	foo = 1
	os.Foo = 1
	main = nil
	kk = 2
	3 = 4
	"abc"[1] = 'x'
	f3() = 1
	len = 3
	int = 4
	var v1 main
	var v2 kk
	var v3 gv
	var v4 a
	var v5 len
	var v6 nil
	a.b = 1
	switch a {
	case "x":
	}
	if a = 1; true {
	}
	var i8 int8 = 1
	i8 = i8 + 1000
	i8 = i8 * 1.5
	if i8 == 1000 {
	}
	_ = a[1:2]
	_ = [3]int{}[:]
	f3()[1] = 2
}
