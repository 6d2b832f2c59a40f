// Deferred calls of every form, recover in all places, run-time panics and their types.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
)

type T struct{ n int }

func (t T) Val(s string)  { fmt.Println("val", t.n, s) }
func (t *T) Ptr(s string) { fmt.Println("ptr", t.n, s) }
func (t *T) Rec()         { fmt.Println("rec", recover()) }
func (t T) RecVal()       { fmt.Println("recval", recover()) }
func rec()                { fmt.Println("rec fn", recover()) }
func recNested()          { func() { fmt.Println("nested", recover()) }() }
func recDefer()           { defer func() { fmt.Println("nested deferred", recover()) }() }

type R interface{ Rec() }
type emb struct{ *T }
type E struct{ R }

func catch(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			var re runtime.Error
			e, isErr := r.(error)
			fmt.Printf("%s: %v | %T | %v %v\n", name, r, r, isErr, isErr && errors.As(e, &re))
		} else {
			fmt.Println(name, "nothing")
		}
	}()
	f()
}

//go:noinline
func zero() int { return 0 }

func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
			x *= 2
		}
	}()
	x = 21
	panic("p")
}
func named2() (x int) {
	defer func() { x++ }()
	defer func() { x *= 10 }()
	return 4
}
func named3() (s []int) {
	for i := range 3 {
		defer func() { s = append(s, i) }()
	}
	return nil
}
func shadow() (err error) {
	defer func() { err = errors.Join(err, errors.New("deferred")) }()
	if err := errors.New("inner"); err != nil {
		return err
	}
	return nil
}
func args() {
	x := 1
	defer fmt.Println("arg", x)
	defer func(n int) { fmt.Println("lit", n, x) }(x)
	x = 2
	t := T{1}
	defer t.Val("a")
	defer t.Ptr("b")
	f := t.Val
	defer f("c")
	g := (*T).Ptr
	defer g(&t, "d")
	t.n = 5
}
func rerepanic() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { panic(fmt.Sprint("again ", recover())) }()
		panic(fmt.Sprint("second ", recover()))
	}()
	panic("first")
}
func panicInLoop() {
	for i := range 3 {
		func() {
			defer func() { fmt.Println(i, recover()) }()
			panic(i)
		}()
	}
}
func recoverTwice() {
	defer func() { fmt.Println(recover(), recover()) }()
	panic("once")
}
func recoverNone() { fmt.Println(recover()) }
func deep(n int) {
	defer func() {
		if n%2 == 0 {
			if r := recover(); r != nil {
				panic(fmt.Sprint(r, n))
			}
		}
	}()
	if n == 0 {
		panic("bottom")
	}
	deep(n - 1)
}
func goexit() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("goexit recover", recover()) }()
		func() {
			defer fmt.Println("inner")
			runtime.Goexit()
		}()
		fmt.Println("unreached")
	}()
	wg.Wait()
}
func goexitPanic() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("last")
		defer func() { fmt.Println("recovered", recover()) }()
		defer panic("in goexit")
		runtime.Goexit()
	}()
	wg.Wait()
}
func panicGoexit() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("nothing", recover()) }()
		defer runtime.Goexit()
		panic("x")
	}()
	wg.Wait()
}
func builtins() {
	m := map[int]int{1: 1, 2: 2}
	c := make(chan int, 1)
	s := []int{1, 2, 3}
	d := make([]int, 3)
	func() {
		defer delete(m, 1)
		defer close(c)
		defer copy(d, s)
		defer clear(m)
		defer print("")
		fmt.Println(len(m))
	}()
	_, ok := <-c
	fmt.Println(m, ok, d)
	func() {
		defer func() { fmt.Println(recover()) }()
		defer panic("deferred builtin panic")
	}()
	func() {
		defer recover()
		defer func() { fmt.Println("still", recover()) }()
		panic("x")
	}()
	catch("deferrecover", func() {
		defer recover()
		panic("defer recover() alone")
	})
}
func loopDefer() {
	for i := 0; i < 3; i++ {
		defer fmt.Println("loop", i)
		if i == 1 {
			continue
		}
		defer func() { fmt.Println("lit", i) }()
	}
}
func closureRes() func() int {
	x := 0
	f := func() (r int) {
		defer func() { r += x }()
		x++
		return 10
	}
	return f
}
func condDefer(b bool) (s string) {
	if b {
		defer func() { s += "!" }()
	}
	return "x"
}
func panicErr() {
	defer func() {
		e := recover().(error)
		var pe *os.PathError
		fmt.Println(errors.As(e, &pe), pe.Op)
	}()
	_, err := os.Open("/nonexistent")
	panic(err)
}
func nestedFuncs() {
	defer func() {
		defer func() {
			defer func() { fmt.Println("3", recover()) }()
			fmt.Println("2", recover())
			panic("from 2")
		}()
		fmt.Println("1", recover())
		panic("from 1")
	}()
	panic("from 0")
}
func outerStays() {
	defer func() { fmt.Println("outer sees", recover()) }()
	defer func() {
		func() {
			defer func() { fmt.Println("inner sees", recover()) }()
			panic("inner")
		}()
		fmt.Println("here")
	}()
	panic("outer")
}
func helperRec() {
	defer func() { fmt.Println("top", recover()) }()
	defer recNested()
	defer recDefer()
	panic("h")
}

