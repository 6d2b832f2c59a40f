// Structs and arrays too large for frames, as values everywhere; and those without any size.
package main

import "fmt"

type Big [300]int
type BS struct {
	n    int
	data [200]int
	s    string
}

func mk(n int) (b Big)         { b[0] = n; b[299] = n * 2; return }
func mkS(n int) BS             { return BS{n: n, s: fmt.Sprint(n)} }
func sum(b Big) (s int)        { for _, x := range b { s += x }; return }
func two(a, b Big) (Big, Big)  { return b, a }
func ptr(b *Big)               { b[0] = 99 }
func (b Big) Val() int         { return b[0] }
func (b *Big) Ptr()            { b[0]++ }

type IV interface{ Val() int }

type blank struct {
	a int
	_ int
	b string
	_ [3]byte
}
type empty struct{}
type zarr [0]int
type N1 struct{ A, B int }
type N2 struct{ A, B int }
type N3 struct {
	A int `json:"x"`
	B int
}

func main() {
	a := mk(3)
	b := a
	b[0] = 7
	fmt.Println(a[0], b[0], sum(a), sum(b), a == b)
	a, b = b, a
	fmt.Println(a[0], b[0])
	a, b = two(a, b)
	fmt.Println(a[0], b[0])
	a, b = two(mk(1), mk(2))
	fmt.Println(a[0], b[0])
	ptr(&a)
	a.Ptr()
	fmt.Println(a[0], a.Val())
	var x any = a
	a[0] = 5
	y := x.(Big)
	fmt.Println(y[0], a[0], x == any(y), x == any(a))
	z, ok := x.(Big)
	fmt.Println(z[0], ok)
	_, ok = x.(BS)
	fmt.Println(ok)
	var iv IV = a
	fmt.Println(iv.Val())
	ch := make(chan Big, 2)
	ch <- a
	ch <- mk(8)
	c := <-ch
	d, ok := <-ch
	fmt.Println(c[0], d[0], d[299], ok)
	m := map[int]Big{1: a}
	m[2] = mk(9)
	q := m[2]
	fmt.Println(q[0], m[1][0], m[7][0], len(m))
	km := map[Big]string{a: "a", mk(4): "b"}
	fmt.Println(km[a], km[mk(4)], km[mk(5)])
	f := func() Big { a[1]++; return a }
	g := func(b Big) func() int { return func() int { b[0]++; return b[0] } }
	fmt.Println(f()[1], f()[1], a[1])
	h := g(a)
	fmt.Println(h(), h(), a[0])
	res := make(chan BS)
	go func() { res <- mkS(4) }()
	s := <-res
	fmt.Println(s.n, s.s, s.data[199])
	done := make(chan int)
	go func(b Big, s BS) { b[0] = 1000; done <- b[0] + s.n }(a, s)
	fmt.Println(<-done, a[0])
	defer func(b Big) { fmt.Println("deferred", b[0]) }(a)
	a[0] = 77
	for i, v := range a {
		a[299] = 1234
		if i == 299 {
			fmt.Println(i, v)
		}
	}
	for i, v := range &a {
		a[299] = 4321
		if i == 299 {
			fmt.Println(i, v)
		}
	}
	for i := range a {
		if i == 299 {
			fmt.Println(i)
		}
	}
	sl := []Big{a, b, mk(3)}
	sl = append(sl, mk(6), a)
	sl[0][0]++
	fmt.Println(len(sl), sl[0][0], sl[3][0], sl[4][0], a[0])
	for _, e := range sl {
		e[0] = 0
	}
	fmt.Println(sl[0][0])
	copy(sl, sl[1:])
	fmt.Println(sl[0][0], sl[4][0])
	nest := [3][4][50]int{}
	nest[2][3][49] = 5
	n2 := nest
	n2[2][3][49]++
	row := n2[2]
	row[3][49]++
	fmt.Println(nest[2][3][49], n2[2][3][49], row[3][49], nest == n2)
	st := struct {
		b Big
		x int
	}{mk(2), 3}
	st2 := st
	st2.b[0]++
	fmt.Println(st.b[0], st2.b[0], st == st2)
	lit := Big{0: 1, 299: 4}
	fmt.Println(lit[0], lit[299], sum(lit))
	p := &Big{5: 5}
	pp := *p
	pp[5]++
	fmt.Println(p[5], pp[5])
	b1, b2 := blank{a: 1, b: "x"}, blank{a: 1, b: "x"}
	fmt.Println(b1 == b2, any(b1) == any(b2), map[blank]int{b1: 1}[b2])
	e1, e2 := empty{}, empty{}
	fmt.Println(e1 == e2, any(e1) == any(e2))
}
func e1x() empty { return empty{} }
func init() {
	var z zarr
	for range z {
		fmt.Println("no")
	}
	zs := make([]zarr, 5)
	for i, x := range zs {
		_ = x
		fmt.Print(i, len(x), " ")
	}
	fmt.Println(len(zs), cap(zs) >= 5, z == zarr{})
	es := make([]empty, 3)
	es = append(es, empty{}, empty{})
	fmt.Println(len(es))
	ce := make(chan empty, 3)
	ce <- empty{}
	_, ok := <-ce
	fmt.Println(ok)
	me := map[string]empty{"a": {}}
	_, ok = me["a"]
	fmt.Println(ok, len(me))
	n1 := N1{1, 2}
	n2 := N2(n1)
	n3 := N3(n2)
	p3 := (*N3)(&n1)
	p3.A = 10
	fmt.Println(n1, n2, n3, struct{ A, B int }(n3))
	var arr [4][0]int
	for i := range arr {
		fmt.Print(i)
	}
	fmt.Println(len(arr))
	func() {
		defer func() { fmt.Println(recover()) }()
		var b *Big
		for i, v := range b {
			fmt.Println(i, v)
		}
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var b *Big
		for i := range b {
			if i == 299 {
				fmt.Println(i)
			}
		}
		fmt.Println(len(b), cap(b))
		c := *b
		fmt.Println(c[0])
	}()
}
