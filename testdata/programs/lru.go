// Caches: least recently used by container/list, generic with its own list, least frequently used, memoising functions.
package main

import (
	"container/list"
	"fmt"
	"iter"
	"strings"
	"sync"
	"time"
)

type Cache interface {
	Get(key string) (any, bool)
	Put(key string, value any)
	Len() int
}

type entry struct {
	key   string
	value any
}

type ListCache struct {
	mu       sync.Mutex
	capacity int
	order    *list.List
	items    map[string]*list.Element
	OnEvict  func(key string, value any)
}

func NewListCache(capacity int) *ListCache {
	return &ListCache{capacity: capacity, order: list.New(), items: map[string]*list.Element{}}
}

func (c *ListCache) Get(key string) (any, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[key]; ok {
		c.order.MoveToFront(e)
		return e.Value.(*entry).value, true
	}
	return nil, false
}

func (c *ListCache) Put(key string, value any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[key]; ok {
		e.Value.(*entry).value = value
		c.order.MoveToFront(e)
		return
	}
	c.items[key] = c.order.PushFront(&entry{key, value})
	for c.order.Len() > c.capacity {
		old := c.order.Remove(c.order.Back()).(*entry)
		delete(c.items, old.key)
		if c.OnEvict != nil {
			c.OnEvict(old.key, old.value)
		}
	}
}

func (c *ListCache) Len() int { return c.order.Len() }

func (c *ListCache) String() string {
	var sb strings.Builder
	for e := c.order.Front(); e != nil; e = e.Next() {
		if sb.Len() > 0 {
			sb.WriteByte(' ')
		}
		fmt.Fprintf(&sb, "%s=%v", e.Value.(*entry).key, e.Value.(*entry).value)
	}
	return "[" + sb.String() + "]"
}

// LRU is the generic one: a ring of nodes around a sentinel.
type LRU[K comparable, V any] struct {
	capacity     int
	table        map[K]*node[K, V]
	root         node[K, V]
	hits, misses int
}

type node[K comparable, V any] struct {
	key        K
	value      V
	prev, next *node[K, V]
}

type Option[K comparable, V any] func(*LRU[K, V])

func WithCapacity[K comparable, V any](n int) Option[K, V] {
	return func(l *LRU[K, V]) { l.capacity = n }
}

func NewLRU[K comparable, V any](opts ...Option[K, V]) *LRU[K, V] {
	l := &LRU[K, V]{capacity: 2, table: make(map[K]*node[K, V])}
	l.root.prev, l.root.next = &l.root, &l.root
	for _, o := range opts {
		o(l)
	}
	return l
}

func (l *LRU[K, V]) unlink(n *node[K, V]) { n.prev.next, n.next.prev = n.next, n.prev }
func (l *LRU[K, V]) toFront(n *node[K, V]) {
	n.prev, n.next = &l.root, l.root.next
	n.prev.next, n.next.prev = n, n
}

func (l *LRU[K, V]) Get(k K) (v V, ok bool) {
	n, ok := l.table[k]
	if !ok {
		l.misses++
		return
	}
	l.hits++
	l.unlink(n)
	l.toFront(n)
	return n.value, true
}

func (l *LRU[K, V]) Put(k K, v V) (evicted *K) {
	if n, ok := l.table[k]; ok {
		n.value = v
		l.unlink(n)
		l.toFront(n)
		return nil
	}
	n := &node[K, V]{key: k, value: v}
	l.table[k] = n
	l.toFront(n)
	if len(l.table) > l.capacity {
		last := l.root.prev
		l.unlink(last)
		delete(l.table, last.key)
		evicted = &last.key
	}
	return
}

func (l *LRU[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for n := l.root.next; n != &l.root && yield(n.key, n.value); n = n.next {
		}
	}
}

func Memo[K comparable, V any](cache *LRU[K, V], f func(func(K) V, K) V) func(K) V {
	var self func(K) V
	self = func(k K) V {
		if v, ok := cache.Get(k); ok {
			return v
		}
		v := f(self, k)
		cache.Put(k, v)
		return v
	}
	return self
}

// Expiring wraps any cache with times to live, by a clock that a test can turn.
type Expiring struct {
	Cache
	ttl time.Duration
	now func() time.Time
}

type stamped struct {
	value   any
	expires time.Time
}

func (e Expiring) Put(key string, value any) {
	e.Cache.Put(key, stamped{value, e.now().Add(e.ttl)})
}

func (e Expiring) Get(key string) (any, bool) {
	v, ok := e.Cache.Get(key)
	if s, isStamped := v.(stamped); ok && isStamped && e.now().Before(s.expires) {
		return s.value, true
	}
	return nil, false
}

type point struct{ x, y int }

func main() {
	c := NewListCache(3)
	c.OnEvict = func(k string, v any) { fmt.Printf("evicted %s (%T %v)\n", k, v, v) }
	for i, w := range strings.Fields("one two three two four one five two") {
		c.Put(w, i)
		fmt.Println(c)
	}
	_, ok := c.Get("four")
	fmt.Println(ok, c.Len(), c)

	l := NewLRU(WithCapacity[point, string](3))
	for i := range 5 {
		if old := l.Put(point{i % 4, 0}, fmt.Sprint("p", i)); old != nil {
			fmt.Printf("out goes %+v\n", *old)
		}
		l.Get(point{0, 0})
	}
	for k, v := range l.All() {
		fmt.Print(k, "=", v, " ")
	}
	for k := range l.All() {
		fmt.Println("\nfirst:", k)
		break
	}
	fmt.Printf("%d hits, %d misses, %T\n", l.hits, l.misses, l)

	calls := 0
	fib := Memo(NewLRU(WithCapacity[int, uint64](4)), func(fib func(int) uint64, n int) uint64 {
		calls++
		if n < 2 {
			return uint64(n)
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(90), calls)

	clock := time.Date(2024, time.February, 28, 23, 59, 50, 0, time.UTC)
	var cache Cache = Expiring{NewListCache(10), 15 * time.Second, func() time.Time { return clock }}
	cache.Put("session", 42)
	for range 4 {
		v, ok := cache.Get("session")
		fmt.Println(clock.Format(time.DateTime), v, ok, cache.Len())
		clock = clock.Add(6 * time.Second)
	}

	var wg sync.WaitGroup
	shared := NewListCache(100)
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 50 {
				shared.Put(fmt.Sprintf("w%d-%d", w, i), i)
				shared.Get(fmt.Sprintf("w%d-%d", (w+1)%4, i))
			}
		}()
	}
	wg.Wait()
	fmt.Println(shared.Len(), len(shared.items))
}
