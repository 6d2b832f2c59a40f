// Operands that calls of the same expression or statement change.
package main

import "fmt"

type S struct{ A, B int }

func (s S) Val(a int) int   { return s.A*1000 + a }
func (s *S) Ptr(a int) int  { return s.A*1000 + a }

type I interface{ Val(int) int }

type N int

func (n N) Val(a int) int { return int(n) + a }

func (n N) M(a int) int { return int(n)*1000 + a }

func f2(a, b int) string        { return fmt.Sprint(a, b) }
func f3(a, b, c int) string     { return fmt.Sprint(a, b, c) }
func vi(a ...any) string        { return fmt.Sprint(a...) }

var gx = 1

func chg() int { gx = 100; return 7 }

func retNamed() (a int, b int) {
	a = 1
	return a, func() int { a = 50; return 2 }()
}
func ret2() (int, int) {
	x := 1
	return x, func() int { x = 50; return 2 }()
}
func ret2b() (int, int) {
	x := 1
	g := func() int { x = 50; return 2 }
	return x + 1, g()
}
func ret2g() (int, int) { gx = 1; return gx, chg() }
func ret2g2() (int, int) { gx = 1; return gx + 1, chg() }
func retS() (S, int) {
	x := S{1, 2}
	g := func() int { x.A = 50; return 2 }
	return x, g()
}

