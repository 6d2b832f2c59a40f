// A concurrent cache: least recently used goes first, times to live by a clock, loads made once for all who ask.
package main

import (
	"container/list"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type entry[K comparable, V any] struct {
	key     K
	val     V
	expires int64
}

type Cache[K comparable, V any] struct {
	mu       sync.RWMutex
	capacity int
	ttl      int64
	now      func() int64
	items    map[K]*list.Element
	order    *list.List
	onEvict  func(K, V)
	stats    struct{ hits, misses, evicted atomic.Int64 }
}

type Option[K comparable, V any] func(*Cache[K, V])

func WithTTL[K comparable, V any](ttl int64, now func() int64) Option[K, V] {
	return func(c *Cache[K, V]) { c.ttl, c.now = ttl, now }
}

func WithEvict[K comparable, V any](f func(K, V)) Option[K, V] {
	return func(c *Cache[K, V]) { c.onEvict = f }
}

func NewCache[K comparable, V any](capacity int, opts ...Option[K, V]) *Cache[K, V] {
	c := &Cache[K, V]{capacity: capacity, items: make(map[K]*list.Element), order: list.New()}
	for _, o := range opts {
		o(c)
	}
	return c
}

func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.items[k]
	if ok {
		it := e.Value.(*entry[K, V])
		if c.ttl == 0 || it.expires > c.now() {
			c.order.MoveToFront(e)
			c.stats.hits.Add(1)
			return it.val, true
		}
		c.remove(e)
	}
	c.stats.misses.Add(1)
	return v, false
}

func (c *Cache[K, V]) Peek(k K) (V, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if e, ok := c.items[k]; ok {
		return e.Value.(*entry[K, V]).val, true
	}
	return *new(V), false
}

func (c *Cache[K, V]) Put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	it := &entry[K, V]{key: k, val: v}
	if c.ttl > 0 {
		it.expires = c.now() + c.ttl
	}
	if e, ok := c.items[k]; ok {
		e.Value = it
		c.order.MoveToFront(e)
		return
	}
	c.items[k] = c.order.PushFront(it)
	for c.order.Len() > c.capacity {
		c.remove(c.order.Back())
	}
}

func (c *Cache[K, V]) remove(e *list.Element) {
	it := c.order.Remove(e).(*entry[K, V])
	delete(c.items, it.key)
	c.stats.evicted.Add(1)
	if c.onEvict != nil {
		c.onEvict(it.key, it.val)
	}
}

func (c *Cache[K, V]) Keys() (keys []K) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for e := c.order.Front(); e != nil; e = e.Next() {
		keys = append(keys, e.Value.(*entry[K, V]).key)
	}
	return
}

// Flight lets one caller per key do the work, and gives its outcome to all who came meanwhile.
type Flight[K comparable, V any] struct {
	mu    sync.Mutex
	calls map[K]*call[V]
}

type call[V any] struct {
	done chan struct{}
	val  V
	err  error
	dups int
}

func (f *Flight[K, V]) Do(k K, fn func() (V, error)) (v V, err error, shared bool) {
	f.mu.Lock()
	if c, ok := f.calls[k]; ok {
		c.dups++
		f.mu.Unlock()
		<-c.done
		return c.val, c.err, true
	}
	c := &call[V]{done: make(chan struct{})}
	if f.calls == nil {
		f.calls = make(map[K]*call[V])
	}
	f.calls[k] = c
	f.mu.Unlock()

	func() {
		defer func() {
			if r := recover(); r != nil {
				c.err = fmt.Errorf("load panicked: %v", r)
			}
		}()
		c.val, c.err = fn()
	}()
	f.mu.Lock()
	delete(f.calls, k)
	shared = c.dups > 0
	f.mu.Unlock()
	close(c.done)
	return c.val, c.err, shared
}

func (f *Flight[K, V]) waiting(k K) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if c := f.calls[k]; c != nil {
		return c.dups
	}
	return -1
}

func main() {
	var clock atomic.Int64
	var gone []string
	c := NewCache(3,
		WithTTL[string, int](10, clock.Load),
		WithEvict(func(k string, v int) { gone = append(gone, fmt.Sprint(k, "=", v)) }))
	for i, k := range []string{"a", "b", "c"} {
		c.Put(k, i)
	}
	fmt.Println(c.Get("a"))
	c.Put("d", 3)
	fmt.Println(c.Get("b"))
	fmt.Println(c.Peek("c"))
	fmt.Println(c.Keys(), gone)
	clock.Store(9)
	c.Put("a", 100)
	clock.Store(12)
	fmt.Println(c.Get("c"))
	fmt.Println(c.Get("a"))
	fmt.Println(c.Keys(), gone, c.stats.hits.Load(), c.stats.misses.Load(), c.stats.evicted.Load())

	big := NewCache[[2]int, *int](64)
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 100 {
				k := [2]int{w % 4, i % 40}
				if _, ok := big.Get(k); !ok {
					big.Put(k, new(i))
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(len(big.Keys()), big.stats.hits.Load()+big.stats.misses.Load())

	var f Flight[string, int]
	var loads atomic.Int32
	gate, started := make(chan struct{}), make(chan struct{})
	results := make(chan string, 5)
	load := func() (int, error) {
		loads.Add(1)
		close(started)
		<-gate
		return 42, nil
	}
	ask := func() {
		v, err, shared := f.Do("answer", load)
		results <- fmt.Sprint(v, " ", err, " ", shared)
	}
	go ask()
	<-started
	for range 4 {
		go ask()
	}
	for f.waiting("answer") < 4 {
		wg.Go(func() {}) // somebody else's turn
		wg.Wait()
	}
	close(gate)
	for range 5 {
		fmt.Println(<-results)
	}
	fmt.Println("loads:", loads.Load(), f.waiting("answer"))
	fmt.Println(f.Do("bad", func() (int, error) { return 0, errors.New("nope") }))
	fmt.Println(f.Do("worse", func() (int, error) { var p *int; return *p, nil }))
}
