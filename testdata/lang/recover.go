// recover in functions that are deferred by way of wrappers.
package main

import "fmt"

type saver interface{ save(what string) }

type one struct{ name string }

func (o one) save(what string) { fmt.Println(o.name, what, recover()) }

type two struct{ a, b string }

func (t two) save(what string) { fmt.Println(t.a, t.b, what, recover()) }

type ptr struct{ n int }

func (p *ptr) save(what string) {
	p.n++
	fmt.Println(p.n, what, recover())
}

type outer struct {
	int
	*ptr
}

type holder struct{ saver }

type indirect struct{}

func help(what string) { fmt.Println("helped", what, recover()) }

func (indirect) save(what string) {
	help(what)
	func() { fmt.Println("literal", recover()) }()
	fmt.Println("own", recover())
}

// result recovers and returns.
type result struct{ a, b int }

func (r result) get() (int, string) { fmt.Println("get", recover()); return r.a, "" }
func (r result) num() float64       { fmt.Println("num", recover()); return 1 }

func interfaces() {
	for i, s := range []saver{one{"one"}, two{"two", "b"}, &two{"p", "two"}, &ptr{1}, outer{1, &ptr{5}}, &outer{1, &ptr{6}},
		holder{two{"held", "x"}}, &holder{holder{&ptr{10}}}, indirect{}, &indirect{}} {
		func() {
			defer s.save("interface")
			panic(i)
		}()
		func() {
			f := s.save
			defer f("value")
			panic(i)
		}()
		func() {
			defer saver.save(s, "expression")
			panic(i)
		}()
	}
}

func concrete() {
	t := two{"c", "d"}
	o := outer{1, &ptr{100}}
	h := &holder{holder{t}}
	for i, f := range []func(string){t.save, o.save, h.save, (&t).save} {
		func() {
			defer f("bound")
			panic(i)
		}()
	}
	func() { defer t.save("direct"); panic("a") }()
	func() { defer o.save("direct"); panic("b") }()
	func() { defer h.save("direct"); panic("c") }()
	func() { defer (*two).save(&t, "expr"); panic("d") }()
	func() { defer outer.save(o, "expr"); panic("e") }()
	r := result{1, 2}
	func() { f := r.get; defer f(); panic("f") }()
	func() { f := r.num; defer f(); panic("g") }()
	func() {
		var x interface{ get() (int, string) } = &r
		defer x.get()
		panic("h")
	}()
}

func two3(yield func(int) bool) {
	defer fmt.Println("iterator ends")
	for i := 0; i < 3; i++ {
		if !yield(i) {
			return
		}
	}
}

func ranged() (err error) {
	defer fmt.Println("outermost")
	for i := range two3 {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("%d: %v", i, r)
				if i == 2 {
					panic("again")
				}
			}
		}()
		defer help("by range")
		defer fmt.Println("deferred", i, recover())
	}
	panic("ranged")
}

func rangedMethods() {
	s := saver(two{"in", "range"})
	for i := range two3 {
		for range two3 {
			if i == 1 {
				defer s.save("inner")
				break
			}
		}
		defer s.save("outer")
	}
	panic("methods")
}

// deep makes the wrapped call where the stack may have to grow.
func deep(n int, s saver) {
	var pad [64]int
	pad[n%64] = n
	if n > 0 {
		deep(n-1, s)
		return
	}
	defer s.save("deep")
	panic(pad[0])
}

// A method that calls a wrapper is not the wrapper.
type caller struct{ s saver }

func (c caller) save(what string) {
	c.s.save("through " + what)
	f := c.s.save
	f("bound through " + what)
	fmt.Println("caller", recover())
}

func main() {
	interfaces()
	concrete()
	fmt.Println(ranged())
	rangedMethods()
	deep(1000, two{"far", "down"})
	func() {
		defer caller{two{"x", "y"}}.save("it")
		panic("called")
	}()
}
