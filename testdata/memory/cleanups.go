// Cleanups and weak pointers.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
	"unique"
	"weak"
)

type blob struct {
	id   int
	data [100]byte
	self *blob
}

var count, sum atomic.Int64

func clobber(n int) int {
	var room [32]int
	if n > 0 {
		room[n%32] = clobber(n - 1)
	}
	return room[3] + n
}

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

func away(f func()) {
	done := make(chan bool)
	go func() { defer close(done); f() }()
	<-done
}

var held *blob
var weaks []weak.Pointer[blob]

func main() {
	away(func() {
		for i := range 100 {
			b := &blob{id: i}
			b.self = b // a cycle does not matter
			runtime.AddCleanup(b, func(n int) { count.Add(1); sum.Add(int64(n)) }, i)
			runtime.AddCleanup(&b.data[7], func(s string) { count.Add(1) }, "inner")
		}
	})
	until("cleanups", func() bool { return count.Load() >= 198 })

	stopped := 0
	away(func() {
		for range 10 {
			runtime.AddCleanup(&blob{}, func(int) { fmt.Println("not to be called") }, 0).Stop()
			stopped++
		}
	})
	runtime.GC()
	fmt.Println("stopped", stopped)

	away(func() {
		held = &blob{id: -1}
		for i := range 50 {
			b := &blob{id: i}
			w := weak.Make(b)
			if w != weak.Make(b) || w.Value() != b || w.Value().id != i {
				fmt.Println("wrong", i)
			}
			weaks = append(weaks, w)
			runtime.KeepAlive(b)
		}
	})
	w := weak.Make(held)
	until("weak", func() bool {
		alive := 0
		for _, w := range weaks {
			if w.Value() != nil {
				alive++
			}
		}
		return alive <= 1
	})
	fmt.Println(w.Value() == held, w.Value().id, w == weak.Make(held), w == weaks[0], weaks[0] == weaks[0])
	var none weak.Pointer[int]
	fmt.Println(none.Value() == nil, none == weak.Make[int](nil))

	// A weak pointer is cleared before the finalizer runs, which may use the object.
	result := make(chan bool, 1)
	away(func() {
		b := &blob{id: 7}
		w := weak.Make(b)
		runtime.SetFinalizer(b, func(b *blob) { result <- w.Value() == nil && b.id == 7 })
	})
	until("finalizer", func() bool { return len(result) == 1 })
	fmt.Println(<-result)

	a, b := unique.Make("hello"), unique.Make("hel"+string([]byte("lo")))
	fmt.Println(a == b, a.Value(), a == unique.Make("world"))
	type point struct{ x, y int }
	p := unique.Make(point{1, 2})
	fmt.Println(p == unique.Make(point{1, 2}), p.Value(), p == unique.Make(point{2, 1}))
	fmt.Println(unique.Make[any](1) == unique.Make[any](1), unique.Make[any](1) == unique.Make[any]("1"))
	for i := range 5000 {
		unique.Make(point{i, i})
	}
	runtime.GC()
	fmt.Println(unique.Make(point{17, 17}).Value(), p == unique.Make(point{1, 2}))

	for _, f := range []func(){
		func() { runtime.AddCleanup((*int)(nil), func(int) {}, 1) },
		func() { runtime.AddCleanup(held, func(*blob) {}, held) },
		func() { runtime.AddCleanup(held, func(*byte) {}, &held.data[3]) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
