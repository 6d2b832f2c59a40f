// Values of every form in every position: variables, fields, elements, keys, channels, receivers, captures, results.
package main

import "fmt"

type E struct{}
type W struct {
	a int8
	b float32
	c bool
	d complex64
	e string
	f []int
	g any
	h func() int
	i map[string]int
	j chan int
	k *int
	l [0]int
	m E
	n [3]uint16
}

func ret() W {
	n := 3
	return W{a: -1, b: 0.5, c: true, d: 1 + 2i, e: "s", f: []int{1}, g: 2, h: func() int { return n }, i: map[string]int{"x": 1}, k: &n, n: [3]uint16{1, 2, 3}}
}

type F32 float32

func (f F32) M() string { return fmt.Sprint("F32 ", float32(f)) }

type B bool

func (b B) M() string { return fmt.Sprint("B ", bool(b)) }

type C complex128

func (c C) M() string { return fmt.Sprint("C ", complex128(c)) }

type S1 struct{ x int8 }

func (s S1) M() string { return fmt.Sprint("S1 ", s.x) }

type S0 struct{}

func (S0) M() string { return "S0" }

type Arr [2]float32

func (a Arr) M() string { return fmt.Sprint("Arr ", a[0], a[1]) }

type Fn func(int) int

func (f Fn) M() string { return fmt.Sprint("Fn ", f(3)) }

type Mp map[string]int

func (m Mp) M() string { return fmt.Sprint("Mp ", len(m)) }

type Ch chan int

func (c Ch) M() string { return fmt.Sprint("Ch ", cap(c)) }

type Str string

func (s Str) M() string { return "Str " + string(s) }

type Sl []string

func (s Sl) M() string { return fmt.Sprint("Sl ", s[0]) }

type Mer interface{ M() string }

type Emb struct {
	pad int
	F32
}
type EmbC struct {
	pad int8
	*C
}
type EmbI struct {
	pad int8
	Mer
}
type EmbSl struct {
	Sl
	x int
}

func zero() (E, int, E) { return E{}, 4, E{} }

func complexSwap(a, b complex128) (complex128, complex128) { a, b = b, a; return a, b }

func variadicIface(xs ...Mer) (n int) {
	for _, x := range xs {
		n += len(x.M())
	}
	return
}

var global W
var gptr = &global.n[1]

func main() {
	w := ret()
	w2 := w
	w2.n[1] = 9
	w2.d *= 2
	fmt.Println(w.a, w.b, w.c, w.d, w.e, w.f, w.g, w.h(), w.i, w.j, *w.k, w.l, w.m, w.n, w2.n, w2.d)
	global = w
	*gptr += 7
	fmt.Println(global.n, global.d, global.b)
	c := C(1 + 2i)
	ms := []Mer{F32(1.5), B(true), c, S1{-3}, S0{}, Arr{1, 2.5}, Fn(func(i int) int { return i * i }), Mp{"a": 1}, Ch(make(chan int, 3)), Str("q"), Sl{"z"},
		Emb{1, 2.5}, &Emb{2, 3.5}, EmbC{1, &c}, EmbI{1, S1{5}}, EmbSl{Sl{"y"}, 1}, &EmbSl{Sl{"yy"}, 1}, &c}
	for _, m := range ms {
		f := m.M
		fmt.Println(m.M(), "|", f())
	}
	fmt.Println(Emb.M(Emb{1, 9}), (*Emb).M(&Emb{1, 8}), Mer.M(S1{1}), EmbC.M(EmbC{1, &c}), EmbI.M(EmbI{2, B(false)}))
	fmt.Println(variadicIface(ms...), variadicIface(S0{}, c), variadicIface())
	_, n, _ := zero()
	fmt.Println(n)
	fmt.Println(complexSwap(1, 2i))
	m := map[complex128]string{1i: "i"}
	m2 := map[Arr]int{{1, 2}: 3}
	m3 := map[Mer]int{S1{1}: 1, S0{}: 2, F32(1): 3}
	m4 := map[bool][]complex64{true: {1, 2i}}
	m5 := map[E]int{{}: 4}
	m6 := map[S1]W{{1}: w}
	m5[E{}]++
	fmt.Println(m[1i], m2[Arr{1, 2}], m3[S1{1}], m3[S0{}], m3[F32(1)], m3[F32(2)], m4[true], m4[false], m5, m6[S1{1}].n[2], m6[S1{2}].e)
	for k, v := range m2 {
		fmt.Println(k, v)
	}
	for k := range m5 {
		fmt.Println(k)
	}
	ch := make(chan W, 1)
	ch <- w
	fmt.Println((<-ch).n)
	ce := make(chan E, 2)
	ce <- E{}
	_, ok := <-ce
	fmt.Println(ok, len(ce))
	ci := make(chan any, 1)
	ci <- w.n
	fmt.Println((<-ci).([3]uint16)[1])
	cc := make(chan complex64, 1)
	cc <- 3i
	select {
	case x := <-cc:
		fmt.Println(x)
	}
	var arrs [3][]string
	arrs[1] = append(arrs[1], "a", "b")
	p := &arrs[1]
	*p = append(*p, "c")
	fmt.Println(arrs, len(*p))
	fs := []float32{1, 2}
	fs[0] += 0.1
	fs[1] /= 3
	fmt.Println(fs, fs[0] == 1.1, float64(fs[1]))
	u8s := []uint8{250}
	u8s[0] += 10
	u8s[0] <<= 1
	u8s[0] = -u8s[0]
	fmt.Println(u8s)
	bs := [4]bool{1: true}
	bs[2] = !bs[2] && bs[1]
	fmt.Println(bs)
	st := struct {
		a [2]struct{ s []int }
	}{}
	st.a[1].s = append(st.a[1].s, 5)
	st.a[0] = st.a[1]
	fmt.Println(st)
	x := any(st)
	y, ok := x.(struct{ a [2]struct{ s []int } })
	fmt.Println(y.a[0].s, ok)
	if z, ok := x.(int); !ok {
		fmt.Println(z)
	}
	c64, ok := any(complex64(2i)).(complex64)
	fmt.Println(c64, ok)
	f32 := any(float32(0.25)).(float32)
	fmt.Println(f32)
	var e any = E{}
	_, ok = e.(E)
	fmt.Println(ok, e == any(E{}))
	switch v := any(w.d).(type) {
	case complex64:
		fmt.Println("c64", real(v))
	}
	a := [...]func() string{func() string { return "f0" }, Str("m").M}
	fmt.Println(a[0](), a[1]())
	func(e E, f float32, c complex128, s []int, rest ...string) { fmt.Println(e, f, c, s, rest) }(E{}, 1.5, 2i, nil, "a", "b")
	go func(s []int, c complex128, done chan int) { done <- len(s) + int(real(c)) }([]int{1, 2}, 3, make(chan int, 1))
	d := make(chan int)
	go func(s []int, c complex128) { d <- len(s) + int(real(c)) }([]int{1, 2}, 3)
	fmt.Println(<-d)
	defer func(w W, c C) { fmt.Println("deferred", w.n, c) }(w, c)
	w.n[0] = 77
	defer c.M()
	defer ms[0].M()
	g1, g2 := 1.5, float32(2.5)
	h := func() (float64, float32, bool, complex64, E, []int) { return g1, g2, g1 > 1, complex(g2, 1), E{}, w.f }
	r1, r2, r3, r4, r5, r6 := h()
	fmt.Println(r1, r2, r3, r4, r5, r6)
	fmt.Println(h())
}
