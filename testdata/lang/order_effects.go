// Assignments, panics and named results: what has happened when a call or a check comes.
package main

import "fmt"

type S struct {
	A, B int
	f    func(int) int
	i    I
	m    map[string]int
	s    []int
	p    *S
}

func (s S) Val(a int) int       { return s.A*1000 + a }
func (s *S) Ptr(a int) int      { return s.A*1000 + a }
func (s *S) Add(a int) *S       { s.A += a; return s }

type I interface{ Val(int) int }
type W struct{ I }
type WS struct{ S }
type WP struct{ *S }

func try(n string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(n, "panic:", r)
		}
	}()
	f()
}

func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v x=%d", r, x)
		}
	}()
	var p *S
	x = 5
	return 7, fmt.Errorf("%d", p.A)
}

func named2() (x, y int) {
	defer func() { recover() }()
	z := 0
	return 7, 1 / z
}

func outlive() (f func() int, x int) {
	x = 1
	f = func() int { x++; return x }
	return f, x * 10
}

func outlive2() (x int, f func() int) {
	f = func() int { x++; return x }
	return 5, f
}

func deferred() (x int) {
	defer func() { x *= 2 }()
	x = 3
	return x + func() int { x = 10; return 1 }()
}

func main() {
	a := []int{1, 2, 3}
	arr := [3]int{1, 2, 3}
	bad, worse := 5, 6
	try("swap", func() { a[bad], a[worse] = a[0], a[1] })
	try("swap2", func() { a[0], a[worse] = 9, a[bad] })
	fmt.Println(a)
	try("swap3", func() { a[0], a[worse] = 9, 8 })
	fmt.Println(a)
	try("swap4", func() { a[bad], a[0] = 7, 8 })
	fmt.Println(a)
	try("swap5", func() { a[0], a[1] = a[bad], a[worse] })
	try("swap6", func() { arr[bad], arr[0] = 7, 8 })
	try("swap7", func() { arr[0], arr[bad] = 7, 8 })
	fmt.Println(arr)
	var np *S
	var nm map[string]int
	x := 1
	try("assign nil", func() { x, np.A = 2, 3 })
	fmt.Println(x)
	try("assign nil map", func() { x, nm["a"] = 4, 3 })
	fmt.Println(x)
	try("nil map rhs", func() { nm["a"] = a[bad] })
	try("nil map idx", func() { nm["a"] = np.A })
	try("nil ptr rhs", func() { np.A = a[bad] })
	try("idx rhs", func() { a[bad] = a[worse] })
	try("idx div", func() { z := 0; a[bad] = 1 / z })
	try("multi map", func() { nm["a"], a[bad] = 1, 2 })
	mm := map[string]int{}
	try("map rhs panic", func() { mm["k"] = a[bad] })
	try("map op panic", func() { mm["k"] += a[bad] })
	try("map op div", func() { mm["k"] /= 0 * len(a) })
	fmt.Println(len(mm))
	try("map two", func() { mm["a"], mm["b"] = 1, a[bad] })
	fmt.Println(mm)
	s := &S{A: 1, m: map[string]int{"a": 1}, s: []int{1, 2}, f: func(x int) int { return x + 1 }, i: S{A: 4}}
	g := func() int {
		s.f = func(x int) int { return x + 100 }
		s.i = S{A: 50}
		s.s = []int{100, 200}
		s.m = map[string]int{"a": 100}
		s.A = 99
		return 3
	}
	reset := func() {
		s = &S{A: 1, m: map[string]int{"a": 1}, s: []int{1, 2}, f: func(x int) int { return x + 1 }, i: S{A: 4}}
	}
	fmt.Println("field func", s.f(g()))
	reset()
	fmt.Println("field iface", s.i.Val(g()))
	reset()
	w := W{S{A: 3}}
	gw := func() int { w = W{S{A: 77}}; return 1 }
	fmt.Println("embedded iface", w.Val(gw()))
	ws := WS{S{A: 3}}
	gws := func() int { ws.A = 77; return 1 }
	fmt.Println("embedded struct", ws.Val(gws()))
	fmt.Println("embedded struct ptr", ws.Ptr(gws()))
	wp := WP{&S{A: 3}}
	gwp := func() int { wp.S = &S{A: 78}; return 1 }
	fmt.Println("embedded ptr", wp.Ptr(gwp()))
	wp = WP{&S{A: 3}}
	fmt.Println("embedded ptr val", wp.Val(gwp()))
	fs := []func(int) int{func(x int) int { return x }}
	gfs := func() int { fs[0] = func(x int) int { return -x }; return 5 }
	fmt.Println("slice func", fs[0](gfs()))
	mf := map[string]func(int) int{"a": func(x int) int { return x }}
	gmf := func() int { mf["a"] = func(x int) int { return -x }; return 5 }
	fmt.Println("map func", mf["a"](gmf()))
	fmt.Println("chain", s.Add(1).Add(s.A).Add(s.A).A)
	reset()
	fmt.Println(s.s[0]+s.m["a"]+g(), s.s[0])
	reset()
	fmt.Println(append(s.s, g(), s.A))
	reset()
	fmt.Println(append(s.s[:1], g()), s.s)
	reset()
	v, ok := s.m["a"], g()
	fmt.Println(v, ok)
	reset()
	s.A, s.B = s.B, g()
	fmt.Println(s.A, s.B)
	reset()
	s.s[0], s.s[1] = g(), s.s[0]
	fmt.Println(s.s)
	fmt.Println(named())
	fmt.Println(named2())
	f, y := outlive()
	fmt.Println(f(), y, f())
	y, f = outlive2()
	fmt.Println(f(), y, f())
	fmt.Println(deferred())
	i := 0
	i, a[i] = 2, 100
	fmt.Println(i, a)
	a[i], i = 50, 0
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[1], a[2], a[0]
	fmt.Println(a)
	i, j := 1, 2
	a[i], a[j], i, j = a[j], a[i], j, i
	fmt.Println(a, i, j)
	p := &S{A: 1}
	q := p
	p.A, p = 7, nil
	fmt.Println(q.A, p == nil)
	p = q
	p, p.p, p.A = &S{A: 2}, p, 3
	fmt.Println(q.A, p.A, q.p == q)
	type node struct {
		next *node
		v    int
	}
	l := &node{v: 1, next: &node{v: 2, next: &node{v: 3}}}
	var prev *node
	for cur := l; cur != nil; {
		cur.next, prev, cur = prev, cur, cur.next
	}
	for n := prev; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println()
	ch := make(chan int, 5)
	chs := []chan int{ch}
	for k := range 5 {
		ch <- k
	}
	x = 1
	recv := func() int { x = 10; return <-ch }
	fmt.Println(x+<-chs[0]+recv(), x)
	x = 1
	fmt.Println(x, <-ch, func() int { x = 3; return 1 }())
	r, ok2 := <-func() chan int { x = 5; return ch }()
	fmt.Println(r, ok2, x)
	var e any = 5
	ge := func() any { e = "s"; return 1 }
	fmt.Println(e == ge(), e)
	n, isInt := e.(int)
	fmt.Println(n, isInt)
	switch x, y := x, func() int { x = 9; return 1 }(); {
	case x == 9:
		fmt.Println("nine", y)
	default:
		fmt.Println("other", x, y)
	}
	switch z := e.(type) {
	case string:
		fmt.Println(z)
	}
	str := "abc"
	gstr := func() string { str = "xyz"; return "-" }
	fmt.Println(str[1:]+gstr()+str, len(str))
	str = "abc"
	fmt.Println(str+gstr(), []byte(str)[0], str == "abc")
	str = "abc"
	for idx, c := range str + gstr() {
		fmt.Print(idx, string(c))
	}
	fmt.Println()
	for k := range x + func() int { x = 2; return 1 }() {
		fmt.Print(k)
	}
	fmt.Println()
	mk := map[[2]int]int{}
	key := [2]int{1, 2}
	gk := func() int { key = [2]int{3, 4}; return 1 }
	mk[key] = gk()
	fmt.Println(mk)
	key = [2]int{1, 2}
	mk[[2]int{key[0], 5}] = gk()
	fmt.Println(mk)
	key = [2]int{1, 2}
	delete(mk, key)
	mk[key] += gk()
	fmt.Println(mk)
	c := complex(1, 2)
	gc := func() complex128 { c = 100; return 1i }
	fmt.Println(c+gc(), c)
	c = 1
	c += gc()
	fmt.Println(c)
	c = 1
	c *= c + gc()
	fmt.Println(c)
	d := 7
	d /= func() int { d = 100; return 2 }()
	fmt.Println(d)
	d <<= func() int { d = 1; return 2 }()
	fmt.Println(d)
	sd := []int{7}
	sd[0] /= func() int { sd[0] = 100; return 2 }()
	fmt.Println(sd)
	sd[0] <<= func() int { sd = []int{1}; return 2 }()
	fmt.Println(sd)
	ss := []string{"a"}
	ss[0] += func() string { ss[0] = "q"; return "b" }()
	fmt.Println(ss)
}
