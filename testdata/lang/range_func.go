// Loops over functions: every way out of the body, and what iterators may not do.
package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
)

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				fmt.Println("  seq stopped at", i)
				return
			}
		}
		fmt.Println("  seq", n, "done")
	}
}
func seq0(n int) func(func() bool) {
	return func(yield func() bool) {
		for range n {
			if !yield() {
				return
			}
		}
	}
}
func seq2(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer fmt.Println("  seq2 deferred")
		for i, r := range s {
			if !yield(i, string(r)) {
				return
			}
		}
	}
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All() iter.Seq[T] { return func(y func(T) bool) { t.push(y) } }
func (t *Tree[T]) push(y func(T) bool) bool {
	return t == nil || t.l.push(y) && y(t.v) && t.r.push(y)
}
func (t *Tree[T]) Walk(y func(T) bool) {
	if t == nil {
		return
	}
	for v := range t.l.Walk {
		if !y(v) {
			return
		}
	}
	if !y(t.v) {
		return
	}
	t.r.Walk(y)
}
func build(lo, hi int) *Tree[int] {
	if lo >= hi {
		return nil
	}
	m := (lo + hi) / 2
	return &Tree[int]{build(lo, m), build(m+1, hi), m}
}

func find(n, x int) (i int, err error) {
	defer func() { fmt.Println("  find deferred", i, err) }()
	for i = range seq(n) {
		defer fmt.Println("  body deferred", i)
		if i == x {
			return i * 10, nil
		}
	}
	return -1, errors.New("not found")
}

func named() (a int, b string) {
	defer func() { a++; b += "!" }()
	for x := range seq(5) {
		for y := range seq(5) {
			a, b = x, fmt.Sprint(y)
			if x == 1 && y == 2 {
				return
			}
			if y == 3 {
				break
			}
		}
	}
	return 99, "end"
}

func unnamed() (int, string) {
	for x := range seq(5) {
		for y := range seq(5) {
			if x == 2 && y == 1 {
				return x*10 + y, "found"
			}
		}
	}
	return 0, ""
}

func labels() {
outer:
	for x := range seq(4) {
	mid:
		for k := 0; k < 3; k++ {
			for y := range seq(4) {
				switch {
				case y == 1 && k == 0:
					continue mid
				case y == 2 && x == 0:
					continue outer
				case y == 2 && x == 2:
					break outer
				case y == 3:
					break mid
				}
				fmt.Println(x, k, y)
			}
		}
	}
	fmt.Println("after labels")
}

func gotos() {
	n := 0
again:
	for x := range seq(3) {
		for y := range seq(3) {
			if x == 1 && y == 1 {
				n++
				if n < 3 {
					goto again
				}
				goto done
			}
		}
	}
	fmt.Println("unreached")
done:
	fmt.Println("done", n)
}

func gotoInside() {
	for x := range seq(2) {
		i := 0
	loop:
		if i < 2 {
			fmt.Println("in", x, i)
			i++
			goto loop
		}
	}
}

func sel() int {
	c := make(chan int, 1)
	for x := range seq(5) {
		c <- x
		select {
		case v := <-c:
			if v == 1 {
				continue
			}
			if v == 3 {
				return v
			}
			if v == 2 {
				break
			}
			fmt.Println("sel", v)
		}
		fmt.Println("after select", x)
	}
	return -1
}

func sw(v any) string {
	for x := range seq(3) {
		switch t := v.(type) {
		case int:
			if t == x {
				return fmt.Sprint("int", t)
			}
			continue
		case string:
			break
		default:
			return "other"
		}
		fmt.Println("sw", x)
	}
	return "none"
}

func generic[T comparable](s iter.Seq[T], x T) (idx int, ok bool) {
	i := 0
	for v := range s {
		defer func() { idx += 100 }()
		if v == x {
			return i, true
		}
		i++
	}
	return -1, false
}

func closures() {
	var fs []func() int
	for x := range seq(3) {
		fs = append(fs, func() int { x += 10; return x })
	}
	for _, f := range fs {
		fmt.Println(f(), f())
	}
}

func assign() {
	var x int
	var m = map[string]int{}
	a := []int{0, 0}
	for x = range seq(3) {
	}
	fmt.Println(x)
	for m["k"] = range seq(3) {
	}
	fmt.Println(m)
	for a[0], _ = range seq2("ab") {
	}
	var s struct {
		i int
		s string
	}
	for s.i, s.s = range seq2("héy") {
	}
	fmt.Println(a, s)
	for range seq0(3) {
		x++
	}
	fmt.Println(x)
	for range seq2("abc") {
		x++
	}
	fmt.Println(x)
	for range seq(2) {
		x++
	}
	for i := range seq2("xyz") {
		x += i
	}
	fmt.Println(x)
}

