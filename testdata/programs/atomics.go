// Lock-free: counters, a stack and a queue by compare-and-swap, spin locks, values swapped whole, all the types of sync/atomic.
package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

type node[T any] struct {
	val  T
	next *node[T]
}

type Stack[T any] struct {
	head atomic.Pointer[node[T]]
	size atomic.Int32
}

func (s *Stack[T]) Push(v T) {
	n := &node[T]{val: v}
	for {
		n.next = s.head.Load()
		if s.head.CompareAndSwap(n.next, n) {
			s.size.Add(1)
			return
		}
	}
}

func (s *Stack[T]) Pop() (v T, ok bool) {
	for {
		top := s.head.Load()
		if top == nil {
			return v, false
		}
		if s.head.CompareAndSwap(top, top.next) {
			s.size.Add(-1)
			return top.val, true
		}
	}
}

type link[T any] struct {
	val  T
	next atomic.Pointer[link[T]]
}

type Queue[T any] struct {
	head, tail atomic.Pointer[link[T]]
}

func NewQueue[T any]() *Queue[T] {
	q := new(Queue[T])
	dummy := new(link[T])
	q.head.Store(dummy)
	q.tail.Store(dummy)
	return q
}

func (q *Queue[T]) Enqueue(v T) {
	n := &link[T]{val: v}
	for {
		tail := q.tail.Load()
		if next := tail.next.Load(); next != nil {
			q.tail.CompareAndSwap(tail, next)
		} else if tail.next.CompareAndSwap(nil, n) {
			q.tail.CompareAndSwap(tail, n)
			return
		}
	}
}

func (q *Queue[T]) Dequeue() (v T, ok bool) {
	for {
		head, tail := q.head.Load(), q.tail.Load()
		next := head.next.Load()
		if next == nil {
			return v, false
		}
		if head == tail {
			q.tail.CompareAndSwap(tail, next)
			continue
		}
		if q.head.CompareAndSwap(head, next) {
			return next.val, true
		}
	}
}

type SpinLock uint32

func (l *SpinLock) Lock() {
	for !atomic.CompareAndSwapUint32((*uint32)(l), 0, 1) {
		runtime.Gosched()
	}
}

func (l *SpinLock) Unlock() { atomic.StoreUint32((*uint32)(l), 0) }

type config struct {
	version int
	hosts   []string
}

func main() {
	var s Stack[int]
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 100 {
				s.Push(g*1000 + i)
				if i%2 == 1 {
					s.Pop()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("left", s.size.Load())
	n := 0
	for _, ok := s.Pop(); ok; _, ok = s.Pop() {
		n++
	}
	fmt.Println("popped", n)

	q := NewQueue[string]()
	for g := range 3 {
		wg.Go(func() {
			for i := range 20 {
				q.Enqueue(fmt.Sprintf("%c%02d", 'a'+g, i))
			}
		})
	}
	wg.Wait()
	last := map[byte]string{}
	var all []string
	for v, ok := q.Dequeue(); ok; v, ok = q.Dequeue() {
		if last[v[0]] >= v {
			panic("order lost")
		}
		last[v[0]] = v
		all = append(all, v)
	}
	slices.Sort(all)
	fmt.Println(len(all), all[0], all[59])

	var lock SpinLock
	var locker sync.Locker = &lock
	count := 0
	for range 8 {
		wg.Go(func() {
			for range 50 {
				locker.Lock()
				count++
				locker.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println("spun", count, lock)

	var (
		i32  atomic.Int32
		u32  atomic.Uint32
		i64  atomic.Int64
		u64  atomic.Uint64
		flag atomic.Bool
		ptr  atomic.Pointer[config]
		val  atomic.Value
		up   atomic.Uintptr
	)
	fmt.Println(i32.Add(-5), i32.Swap(7), i32.CompareAndSwap(7, 8), i32.CompareAndSwap(7, 9), i32.Load())
	fmt.Println(u32.Add(^uint32(0)), u32.And(0xff00), u32.Or(0xf), u32.Load())
	fmt.Println(i64.Add(1<<40), i64.And(3), i64.Or(5), i64.Load())
	fmt.Println(u64.Add(^uint64(0)), u64.Load() == 1<<64-1, up.Add(3))
	fmt.Println(flag.Swap(true), flag.CompareAndSwap(true, false), flag.Load())
	fmt.Println(ptr.Load() == nil, val.Load())
	first := &config{1, []string{"a"}}
	ptr.Store(first)
	fmt.Println(ptr.CompareAndSwap(first, &config{2, nil}), ptr.CompareAndSwap(first, nil), *ptr.Load())
	val.Store(config{version: 3})
	fmt.Println(val.Swap(config{version: 4, hosts: nil}), val.Load().(config).version)
	for _, f := range []func(){
		func() { val.Store("another type") },
		func() { val.Store(nil) },
		func() { val.CompareAndSwap(nil, nil) },
	} {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			f()
		}()
	}
	var x int64
	var y uint32
	fmt.Println(atomic.AddInt64(&x, 10), atomic.SwapInt64(&x, 3), atomic.LoadInt64(&x), atomic.OrUint32(&y, 6), atomic.AndUint32(&y, 3), y)
}
