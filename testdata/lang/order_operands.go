// When each kind of operand is read, relative to a call behind it.
package main

type S struct{ A, B int }
type P struct{ p *int }
type BigS struct{ a [40]int }

func (s S) Val(a int) int { return s.A*1000 + a }

type I interface{ Val(int) int }

//go:noinline
func show(n string, a any, b int) {
	print(n, " ")
	pr(a)
	println()
}

func pr(a any) {
	switch a := a.(type) {
	case int:
		print(a)
	case int8:
		print(a)
	case uint8:
		print(a)
	case bool:
		print(a)
	case string:
		print(a)
	case float64:
		print(a)
	case S:
		print(a.A, ",", a.B)
	case []int:
		for _, x := range a {
			print(x, " ")
		}
	case *int:
		print(*a)
	case []any:
		for _, x := range a {
			pr(x)
			print(" ")
		}
	case P:
		print(*a.p)
	case BigS:
		print(a.a[0])
	case [2]int:
		print(a[0])
	case struct{}:
		print("{}")
	case func() int:
		print(a())
	case complex128:
		print(a)
	case nil:
		print("nil")
	default:
		print("?")
	}
}

//go:noinline
func two(n string, a, b int) { println(n, a, b) }

//go:noinline
func twos(n string, a string, b int) { println(n, a, b) }

//go:noinline
func twob(n string, a bool, b int) { println(n, a, b) }

//go:noinline
func twoi(n string, a I, b int) { println(n, a.Val(0), b) }

//go:noinline
func tsl(n string, a []int, b int) { println(n, len(a), a[0], b) }

//go:noinline
func tby(n string, a []byte, b int) { println(n, len(a), a[0], b) }

//go:noinline
func tS(n string, a S, b int) { println(n, a.A, b) }

//go:noinline
func tA(n string, a [2]int, b int) { println(n, a[0], b) }

//go:noinline
func tB(n string, a BigS, b int) { println(n, a.a[0], b) }

//go:noinline
func tf(n string, a func() int, b int) { println(n, a(), b) }

//go:noinline
func tm(n string, a map[int]int, b int) { println(n, len(a), a[1], a[50], b) }

func vi(n string, a ...any) {
	print(n, " ")
	pr(a)
	println()
}

type K struct{ a, b int }

func (k K) Val(a int) int { return a }

func (k K) get() int { return k.a }

