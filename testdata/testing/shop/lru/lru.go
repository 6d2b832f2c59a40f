// Package lru keeps what was used last.
package lru

import "container/list"

type entry[K comparable, V any] struct {
	key   K
	value V
}

// A Cache holds a bounded number of entries.
type Cache[K comparable, V any] struct {
	most  int
	order *list.List
	items map[K]*list.Element
}

// New makes a cache of so many entries.
func New[K comparable, V any](most int) *Cache[K, V] {
	return &Cache[K, V]{most, list.New(), make(map[K]*list.Element)}
}

// Get finds an entry, which is then the one used last.
func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	if e, ok := c.items[key]; ok {
		c.order.MoveToFront(e)
		return e.Value.(entry[K, V]).value, true
	}
	return value, false
}

// Put adds an entry and drops the one that was not used for longest.
func (c *Cache[K, V]) Put(key K, value V) {
	if e, ok := c.items[key]; ok {
		e.Value = entry[K, V]{key, value}
		c.order.MoveToFront(e)
		return
	}
	c.items[key] = c.order.PushFront(entry[K, V]{key, value})
	if c.order.Len() > c.most {
		last := c.order.Back()
		delete(c.items, c.order.Remove(last).(entry[K, V]).key)
	}
}
