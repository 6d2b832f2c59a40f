// All of sync: Once and its kin, Cond as a queue, Pool, Map, RWMutex, WaitGroup; what they promise and what they panic with.
package main

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

func once() {
	var o sync.Once
	var n int
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { o.Do(func() { n++ }) })
	}
	wg.Wait()
	fmt.Println("once:", n)

	var p sync.Once
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		p.Do(func() { panic("first") })
	}()
	p.Do(func() { panic("never") })

	calls := 0
	f := sync.OnceFunc(func() { calls++ })
	f()
	f()
	v := sync.OnceValue(func() int { calls++; return calls * 10 })
	vs := sync.OnceValues(func() (string, error) { calls++; return "both", errors.New("always") })
	fmt.Println(v(), v(), calls)
	fmt.Println(vs())
	fmt.Println(vs())
	fmt.Println(calls)

	bad := sync.OnceValue(func() int { panic(errors.New("each time")) })
	for range 2 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			bad()
		}()
	}
}

type Queue[T any] struct {
	mu       sync.Mutex
	notEmpty sync.Cond
	notFull  sync.Cond
	items    []T
	limit    int
	closed   bool
}

func NewQueue[T any](limit int) *Queue[T] {
	q := &Queue[T]{limit: limit}
	q.notEmpty.L = &q.mu
	q.notFull.L = &q.mu
	return q
}

func (q *Queue[T]) Put(v T) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == q.limit && !q.closed {
		q.notFull.Wait()
	}
	if q.closed {
		return false
	}
	q.items = append(q.items, v)
	q.notEmpty.Signal()
	return true
}

func (q *Queue[T]) Take() (v T, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		if q.closed {
			return
		}
		q.notEmpty.Wait()
	}
	v, q.items = q.items[0], q.items[1:]
	q.notFull.Signal()
	return v, true
}

func (q *Queue[T]) Close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.notEmpty.Broadcast()
	q.notFull.Broadcast()
}

func cond() {
	q := NewQueue[int](3)
	var producers, consumers sync.WaitGroup
	for p := range 4 {
		producers.Go(func() {
			for i := range 25 {
				q.Put(p*100 + i)
			}
		})
	}
	var mu sync.Mutex
	var got []int
	for range 3 {
		consumers.Go(func() {
			last := map[int]int{}
			for v, ok := q.Take(); ok; v, ok = q.Take() {
				if n, seen := last[v/100]; seen && n >= v {
					panic("out of order")
				}
				last[v/100] = v
				mu.Lock()
				got = append(got, v)
				mu.Unlock()
			}
		})
	}
	producers.Wait()
	q.Close()
	consumers.Wait()
	slices.Sort(got)
	fmt.Println("cond:", len(got), got[0], got[99], q.Put(1))
}

type buffer struct{ data []byte }

func pool() {
	var made atomic.Int32
	p := sync.Pool{New: func() any { made.Add(1); return &buffer{make([]byte, 0, 64)} }}
	var wg sync.WaitGroup
	var total atomic.Int64
	for i := range 20 {
		wg.Go(func() {
			b := p.Get().(*buffer)
			b.data = fmt.Appendf(b.data[:0], "%03d", i)
			total.Add(int64(len(b.data)))
			p.Put(b)
		})
	}
	wg.Wait()
	fmt.Println("pool:", total.Load(), made.Load() >= 1 && made.Load() <= 20)
	var empty sync.Pool
	fmt.Println(empty.Get())
}

func syncMap() {
	var m sync.Map
	var wg sync.WaitGroup
	var firsts atomic.Int32
	for i := range 40 {
		wg.Go(func() {
			if _, loaded := m.LoadOrStore(i%10, fmt.Sprint("v", i%10)); !loaded {
				firsts.Add(1)
			}
		})
	}
	wg.Wait()
	fmt.Println("map:", firsts.Load())
	fmt.Println(m.Load(3))
	fmt.Println(m.Load("3"))
	fmt.Println(m.LoadAndDelete(3))
	fmt.Println(m.LoadAndDelete(3))
	fmt.Println(m.Swap(4, "four"))
	fmt.Println(m.Swap("new", 1))
	fmt.Println(m.CompareAndSwap(4, "v4", "no"), m.CompareAndSwap(4, "four", "4!"))
	fmt.Println(m.CompareAndDelete(4, "x"), m.CompareAndDelete(4, "4!"))
	m.Delete("absent")
	var keys []string
	m.Range(func(k, v any) bool {
		keys = append(keys, fmt.Sprint(k, ":", v))
		return true
	})
	slices.Sort(keys)
	fmt.Println(keys)
	n := 0
	for range m.Range {
		if n++; n == 2 {
			break
		}
	}
	m.Clear()
	_, ok := m.Load(1)
	fmt.Println(n, ok)
}

func locks() {
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock(), rw.TryLock())
	rw.Unlock()
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var l sync.Locker = rw.RLocker()
	l.Lock()
	fmt.Printf("%T %t\n", l, rw.TryLock())
	l.Unlock()

	// writers and readers: nobody sees half of a write
	var a, b int
	var wg sync.WaitGroup
	var torn atomic.Int32
	for w := range 6 {
		wg.Go(func() {
			for range 50 {
				if w < 2 {
					rw.Lock()
					a++
					b--
					rw.Unlock()
				} else {
					rw.RLock()
					if a+b != 0 {
						torn.Add(1)
					}
					rw.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("rw:", a, b, torn.Load())

	defer func() { fmt.Println("recovered", recover()) }()
	var neg sync.WaitGroup
	neg.Done()
}

func main() {
	once()
	cond()
	pool()
	syncMap()
	locks()
}