type L struct{ mu sync.Mutex }

func (l *L) do() {
	l.mu.Lock()
	defer l.mu.Unlock()
	panic("locked")
}

type J interface{ N() }
type un struct{ f func() }

func main() {
	cs := map[string]func(){
		"named":    func() { fmt.Println(named()); fmt.Println(named2(), named3(), shadow()) },
		"args":     args,
		"rere":     rerepanic,
		"loop":     panicInLoop,
		"twice":    recoverTwice,
		"none":     recoverNone,
		"deep":     func() { catch("deep", func() { deep(5) }) },
		"goexit":   goexit,
		"goexitp":  goexitPanic,
		"pgoexit":  panicGoexit,
		"builtins": builtins,
		"loopd":    loopDefer,
		"clos":     func() { f := closureRes(); fmt.Println(f(), f()) },
		"cond":     func() { fmt.Println(condDefer(true), condDefer(false)) },
		"perr":     panicErr,
		"nestedf":  nestedFuncs,
		"outer":    outerStays,
		"helper":   helperRec,
		"lock":     func() { l := &L{}; catch("l", l.do); l.mu.Lock(); fmt.Println("ok") },
		"methods": func() {
			catch("m1", func() { defer (&T{1}).Rec(); panic("m1") })
			catch("m2", func() { defer T{1}.RecVal(); panic("m2") })
			catch("m3", func() { var r R = &T{}; defer r.Rec(); panic("m3") })
			catch("m4", func() { defer emb{&T{}}.Rec(); panic("m4") })
			catch("m5", func() { var r R = E{&T{}}; defer r.Rec(); panic("m5") })
			catch("m6", func() { f := (&T{}).Rec; defer f(); panic("m6") })
			catch("m7", func() { f := R.Rec; defer f(&T{}); panic("m7") })
			catch("m8", func() { defer rec(); panic("m8") })
			catch("m9", func() { f := rec; defer f(); panic("m9") })
			catch("m10", func() { defer func() { rec() }(); panic("m10") })
			catch("m11", func() { f := E{&T{}}.Rec; defer f(); panic("m11") })
			catch("m12", func() { defer emb.RecVal(emb{&T{3}}); panic("m12") })
		},
		"types": func() {
			s := []int{1}
			var m map[string]int
			var p *T
			var i any = "s"
			var n any
			var j J
			var f func()
			a, b := any([]int{}), any([]int{})
			catch("index", func() { _ = s[3+zero()] })
			catch("slice", func() { _ = s[3+zero():] })
			catch("conv", func() { _ = [2]int(s) })
			catch("nilmap", func() { m["a"] = 1 })
			catch("nilptr", func() { fmt.Println(p.n) })
			catch("nilfunc", func() { f() })
			catch("niliface", func() { j.N() })
			catch("div", func() { fmt.Println(1 / zero()) })
			catch("shift", func() { fmt.Println(1 << (zero() - 1)) })
			catch("assert", func() { _ = i.(int) })
			catch("assertnil", func() { _ = n.(int) })
			catch("assertI", func() { _ = i.(J) })
			catch("cmp", func() { fmt.Println(a == b) })
			catch("hash", func() { _ = map[any]int{1: 1}[a] })
			catch("close", func() { var c chan int; close(c) })
			catch("close2", func() { c := make(chan int); close(c); close(c) })
			catch("send", func() { c := make(chan int); close(c); c <- 1 })
			catch("makechan", func() { _ = make(chan int, zero()-1) })
			catch("makeslice", func() { _ = make([]int, zero()-1) })
			catch("makecap", func() { _ = make([]int, 2, zero()) })
			catch("nil", func() { panic(nil) })
			catch("str", func() { panic("s") })
			catch("err", func() { panic(errors.New("e")) })
			catch("wg", func() { var wg sync.WaitGroup; wg.Done() })
			catch("defnil", func() { defer f(); fmt.Println("ran") })
			catch("defiface", func() { defer j.N(); fmt.Println("not ran") })
			catch("goniliface", func() { go j.N() })
			catch("repeat", func() { _ = strings.Repeat("x", zero()-1) })
			catch("nilembedded", func() { var e emb; e.Ptr("x") })
			catch("methodval", func() { g := j.N; g() })
			catch("strindex", func() { _ = "abc"[3+zero()] })
			catch("arr", func() { var arr [3]int; arr[3+zero()] = 1 })
			catch("minint", func() { x := -9223372036854775808; fmt.Println(x / (zero() - 1)) })
			catch("switch", func() {
				switch a {
				case b:
				}
			})
			catch("arrcmp", func() { x, y := [1]any{a}, [1]any{b}; fmt.Println(x == y) })
			catch("un", func() { var x, y any = un{}, un{}; fmt.Println(x == y) })
			catch("runtimeerr", func() {
				defer func() { e := recover().(runtime.Error); e.RuntimeError(); panic(e) }()
				_ = s[5+zero()]
			})
		},
		"stack": func() {
			defer func() {
				recover()
				_, _, l, ok := runtime.Caller(0)
				fmt.Println(l, ok)
			}()
			panic(1)
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