func main() {
	x := 1
	g := func() int { x = 50; return 2 }
	x = 1
	fmt.Println("arg", f2(x, g()))
	x = 1
	fmt.Println("arg expr", f2(x+1, g()))
	x = 1
	fmt.Println("arg3", f3(x, g(), x))
	x = 1
	fmt.Println("variadic", vs2(x, g()))
	x = 1
	fmt.Println("variadic any", vi(x, g()))
	x = 1
	fmt.Println("variadic any expr", vi(x+1, g()))
	x = 1
	fmt.Println("bin", x+g())
	x = 1
	fmt.Println("bin2", x*10+g())
	x = 1
	fmt.Println("bin3", (x+1)*10+g())
	x = 1
	fmt.Println("cmp", x == 50, x < g())
	x = 1
	v := []int{x, g(), x}
	fmt.Println("slice lit", v)
	x = 1
	arr := [3]int{x, g(), x}
	fmt.Println("array lit", arr)
	x = 1
	s := S{x, g()}
	fmt.Println("struct lit", s)
	x = 1
	ps := &S{x, g()}
	fmt.Println("ptr struct lit", *ps)
	x = 1
	m := map[int]int{x: g()}
	fmt.Println("map lit", m)
	x = 1
	m2 := map[int]int{g(): x}
	fmt.Println("map lit2", m2)
	x = 1
	m3 := map[int]int{x: x, g(): x, 77: x}
	fmt.Println("map lit3", m3)
	x = 1
	m[x] = g()
	fmt.Println("map assign", m)
	x = 1
	a := make([]int, 60)
	a[x] = g()
	fmt.Println("slice assign", a[1], a[50])
	x = 1
	a[x] += g()
	fmt.Println("slice op", a[1], a[50])
	x = 1
	x += g()
	fmt.Println("op", x)
	x = 1
	y := x + g()*x
	fmt.Println("mix", y)
	x = 1
	y, z := x, g()
	fmt.Println("multi", y, z)
	x = 1
	y, z = x, g()
	fmt.Println("multi assign", y, z)
	x = 1
	y, z = x+1, g()
	fmt.Println("multi assign e", y, z)
	x = 1
	a[x], y = g(), x
	fmt.Println("multi idx", a[1], a[50], y)
	fmt.Println(ret2())
	fmt.Println(ret2b())
	fmt.Println(retNamed())
	fmt.Println(ret2g())
	fmt.Println(ret2g2())
	fmt.Println(retS())
	gx = 1
	fmt.Println("garg", f2(gx, chg()))
	gx = 1
	fmt.Println("gbin", gx+chg())
	gx = 1
	fmt.Println("gbin2", (gx+1)+chg())
	gx = 1
	fmt.Println("glit", []int{gx, chg(), gx})
	st := S{1, 2}
	h := func() int { st = S{9, 9}; return 3 }
	fmt.Println("method val", st.Val(h()))
	st = S{1, 2}
	fmt.Println("method ptr", st.Ptr(h()))
	st = S{1, 2}
	p := &st
	hp := func() int { p = &S{8, 8}; return 3 }
	fmt.Println("method ptr p", p.Ptr(hp()))
	p = &st
	fmt.Println("method val p", p.Val(hp()))
	p = &st
	fmt.Println("field p", p.A+hp())
	p = &st
	fmt.Println("field p2", f2(p.A, hp()))
	var i I = N(4)
	i = S{1, 2}
	hi := func() int { i = S{8, 8}; return 3 }
	fmt.Println("iface", i.Val(hi()))
	n := N(1)
	hn := func() int { n = 5; return 3 }
	fmt.Println("N", n.M(hn()))
	fn := func(a int) int { return a }
	hf := func() int { fn = func(a int) int { return -a }; return 3 }
	fmt.Println("funcval", fn(hf()))
	var e any = S{1, 2}
	he := func() int { e = S{8, 8}; return 3 }
	fmt.Println("assert", e.(S).A+he())
	e = S{1, 2}
	fmt.Println("iface arg", vi(e, he()))
	e = S{1, 2}
	fmt.Println("iface conv", vi(st, h()))
	x = 1
	fmt.Println("conv", f2(int(int8(x)), g()))
	str := "a"
	gs := func() string { str = "z"; return "b" }
	fmt.Println("concat", str+gs())
	str = "a"
	fmt.Println("concat3", str+gs()+str)
	str = "a"
	fmt.Println("concat idx", string(str[0])+gs())
	aa := []int{1, 2, 3}
	ga := func() int { aa = []int{7, 8, 9}; return 1 }
	fmt.Println("index", aa[ga()])
	aa = []int{1, 2, 3}
	fmt.Println("index+", aa[0]+ga())
	aa = []int{1, 2, 3}
	fmt.Println("slice expr", aa[ga():])
	aa = []int{1, 2, 3}
	aa[ga()] = 100
	fmt.Println("index assign", aa)
	aa = []int{1, 2, 3}
	aa[0] = ga()
	fmt.Println("index assign2", aa)
	aa = []int{1, 2, 3}
	fmt.Println("append", append(aa, ga()))
	ar := [3]int{1, 2, 3}
	gar := func() int { ar = [3]int{7, 8, 9}; return 1 }
	fmt.Println("arr index", ar[gar()])
	ar = [3]int{1, 2, 3}
	fmt.Println("arr index+", ar[0]+gar())
	ar = [3]int{1, 2, 3}
	fmt.Println("arr eq", ar == [3]int{1, 2, 3} && gar() == 1 && ar == [3]int{7, 8, 9})
	mm := map[string]int{"a": 1}
	gm := func() int { mm = map[string]int{"a": 9}; return 1 }
	fmt.Println("map index+", mm["a"]+gm())
	mm = map[string]int{"a": 1}
	fmt.Println("map arg", f2(mm["a"], gm()))
	mm = map[string]int{"a": 1}
	mm["a"] = gm()
	fmt.Println("map assign2", mm)
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	x = 1
	fmt.Println("recv", f2(x, <-ch))
	l := func() int { return len(aa) }
	aa = aa[:1]
	grow := func() int { aa = append(aa, 1, 2); return 0 }
	fmt.Println("len", f2(len(aa), grow()), l())
	aa = aa[:1]
	fmt.Println("len+", len(aa)+grow())
	x = 1
	fmt.Println("neg", f2(-x, g()))
	x = 1
	bx := x == 1 && g() == 2 && x == 50
	fmt.Println("and", bx)
	x = 1
	fmt.Println("closure arg", func(a, b int) int { return a*100 + b }(x, g()))
	x = 1
	px := &x
	fmt.Println("deref", f2(*px, g()))
	x = 1
	fmt.Println("deref+", *px+g())
}
func vs2(a ...int) string { return fmt.Sprint(a) }
