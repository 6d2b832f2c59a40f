// Package cache holds the entries last used.
package cache

// Stats count what was asked for.
type Stats struct {
	Hits, Misses int
	size         int
}

type entry[K comparable, V any] struct {
	key        K
	value      V
	prev, next *entry[K, V]
}

// Cache is a map of bounded size.
type Cache[K comparable, V any] struct {
	entries map[K]*entry[K, V]
	root    entry[K, V]
	max     int
	stats   Stats
}

// New makes a cache.
func New[K comparable, V any](max int) *Cache[K, V] {
	c := &Cache[K, V]{entries: make(map[K]*entry[K, V]), max: max}
	c.root.prev, c.root.next = &c.root, &c.root
	return c
}

func (c *Cache[K, V]) front(e *entry[K, V]) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (e *entry[K, V]) remove() { e.prev.next, e.next.prev = e.next, e.prev }

// Get looks up a key.
func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.entries[k]
	if !ok {
		c.stats.Misses++
		return v, false
	}
	c.stats.Hits++
	e.remove()
	c.front(e)
	return e.value, true
}

// Put sets a key.
func (c *Cache[K, V]) Put(k K, v V) {
	if len(c.entries) == c.max {
		last := c.root.prev
		last.remove()
		delete(c.entries, last.key)
	}
	e := &entry[K, V]{key: k, value: v}
	c.entries[k] = e
	c.front(e)
	c.stats.size = len(c.entries)
}

// Stats are the counts so far.
func (c *Cache[K, V]) Stats() Stats { return c.stats }
