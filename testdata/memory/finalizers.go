// Finalizers run after their objects are gone, those of what they refer to later; never in cycles.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type node struct {
	name string
	next *node
	pad  [4]int
}

var ran atomic.Int64
var names = make(chan string, 100)

// until collects garbage until f holds.
func until(what string, f func() bool) {
	for range 500 {
		clobber(50)
		runtime.GC()
		if f() {
			fmt.Println(what, true)
			return
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println(what, false)
}

// clobber overwrites what earlier calls have left on the stack.
func clobber(n int) int {
	var room [32]int
	if n > 0 {
		room[n%32] = clobber(n - 1)
	}
	return room[3] + n
}

func many(n int) {
	for i := range n {
		p := &node{name: fmt.Sprint(i)}
		runtime.SetFinalizer(p, func(p *node) { ran.Add(1) })
	}
}

func chain() {
	a := &node{name: "a"}
	a.next = &node{name: "b"}
	a.next.next = &node{name: "c"}
	for p := a; p != nil; p = p.next {
		runtime.SetFinalizer(p, func(p *node) { names <- p.name })
	}
}

var kept *node

func resurrect() {
	p := &node{name: "risen"}
	runtime.SetFinalizer(p, func(p *node) { kept = p; ran.Add(1) })
}

func (n *node) String() string { return n.name }

func interfaces() {
	runtime.SetFinalizer(&node{name: "any"}, func(x any) { names <- x.(*node).name })
	runtime.SetFinalizer(&node{name: "stringer"}, func(x fmt.Stringer) int { names <- x.String(); return 1 })
}

func cleared() {
	p := &node{}
	runtime.SetFinalizer(p, func(*node) { fmt.Println("not to be called") })
	runtime.SetFinalizer(p, nil)
}

func cycle() {
	a, b := &node{}, &node{}
	a.next, b.next = b, a
	runtime.SetFinalizer(a, func(*node) { fmt.Println("in a cycle") })
}

// away runs f in a goroutine, whose stack is not looked at later.
func away(f func()) {
	done := make(chan bool)
	go func() { defer close(done); f() }()
	<-done
}

func main() {
	away(func() { many(1000) })
	until("many", func() bool { return ran.Load() >= 990 })
	away(chain)
	until("chain", func() bool { return len(names) == 3 })
	fmt.Println(<-names, <-names, <-names)
	ran.Store(0)
	away(resurrect)
	until("resurrect", func() bool { return ran.Load() == 1 })
	fmt.Println(kept.name)
	kept = nil
	away(interfaces)
	until("interfaces", func() bool { return len(names) == 2 })
	x, y := <-names, <-names
	fmt.Println(min(x, y), max(x, y))
	away(cleared)
	away(cycle)
	for range 5 {
		runtime.GC()
	}
	fmt.Println("end")
}
