// Package sync provides basic synchronisation: mutual exclusion, waiting for
// groups, running things once.
package sync

import "sync/atomic"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a mutual exclusion lock. Its zero value is unlocked.
type Mutex struct {
	state    uint32 // 0 unlocked, 1 locked, 2 locked and perhaps waited for
	starving uint32 // how many have waited so long that nobody may overtake them
}

// Lock locks m, and waits while it is in use.
func (m *Mutex) Lock()

// TryLock locks m if it is free and reports whether it did.
func (m *Mutex) TryLock() bool

// Unlock unlocks m. It is a fatal error if m is not locked.
func (m *Mutex) Unlock()

// An RWMutex is held by any number of readers or by one writer. Its zero value
// is unlocked.
type RWMutex struct {
	lock    uint32 // spin word that guards the rest
	readers int32  // readers that hold it
	writer  uint32 // 1 while a writer holds it
	queued  int32  // readers that wait
	waiting int32  // writers that wait; new readers queue behind them
	read    uint32 // semaphore of the readers
	write   uint32 // semaphore of the writers
}

// RLock locks rw for reading.
func (rw *RWMutex) RLock()

// TryRLock tries to lock rw for reading and reports whether it did.
func (rw *RWMutex) TryRLock() bool

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock()

// Lock locks rw for writing.
func (rw *RWMutex) Lock()

// TryLock tries to lock rw for writing and reports whether it did.
func (rw *RWMutex) TryLock() bool

// Unlock unlocks rw from writing.
func (rw *RWMutex) Unlock()

// RLocker returns a Locker that locks and unlocks rw for reading.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

// A WaitGroup waits for a number of goroutines or tasks to finish.
type WaitGroup struct {
	count int32
	_     uint32
}

// Add adds delta, which may be negative, to the counter. At zero all waiting
// goroutines go on; below zero Add panics.
func (wg *WaitGroup) Add(delta int)

// Done takes one from the counter.
func (wg *WaitGroup) Done()

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait()

// Go runs f in a new goroutine that counts in wg.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				// The program is about to end; Done would let it end otherwise.
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}

// Once runs one function once.
type Once struct {
	done atomic.Bool
	m    Mutex
}

// Do calls f if and only if it is the first call of Do for this Once. It
// returns when that first call of f has returned.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// OnceFunc returns a function that calls f at its first call only. If f
// panics, every call panics with the same value.
func OnceFunc(f func()) func() {
	once := OnceValue(func() struct{} {
		f()
		return struct{}{}
	})
	return func() { once() }
}

// OnceValue returns a function that calls f at its first call only and returns
// its result each time.
func OnceValue[T any](f func() T) func() T {
	var (
		once   Once
		valid  bool
		reason any
		result T
	)
	compute := func() {
		defer func() {
			reason = recover()
			if !valid {
				panic(reason)
			}
		}()
		result = f()
		f = nil
		valid = true
	}
	return func() T {
		once.Do(compute)
		if !valid {
			panic(reason)
		}
		return result
	}
}

// OnceValues is OnceValue for functions of two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	type both struct {
		first  T1
		second T2
	}
	once := OnceValue(func() both {
		first, second := f()
		return both{first, second}
	})
	return func() (T1, T2) {
		b := once()
		return b.first, b.second
	}
}

// A Cond lets goroutines wait for an event that others announce.
type Cond struct {
	// L is held while the condition is looked at or changed.
	L        Locker
	next     uint32 // ticket of the next that waits
	notified uint32 // tickets below this one need not wait
}

// NewCond returns a Cond with Locker l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks c.L, waits for Signal or Broadcast, and locks c.L again.
func (c *Cond) Wait() {
	ticket := c.ticket()
	c.L.Unlock()
	c.wait(ticket)
	c.L.Lock()
}

// Signal wakes one goroutine that waits on c.
func (c *Cond) Signal() { c.notify(false) }

// Broadcast wakes all goroutines that wait on c.
func (c *Cond) Broadcast() { c.notify(true) }

func (c *Cond) ticket() uint32
func (c *Cond) wait(ticket uint32)
func (c *Cond) notify(all bool)

// A Pool is a set of values that may be used again. Any of them may vanish.
type Pool struct {
	// New makes a value when there is none to use again.
	New func() any

	mu    Mutex
	items []any
}

// Get takes a value from the pool, or makes one with New.
func (p *Pool) Get() any {
	p.mu.Lock()
	if n := len(p.items); n > 0 {
		x := p.items[n-1]
		p.items[n-1] = nil
		p.items = p.items[:n-1]
		p.mu.Unlock()
		return x
	}
	p.mu.Unlock()
	if p.New != nil {
		return p.New()
	}
	return nil
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.mu.Lock()
	if len(p.items) < 64 {
		p.items = append(p.items, x)
	}
	p.mu.Unlock()
}

// Map is a map that many goroutines may use at once. Its zero value is empty.
type Map struct {
	mu RWMutex
	m  map[any]any
}

// Load returns the value stored for key, and whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	m.mu.RLock()
	value, ok = m.m[key]
	m.mu.RUnlock()
	return value, ok
}

// Store sets the value for key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Clear deletes all entries.
func (m *Map) Clear() {
	m.mu.Lock()
	clear(m.m)
	m.mu.Unlock()
}

// LoadOrStore returns the value for key if there is one, else it stores value.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if actual, loaded = m.m[key]; loaded {
		return actual, true
	}
	m.set(key, value)
	return value, false
}

// LoadAndDelete deletes the value for key and returns what it was.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, loaded = m.m[key]
	delete(m.m, key)
	return value, loaded
}

// Delete deletes the value for key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// Swap sets the value for key and returns the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	previous, loaded = m.m[key]
	m.set(key, value)
	return previous, loaded
}

// CompareAndSwap sets the value for key to new if it is old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.m[key]; !ok || value != old {
		return false
	}
	m.set(key, new)
	return true
}

// CompareAndDelete deletes the entry for key if its value is old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if value, ok := m.m[key]; !ok || value != old {
		return false
	}
	delete(m.m, key)
	return true
}

// Range calls f for each entry until it returns false.
func (m *Map) Range(f func(key, value any) bool) {
	m.mu.RLock()
	keys := make([]any, 0, len(m.m))
	for key := range m.m {
		keys = append(keys, key)
	}
	m.mu.RUnlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

func (m *Map) set(key, value any) {
	if m.m == nil {
		m.m = map[any]any{}
	}
	m.m[key] = value
}
