// Package unique keeps one copy of each of several equal values.
package unique

import (
	"runtime"
	"sync"
	"weak"
)

// A Handle stands for a value. Two handles are equal if their values are.
type Handle[T comparable] struct{ value *T }

// Value returns the value.
func (h Handle[T]) Value() T { return *h.value }

// A slot is where the copy of a value is as long as a handle is in use.
type slot[T comparable] struct{ weak.Pointer[T] }

func (s slot[T]) isEmpty() bool { return s.Value() == nil }

// A key makes equal values of different types differ.
type key[T comparable] struct{ value T }

var (
	mu    sync.Mutex
	slots = map[any]interface{ isEmpty() bool }{}
)

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	mu.Lock()
	defer mu.Unlock()
	k := key[T]{value}
	if s, ok := slots[k]; ok {
		if p := s.(slot[T]).Value(); p != nil {
			return Handle[T]{p}
		}
	}
	p := new(T)
	*p = value
	if k == k {
		slots[k] = slot[T]{weak.Make(p)}
		runtime.AddCleanup(p, forget[T], k)
	}
	return Handle[T]{p}
}

// forget forgets a value whose copy is gone, unless there is another one.
func forget[T comparable](k key[T]) {
	mu.Lock()
	defer mu.Unlock()
	if s, ok := slots[k]; ok && s.isEmpty() {
		delete(slots, any(k))
	}
}