func main() {
	x := 1
	b := true
	u8 := uint8(1)
	i8 := int8(1)
	f := 1.0
	c := complex(1, 1)
	s := "a"
	st := S{1, 2}
	ar := [2]int{1, 2}
	big := BigS{}
	big.a[0] = 1
	sl := []int{1, 2, 3}
	by := []byte("abc")
	var e any = 1
	var i I = K{1, 1}
	i = st
	pp := &x
	var ps *S = &S{1, 2}
	m := map[int]int{1: 1}
	ms := map[string]int{"a": 1}
	mk := map[K]int{K{1, 1}: 1}
	mf := map[float64]int{1: 1}
	mi := map[any]int{1: 1}
	k := K{1, 1}
	a3 := [3]int{1, 2, 3}
	var fn func() int = func() int { return 1 }
	y2 := 50
	ch := make(chan int, 1000)
	_ = y2
	reset := func() {
		x, b, u8, i8, f, c, s = 1, true, 1, 1, 1, complex(1, 1), "a"
		st, ar = S{1, 2}, [2]int{1, 2}
		big.a[0] = 1
		sl = []int{1, 2, 3}
		by = []byte("abc")
		e = 1
		i = st
		pp = &x
		ps = &S{1, 2}
		m = map[int]int{1: 1, 50: 3}
		ms = map[string]int{"a": 1}
		mk = map[K]int{K{1, 1}: 1}
		mf = map[float64]int{1: 1}
		mi = map[any]int{1: 1}
		k = K{1, 1}
		a3 = [3]int{1, 2, 3}
		fn = func() int { return 1 }
	}
	g := func() int {
		x, b, u8, i8, f, c, s = 50, false, 50, 50, 50, complex(50, 50), "z"
		st, ar = S{50, 2}, [2]int{50, 2}
		big.a[0] = 50
		sl = []int{50, 2, 3, 4}
		by = []byte("zbcd")
		e = 50
		i = st
		pp = &y2
		ps = &S{50, 2}
		m = map[int]int{1: 50, 50: 60}
		ms = map[string]int{"a": 50}
		mk = map[K]int{K{1, 1}: 50}
		mf = map[float64]int{1: 50}
		mi = map[any]int{1: 50}
		k = K{50, 50}
		a3 = [3]int{50, 2, 3}
		fn = func() int { return 50 }
		ch <- 1
		return 2
	}
	reset()
	show("any int", x, g())
	reset()
	show("any int expr", x+1, g())
	reset()
	show("any bool", b, g())
	reset()
	show("any !bool", !b, g())
	reset()
	show("any cmp", x == 50, g())
	reset()
	show("any u8", u8, g())
	reset()
	show("any u8 expr", u8+1, g())
	reset()
	show("any i8", i8, g())
	reset()
	show("any float", f, g())
	reset()
	show("any complex", c, g())
	reset()
	show("any string", s, g())
	reset()
	show("any string+", s+"q", g())
	reset()
	show("any S", st, g())
	reset()
	show("any ar", ar, g())
	reset()
	show("any big", big, g())
	reset()
	show("any sl", sl, g())
	reset()
	show("any pp", pp, g())
	reset()
	show("any P", P{pp}, g())
	reset()
	show("any fn", fn, g())
	reset()
	show("any any", e, g())
	reset()
	show("any I", i, g())
	reset()
	show("any *ps", *ps, g())
	reset()
	show("any ps.A", ps.A, g())
	reset()
	show("any S lit", S{x, 2}, g())
	reset()
	show("any []int lit", []int{x, 2}, g())
	reset()
	show("any *ps.A", sl[0], g())
	reset()
	show("any m", m[1], g())
	reset()
	vi("vi", x, b, u8, i8, f, s, st, ar, sl, e, c, x == 50, x+1, g())
	reset()
	two("int", x, g())
	reset()
	two("conv", int(u8), g())
	reset()
	two("conv f", int(f), g())
	reset()
	two("index", sl[0], g())
	reset()
	two("deref", *pp, g())
	reset()
	two("field", ps.A, g())
	reset()
	two("field val", st.A, g())
	reset()
	two("arr", a3[0], g())
	reset()
	two("arr x", a3[(u8-1)&1], g())
	reset()
	two("m", m[1], g())
	reset()
	two("m x", m[x], g())
	reset()
	two("ms", ms["a"], g())
	reset()
	two("ms s", ms[s], g())
	reset()
	two("mk", mk[K{1, 1}], g())
	reset()
	two("mk k", mk[k], g())
	reset()
	two("mf", mf[1], g())
	reset()
	two("mf f", mf[f], g())
	reset()
	two("mi", mi[1], g())
	reset()
	two("mi x", mi[x], g())
	reset()
	two("len", len(sl), g())
	reset()
	two("len m", len(m), g())
	reset()
	two("cap", cap(sl), g())
	reset()
	two("min", min(x, 20), g())
	reset()
	two("e.(int)", e.(int), g())
	reset()
	two("i.(S).A", i.(S).A, g())
	reset()
	tS("i.(S)", i.(S), g())
	reset()
	two("strindex", int(s[0]), g())
	reset()
	two("real", int(real(c)), g())
	reset()
	two("shift", 1<<x, g())
	reset()
	two("div", 100/x, g())
	reset()
	twos("s", s, g())
	reset()
	twos("s+", s+"q", g())
	reset()
	twos("s[:]", s[:1], g())
	reset()
	twos("string(by)", string(by), g())
	reset()
	twos("string(rune)", string(rune(x+64)), g())
	reset()
	tby("[]byte(s)", []byte(s), g())
	reset()
	twob("b", b, g())
	reset()
	twob("!b", !b, g())
	reset()
	twob("b&&", b && x == 1, g())
	reset()
	twob("x==1", x == 1, g())
	reset()
	twob("s==", s == "a", g())
	reset()
	twob("st==", st == S{1, 2}, g())
	reset()
	twob("ar==", ar == [2]int{1, 2}, g())
	reset()
	twob("e==", e == 1, g())
	reset()
	twob("i==", i == I(S{1, 2}), g())
	reset()
	twob("k==", k == K{1, 1}, g())
	reset()
	twob("fn==nil", fn == nil, g())
	reset()
	twoi("i", i, g())
	reset()
	twoi("I(st)", st, g())
	reset()
	tsl("sl", sl, g())
	reset()
	tsl("sl[:]", sl[:2], g())
	reset()
	tsl("sl lit", []int{x}, g())
	reset()
	tsl("append", append(sl, 1), g())
	reset()
	tsl("make", make([]int, x), g())
	reset()
	tsl("a3[:]", a3[:], g())
	reset()
	tS("st", st, g())
	reset()
	tS("*ps", *ps, g())
	reset()
	tS("lit", S{x, 1}, g())
	reset()
	tA("ar", ar, g())
	reset()
	tA("ar lit", [2]int{x, 1}, g())
	reset()
	tA("[2]int(sl)", [2]int(sl), g())
	reset()
	tB("big", big, g())
	reset()
	tf("fn", fn, g())
	reset()
	tf("mval", k.get, g())
	reset()
	tf("closure", func() int { return x }, g())
	reset()
	tm("map lit", map[int]int{1: x}, g())
	reset()
	tm("map lit k", map[int]int{x: 7}, g())
	reset()
	two("iife", func() int { return x }(), g())
	reset()
	two("new", *new(int), g())
	reset()
	two("&x", *&x, g())
	reset()
	two("mixed", x+sl[0]+g()+x, x)
	reset()
	println("println", x, s, b, sl[0], g(), x)
	reset()
	two("iface method", i.Val(g()), 0)
	reset()
	two("method", st.Val(g()), 0)
	reset()
	two("method2", ps.Val(g()), 0)
	reset()
	two("method3", S{x, 2}.Val(g()), 0)
	reset()
	mi[x] = g()
	println("mi assign", mi[1], mi[50])
	reset()
	mk[k] = g()
	println("mk assign", mk[K{1, 1}], mk[K{50, 50}])
	reset()
	mi[x] += g()
	println("mi op assign", mi[1], mi[50])
	reset()
	mk[k] += g()
	println("mk op assign", mk[K{1, 1}], mk[K{50, 50}])
	reset()
	m[x] += g()
	println("m op assign", m[1], m[50])
	reset()
	m[x] /= g()
	println("m div assign", m[1], m[50])
	reset()
	m[x], y2 = g(), 2
	println("m multi assign", m[1], m[50])
	y2 = 50
	reset()
	mk[k], y2 = g(), 2
	println("mk multi assign", mk[K{1, 1}], mk[K{50, 50}])
	y2 = 50
	reset()
	x += g()
	println("x+=", x)
	reset()
	x = x + g()
	println("x=x+", x)
	reset()
	s += string(rune(g() + 64))
	println("s+=", s)
	reset()
	sl[0] += g()
	println("sl+=", sl[0])
	reset()
	*pp += g()
	println("pp+=", *pp, x, y2)
	y2 = 50
	reset()
	*pp = g()
	println("pp=", *pp, x, y2)
	y2 = 50
	reset()
	ps.A = g()
	println("ps.A=", ps.A)
	reset()
	old := ps
	ps.A, y2 = g(), 3
	println("ps.A,=", ps.A, old.A)
	y2 = 50
	reset()
	st.A, st.B = g(), x
	println("st.A,st.B=", st.A, st.B)
	reset()
	st = S{x, g()}
	println("st=", st.A, st.B)
	reset()
	sl = append(sl, g())
	println("append=", len(sl), sl[0])
	reset()
	sl = append(sl, x, g())
	println("append=", len(sl), sl[len(sl)-2])
	reset()
	sl2 := append([]int(nil), x, g())
	println("append2", sl2[0])
	reset()
	switch x {
	case g():
		println("sw 2")
	case 50:
		println("sw 50")
	case 1:
		println("sw 1")
	}
	reset()
	switch {
	case x == g():
		println("sw 2")
	case x == 50:
		println("sw 50")
	}
	reset()
	if x == 1 && g() == 2 || x == 50 {
		println("if", x)
	}
	reset()
	if x < g() {
		println("if <")
	}
	reset()
	for i, v := range a3 {
		g()
		println("range", i, v)
		break
	}
	reset()
	defer two("defer", x, g())
	reset()
	defer i.Val(g())
	defer func(a, b int) { println("defer func", a, b) }(x, g())
	done := make(chan bool)
	reset()
	go func(a, b int) { println("go func", a, b); done <- true }(x, g())
	<-done
	cc := make(chan int, 1)
	cc2 := cc
	reset()
	cc <- x + g()
	println("send", <-cc2)
	reset()
	select {
	case cc <- x*100 + g():
	}
	println("select", <-cc)
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		two("idx", sl[x+9], g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		z := 0
		two("div", x/z, g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q *S
		two("nil", q.A, g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q *S
		q.A = g()
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q map[int]int
		q[x] = g()
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		two("assert", e.(I).Val(0), g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		q := sl
		z := 7
		q[z] = g()
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		q := sl
		tsl("slice", q[:x+10], g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q I
		q.Val(g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q *S
		q.Val(g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q func(int) int
		q(g())
	}()
	func() {
		defer func() { println(recover().(error).Error()); println(x) }()
		reset()
		var q I
		mvv := q.Val
		mvv(g())
	}()
}
