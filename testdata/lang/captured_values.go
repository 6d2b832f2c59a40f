package main

import (
	"fmt"
	"strings"
)

type k3 struct {
	a int32
	b string
	c [2]uint16
}

func (k k3) join(o k3, n int) string { return fmt.Sprint(k.a+o.a, k.b+o.b, k.c, o.c, n) }
func (k k3) with(n int32) k3         { burn(4); k.a += n; return k }
func (k *k3) set(n int32) *k3        { burn(3); k.a = n; return k }

type stringer interface{ join(k3, int) string }

func burn(n int) int {
	if n == 0 {
		return 1
	}
	a, b, c, d := burn(n-1), n*3, n*5, [4]int{n, n, n, n}
	return a + b - c + d[n&3]
}

func id[T any](x T) T { burn(5); return x }

func two[T any](x T) (T, T) { burn(5); return x, x }

type wide struct{ w [20]int }

func main() {
	k, l := k3{1, "k", [2]uint16{2, 3}}, k3{4, "l", [2]uint16{5, 6}}
	s, t := []int{1, 2, 3}, []string{"x", "y"}
	c, d := complex(1, 2), complex64(complex(3, 4))
	var i any = k
	var st stringer = l
	w := wide{}
	w.w[19] = 7
	arr := [3]k3{k, l, k}
	m := map[k3]k3{k: l}
	ma := map[any]int{k: 1, "s": 2}
	ch := make(chan k3, 4)
	run := func() {
		fmt.Println(append(s, id(s)...), append(s[:id(1)], id(4), id(5)), append([]string(nil), append(t, id(t)...)...))
		fmt.Println(s[id(1):id(2)], s[:id(2):id(3)], len(s)+id(len(s)), cap(id(s)), copy(id(s), id(s)))
		fmt.Println(c+id(c), id(c)+c, c == id(c), c*id(c)-c, d/id(d), real(c)+imag(id(c)), -c+id(-c))
		fmt.Println(k == id(k), i == any(id(k)), any(id(k)) == i, k == i, id(k) == i, w == id(w), id(w) != w)
		fmt.Println(k.join(id(l), id(9)), k.with(2).join(k.with(3), id(1)), st.join(id(k), id(2)), id(st).join(k, len(id(s))))
		fmt.Println(k, id(k), k, id(l), l, w.w[id(19)], id(w).w[19], arr[id(1)], id(arr)[id(1)].b, arr == id(arr))
		fmt.Println(m[k], m[id(k)] == l, m[k] == id(l), id(m)[id(k)], ma[k], ma[id(k)], ma[id("s")], ma[any(id(k))]+ma[k])
		ch <- k
		ch <- id(k)
		id(ch) <- k.with(7)
		fmt.Println(<-ch, <-id(ch), (<-ch).a)
		x := [...]k3{k, id(k), l, id(l)}
		y := []any{k, id(k), s, id(s), c, id(c), w.w[:1], id(w).w[19]}
		z := map[string]k3{"a": k, id("b"): id(l), "c": k}
		q := struct {
			k3
			s []int
			f func() k3
		}{k, id(s), func() k3 { return k }}
		fmt.Println(x, y, z, q.k3, q.s, q.f() == id(q.f()), q.k3 == id(k))
		switch k {
		case id(l):
			fmt.Println("l")
		case id(k):
			fmt.Println("k")
		}
		switch id(k) {
		case k:
			fmt.Println("k")
		}
		switch {
		case k != id(k), l == id(k):
			fmt.Println("no")
		default:
			fmt.Println("default")
		}
		a, b := k, id(k)
		a, b = b, id(a)
		a, b = two(k)
		a, b = id(b), a
		var e, f any = k, id(k)
		e, f = f, id(e)
		fmt.Println(a == b, a, e == f, e == any(a))
		arr2 := arr
		arr2[id(0)], arr2[id(1)] = arr2[id(1)], id(arr2[0])
		arr2[id(2)] = k.with(5)
		fmt.Println(arr2)
		mm := map[k3][]int{}
		mm[k] = append(mm[k], id(1), len(mm[id(k)]))
		mm[id(k)] = append(mm[k], s...)
		mm[k][id(0)] += id(5)
		fmt.Println(mm, len(mm[k]) == len(id(mm)[k]))
		p := &arr2[id(1)]
		*p = id(k)
		*id(p) = k.with(1)
		p.set(3).c = id(k.c)
		p.set(4).b += id("z")
		p.c[id(0)] += uint16(id(1))
		fmt.Println(*p, *p == id(*p), *id(p) == *p, p.set(8).with(1) == *p, *p.set(9) == id(*p))
		func(v ...k3) { fmt.Println(len(v), v[0] == v[1], v) }(k, id(k), l)
		func(f func(k3, k3) bool, k k3) { fmt.Println(f(k, id(k)), f(id(k), l)) }(func(x, y k3) bool { return x == y && id(x) == y }, k)
		defer fmt.Println("deferred", k, id(k), k == id(k))
		defer func(a, b k3, eq bool) { fmt.Println(a, b, eq) }(k, id(l), k == id(l))
		done := make(chan bool)
		go func(a k3, b []int, eq bool) { fmt.Println(a, b, eq); close(done) }(k, id(s), s[id(0)] == 1 && k == id(k))
		<-done
		select {
		case ch <- id(k):
		}
		select {
		case v, ok := <-id(ch):
			fmt.Println(v == k, ok, v == id(v))
		}
		for n, v := range id(arr) {
			if v == id(k) {
				fmt.Print(n, " ", strings.Repeat("=", id(n)), ";")
			}
		}
		fmt.Println()
		for _, v := range [2]k3{k, id(l)} {
			fmt.Print(v == id(k), v == k, id(v) == l, ";")
		}
		fmt.Println()
		fmt.Println(min(id(3), len(s), id(2)), max("a", id("b"), t[id(0)]), min(real(c), id(1.5)))
		r, ok := i.(k3)
		r2, ok2 := any(id(k)).(k3)
		fmt.Println(r == r2, ok == ok2, i.(k3) == id(k), id(i).(k3) == k, any(k).(k3) == any(id(k)).(k3))
		u := [2][2]k3{{k, id(l)}, {id(l), k}}
		fmt.Println(u[0] == [2]k3{k, id(l)}, u[id(0)] == u[id(0)], u[0][1] == u[id(1)][id(0)], u == id(u))
		fn := k.join
		fm := k3.join
		fmt.Println(fn(id(l), 1), fm(k, id(l), id(2)), id(fn)(l, id(3)), id(fm)(id(k), l, 4))
		fmt.Println([]byte("ab"+id("c")), string(id([]rune("éa"))), [2]int(id(s)[:id(2)]), *(*[1]int)(id(s)))
		if v := id(k); v == k && id(v) == k || v == id(l) {
			fmt.Println("yes", v)
		}
		fmt.Println(ret(k, l))
	}
	run()
	for n := range seq(3) {
		if k == id(k) && l != id(k) && n == id(n) {
			fmt.Println(n, k == id(k))
		}
	}
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(id(i)) {
				return
			}
		}
	}
}

func ret(k, l k3) (k3, bool, k3, []k3) {
	f := func() (k3, bool, k3, []k3) { return k, k == id(k), id(l), []k3{l, id(k)} }
	return f()
}
