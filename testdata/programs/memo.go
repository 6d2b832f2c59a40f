// A memo of a function in five ways: unsafe for one goroutine, with a lock around all, around parts, without
// duplicates, and with a goroutine that owns the cache.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Func func(key string) (any, error)

type result struct {
	value any
	err   error
}

type Memo interface{ Get(string) (any, error) }

type plain struct {
	f     Func
	cache map[string]result
}

func (m *plain) Get(key string) (any, error) {
	res, ok := m.cache[key]
	if !ok {
		res.value, res.err = m.f(key)
		m.cache[key] = res
	}
	return res.value, res.err
}

type locked struct {
	plain
	mu sync.Mutex
}

func (m *locked) Get(key string) (any, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.plain.Get(key)
}

type twice struct{ locked }

func (m *twice) Get(key string) (any, error) {
	m.mu.Lock()
	res, ok := m.cache[key]
	m.mu.Unlock()
	if !ok {
		res.value, res.err = m.f(key)
		m.mu.Lock()
		m.cache[key] = res
		m.mu.Unlock()
	}
	return res.value, res.err
}

type entry struct {
	res   result
	ready chan struct{}
}

func (e *entry) call(f Func, key string) {
	defer close(e.ready)
	e.res.value, e.res.err = f(key)
}

type once struct {
	f     Func
	mu    sync.Mutex
	cache map[string]*entry
}

func (m *once) Get(key string) (any, error) {
	m.mu.Lock()
	e := m.cache[key]
	if e == nil {
		e = &entry{ready: make(chan struct{})}
		m.cache[key] = e
		m.mu.Unlock()
		e.call(m.f, key)
	} else {
		m.mu.Unlock()
		<-e.ready
	}
	return e.res.value, e.res.err
}

type monitor chan struct {
	key      string
	response chan<- result
}

func newMonitor(f Func) monitor {
	m := make(monitor)
	go func() {
		cache := make(map[string]*entry)
		for req := range m {
			e, ok := cache[req.key]
			if !ok {
				e = &entry{ready: make(chan struct{})}
				cache[req.key] = e
				go e.call(f, req.key)
			}
			go func() {
				<-e.ready
				req.response <- e.res
			}()
		}
	}()
	return m
}

func (m monitor) Get(key string) (any, error) {
	response := make(chan result)
	m <- struct {
		key      string
		response chan<- result
	}{key, response}
	res := <-response
	return res.value, res.err
}

func main() {
	keys := strings.Split("a,b,a,,c,b,a,,d", ",")
	for i := range 5 {
		var mu sync.Mutex
		calls := map[string]int{}
		f := func(key string) (any, error) {
			mu.Lock()
			calls[key]++
			mu.Unlock()
			if key == "" {
				return nil, errors.New("no key")
			}
			return []string{key, strings.ToUpper(key)}, nil
		}
		m := []Memo{
			&plain{f, map[string]result{}},
			&locked{plain: plain{f, map[string]result{}}},
			&twice{locked{plain: plain{f, map[string]result{}}}},
			&once{f: f, cache: map[string]*entry{}},
			newMonitor(f),
		}[i]
		var out []string
		get := func(key string) {
			v, err := m.Get(key)
			mu.Lock()
			out = append(out, fmt.Sprint(v, err))
			mu.Unlock()
		}
		if i == 0 {
			for _, k := range keys {
				get(k)
			}
		} else {
			var wg sync.WaitGroup
			for _, k := range keys {
				wg.Go(func() { get(k) })
			}
			wg.Wait()
		}
		sort.Strings(out)
		fmt.Printf("%T %v\n", m, out)
		if i != 2 {
			fmt.Println(calls)
		}
	}
}
