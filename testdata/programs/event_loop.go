// An event loop with microtasks, timers on virtual time, an emitter, and coroutines that await on it.
package main

import (
	"container/heap"
	"fmt"
	"strings"
)

type Loop struct {
	now    int
	seq    int
	micro  []func()
	timers timerHeap
	log    strings.Builder
}

type timer struct {
	due, seq, index int
	f               func()
	every           int
}

type timerHeap []*timer

func (h timerHeap) Len() int { return len(h) }
func (h timerHeap) Less(i, j int) bool {
	if h[i].due != h[j].due {
		return h[i].due < h[j].due
	}
	return h[i].seq < h[j].seq
}
func (h timerHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *timerHeap) Push(x any) {
	t := x.(*timer)
	t.index = len(*h)
	*h = append(*h, t)
}
func (h *timerHeap) Pop() any {
	n := len(*h) - 1
	t := (*h)[n]
	(*h)[n] = nil
	*h, t.index = (*h)[:n], -1
	return t
}

func (l *Loop) Logf(format string, args ...any) {
	fmt.Fprintf(&l.log, "%4d "+format+"\n", append([]any{l.now}, args...)...)
}

func (l *Loop) Soon(f func()) { l.micro = append(l.micro, f) }

func (l *Loop) After(d int, f func()) (cancel func() bool) {
	return l.start(&timer{due: l.now + d, f: f})
}

func (l *Loop) Every(d int, f func()) (cancel func() bool) {
	return l.start(&timer{due: l.now + d, f: f, every: d})
}

func (l *Loop) start(t *timer) func() bool {
	l.seq++
	t.seq = l.seq
	heap.Push(&l.timers, t)
	return func() bool {
		t.every = 0
		if t.index < 0 {
			return false
		}
		heap.Remove(&l.timers, t.index)
		return true
	}
}

func (l *Loop) drain() {
	for len(l.micro) > 0 {
		var f func()
		f, l.micro = l.micro[0], l.micro[1:]
		f()
	}
}

func (l *Loop) Run() {
	l.drain()
	for l.timers.Len() > 0 {
		t := heap.Pop(&l.timers).(*timer)
		l.now = t.due
		t.f()
		if t.every > 0 {
			t.due += t.every
			heap.Push(&l.timers, t)
		}
		l.drain()
	}
}

type Emitter[E any] struct {
	handlers map[string][]*handler[E]
}

type handler[E any] struct {
	f    func(E)
	once bool
}

func (e *Emitter[E]) On(name string, f func(E)) (off func()) { return e.add(name, &handler[E]{f: f}) }
func (e *Emitter[E]) Once(name string, f func(E))            { e.add(name, &handler[E]{f, true}) }

func (e *Emitter[E]) add(name string, h *handler[E]) func() {
	if e.handlers == nil {
		e.handlers = map[string][]*handler[E]{}
	}
	e.handlers[name] = append(e.handlers[name], h)
	return func() {
		kept := e.handlers[name][:0:0]
		for _, other := range e.handlers[name] {
			if other != h {
				kept = append(kept, other)
			}
		}
		e.handlers[name] = kept
	}
}

func (e *Emitter[E]) Emit(name string, event E) int {
	hs := e.handlers[name]
	for _, h := range hs {
		if h.once {
			kept := make([]*handler[E], 0, len(hs))
			for _, other := range e.handlers[name] {
				if other != h {
					kept = append(kept, other)
				}
			}
			e.handlers[name] = kept
		}
		h.f(event)
	}
	return len(hs)
}

// Task is a coroutine on the loop: it runs only while the loop waits for it, so nothing needs a lock.
type Task struct {
	loop   *Loop
	resume chan struct{}
	paused chan struct{}
}

func (l *Loop) Spawn(f func(*Task)) {
	t := &Task{l, make(chan struct{}), make(chan struct{})}
	go func() {
		<-t.resume
		defer func() {
			if r := recover(); r != nil {
				l.Logf("task died: %v", r)
			}
			close(t.paused)
		}()
		f(t)
	}()
	l.Soon(t.step)
}

func (t *Task) step() {
	t.resume <- struct{}{}
	<-t.paused
}

func (t *Task) pause() {
	t.paused <- struct{}{}
	<-t.resume
}

func (t *Task) Sleep(d int) {
	t.loop.After(d, t.step)
	t.pause()
}

func Await[E any](t *Task, e *Emitter[E], name string) (v E) {
	e.Once(name, func(x E) {
		v = x
		t.loop.Soon(t.step)
	})
	t.pause()
	return
}

func main() {
	l := new(Loop)
	var e Emitter[int]
	ticks := 0
	var stop func() bool
	stop = l.Every(10, func() {
		ticks++
		l.Logf("tick %d", ticks)
		if n := e.Emit("tick", ticks*ticks); n > 0 {
			l.Logf("told %d", n)
		}
		if ticks == 5 {
			stop()
		}
	})
	off := e.On("tick", func(n int) { l.Logf("listener got %d", n) })
	l.After(25, func() { l.Logf("off"); off() })
	never := l.After(30, func() { panic("cancelled") })
	l.After(5, func() { l.Logf("cancel %t %t", never(), never()) })

	l.Spawn(func(t *Task) {
		l.Logf("task starts")
		t.Sleep(15)
		l.Logf("task slept")
		l.Logf("task awaited %d", Await(t, &e, "tick"))
		l.Soon(func() { l.Logf("a microtask") })
		for i := range 2 {
			t.Sleep(i * 10)
		}
		l.Logf("task awaited %d", Await(t, &e, "tick"))
		var list []int
		_ = list[ticks]
	})
	l.Spawn(func(t *Task) {
		for range 3 {
			t.Sleep(7)
			l.Logf("other")
		}
	})
	l.Logf("run")
	l.Run()
	fmt.Print(l.log.String())
}