func deferLoop() (s string) {
	defer func() { s += " end" }()
	for x := range seq(3) {
		defer func() { s += fmt.Sprint(" d", x) }()
		for y := range seq(2) {
			defer func() { s += fmt.Sprint(" i", x, y) }()
		}
	}
	fmt.Println("body done")
	return "result"
}

func recovering() (err error) {
	for x := range seq(3) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("recovered %v at %d", r, x)
			}
		}()
		if x == 1 {
			panic("in body")
		}
	}
	return nil
}

func deferRecoverInBody() {
	for range seq(1) {
		defer recover()
		defer func() { fmt.Println("r", recover()) }()
		panic("x")
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			_, rt := r.(runtime.Error)
			fmt.Printf("%s: %v %v %T\n", name, r, rt, r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func misuse() {
	var keep func(int) bool
	try("afterExit", func() {
		for x := range func(y func(int) bool) { keep = y; y(1) } {
			fmt.Println(x)
		}
		keep(2)
	})
	try("afterFalse", func() {
		for x := range func(y func(int) bool) { y(1); y(2) } {
			fmt.Println(x)
			break
		}
	})
	try("afterReturn", func() {
		for x := range func(y func(int) bool) { fmt.Println(y(1)); y(2) } {
			fmt.Println(x)
			return
		}
	})
	try("afterPanic", func() {
		for x := range func(y func(int) bool) {
			func() { defer func() { fmt.Println("it recovered", recover()) }(); y(1) }()
			y(2)
		} {
			fmt.Println(x)
			panic("body")
		}
	})
	try("swallow", func() {
		for x := range func(y func(int) bool) {
			defer func() { fmt.Println("it recovered", recover()) }()
			y(1)
		} {
			fmt.Println(x)
			panic("body")
		}
	})
	try("reenter", func() {
		for x := range func(y func(int) bool) { keep = y; y(1) } {
			fmt.Println(x)
			keep(2)
		}
	})
	try("goroutine", func() {
		for x := range func(y func(int) bool) { keep = y; y(1); y(2) } {
			var wg sync.WaitGroup
			wg.Add(1)
			go func() {
				defer wg.Done()
				try("inner", func() { keep(7) })
			}()
			wg.Wait()
			fmt.Println(x)
		}
	})
	try("goroutine2", func() {
		for x := range func(y func(int) bool) {
			done := make(chan bool)
			go func() { defer close(done); y(1); y(2) }()
			<-done
		} {
			fmt.Println("from other", x)
		}
	})
	try("outerBreak", func() {
	outer:
		for x := range func(y func(int) bool) { keep = y; y(1); y(2) } {
			for z := range func(y func(int) bool) {
				if !y(x) {
					fmt.Println("inner false")
					keep(3)
				}
			} {
				_ = z
				break outer
			}
		}
	})
	try("outerContinue", func() {
	outer:
		for x := range func(y func(int) bool) { keep = y; y(1); y(2) } {
			for z := range func(y func(int) bool) {
				if !y(x) {
					fmt.Println("inner false")
					y(4)
				}
			} {
				_ = z
				continue outer
			}
		}
	})
	try("iterPanics", func() {
		for x := range func(y func(int) bool) { y(1); panic("iterator") } {
			fmt.Println(x)
		}
	})
	try("iterPanicsAfterFalse", func() {
		for x := range func(y func(int) bool) { y(1); panic("iterator") } {
			fmt.Println(x)
			return
		}
	})
	try("ignoreFalseReturn", func() {
		for x := range func(y func(int) bool) { y(1) } {
			fmt.Println(x)
			return
		}
	})
	try("nil", func() {
		var s iter.Seq[int]
		for range s {
		}
	})
}

type coll struct{ items []string }

func (c *coll) Each(y func(int, string) bool) {
	for i, s := range c.items {
		if !y(i, s) {
			return
		}
	}
}
func (c coll) Back(y func(string) bool) {
	for i := len(c.items) - 1; i >= 0; i-- {
		if !y(c.items[i]) {
			return
		}
	}
}

type each interface{ Each(func(int, string) bool) }

func goexit() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("goexit deferred")
		for x := range seq(3) {
			defer fmt.Println("goexit body deferred", x)
			if x == 1 {
				runtime.Goexit()
			}
		}
	}()
	wg.Wait()
}

func inDefer() {
	defer func() {
		for x := range seq(3) {
			if x == 1 {
				fmt.Println("in defer, returning")
				return
			}
		}
	}()
	for x := range seq(2) {
		func() {
			for y := range seq(2) {
				if y == 1 {
					return
				}
				fmt.Println("lit", x, y)
			}
		}()
	}
}

func deep() int {
	for range seq0(3) {
	}
	return 0
}

func deep4() (r int) {
	for a := range seq(2) {
		for b := range seq(2) {
			for c := range seq(2) {
				for d := range seq(2) {
					r += a + b + c + d
					if a+b+c+d == 3 {
						return r
					}
				}
			}
		}
	}
	return -1
}

func multi() (x, y int, s []int, err error) {
	for i := range seq(3) {
		if i == 1 {
			return i, i + 1, []int{i, i}, errors.New("e")
		}
	}
	return
}

func fwd() (int, error) {
	for range seq(1) {
		return two()
	}
	return 0, nil
}
func two() (int, error) { return 2, errors.New("two") }

func switchBreak() {
	for x := range seq(4) {
		switch x {
		case 0:
			fallthrough
		case 1:
			fmt.Println("01", x)
			break
		case 2:
			for {
				break
			}
			continue
		default:
			fmt.Println("def", x)
		}
		fmt.Println("end", x)
	}
}

func blockLabel() {
sw:
	switch {
	default:
		for x := range seq(3) {
			if x == 1 {
				break sw
			}
			fmt.Println("sw", x)
		}
		fmt.Println("not here")
	}
sl:
	select {
	default:
		for range seq(3) {
			break sl
		}
		fmt.Println("not here")
	}
}

func main() {
	cs := map[string]func(){
		"find":     func() { fmt.Println(find(5, 2)); fmt.Println(find(2, 7)) },
		"named":    func() { fmt.Println(named()) },
		"unnamed":  func() { fmt.Println(unnamed()) },
		"labels":   labels,
		"gotos":    gotos,
		"gotoin":   gotoInside,
		"sel":      func() { fmt.Println(sel()) },
		"sw":       func() { fmt.Println(sw(2), sw("s"), sw(1.5)) },
		"generic":  func() { fmt.Println(generic(seq(5), 3)); fmt.Println(generic(slices.Values([]string{"a", "b"}), "z")) },
		"closures": closures,
		"assign":   assign,
		"defer":    func() { fmt.Println(deferLoop()) },
		"recov":    func() { fmt.Println(recovering()) },
		"dbody":    deferRecoverInBody,
		"misuse":   misuse,
		"goexit":   goexit,
		"indefer":  inDefer,
		"deep":     func() { fmt.Println(deep4()) },
		"multi":    func() { fmt.Println(multi()); fmt.Println(fwd()) },
		"swbreak":  switchBreak,
		"blk":      blockLabel,
		"tree": func() {
			t := build(0, 10)
			for v := range t.All() {
				fmt.Print(v, " ")
				if v == 6 {
					break
				}
			}
			fmt.Println()
			for v := range t.Walk {
				fmt.Print(v, " ")
				if v == 7 {
					break
				}
			}
			fmt.Println(slices.Collect(t.All()))
		},
		"method": func() {
			c := &coll{[]string{"a", "b", "c"}}
			for i, s := range c.Each {
				fmt.Println(i, s)
			}
			for s := range c.Back {
				fmt.Println(s)
				if s == "b" {
					break
				}
			}
			var e each = c
			for i := range e.Each {
				fmt.Println(i)
			}
			for s := range coll.Back_(*c) {
				fmt.Println(s)
			}
		},
		"std": func() {
			m := map[string]int{"a": 1, "b": 2}
			fmt.Println(slices.Sorted(maps.Keys(m)))
			for i, v := range slices.Backward([]int{1, 2, 3}) {
				fmt.Println(i, v)
			}
			for l := range strings.SplitSeq("a,b,c", ",") {
				fmt.Println(l)
			}
			for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
				fmt.Println(c)
			}
		},
	}
	var names []string
	for name := range cs {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Println("---", name)
		cs[name]()
	}
}

func (c coll) Back_() iter.Seq[string] { return c.Back }
