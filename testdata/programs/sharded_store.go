// A store in shards with snapshots, transactions that retry, watchers, and an append-only journal replayed at the end.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

type Version uint64

type value[V any] struct {
	v   V
	ver Version
}

type shard[K comparable, V any] struct {
	sync.RWMutex
	m map[K]value[V]
}

type op uint8

const (
	opSet op = iota + 1
	opDelete
)

func (o op) String() string { return map[op]string{opSet: "set", opDelete: "del"}[o] }

type record[K comparable, V any] struct {
	op  op
	key K
	val V
}

func (r record[K, V]) String() string {
	if r.op == opDelete {
		return fmt.Sprintf("%v %v", r.op, r.key)
	}
	return fmt.Sprintf("%v %v=%v", r.op, r.key, r.val)
}

type Store[K cmp.Ordered, V any] struct {
	shards  []*shard[K, V]
	hash    func(K) uint64
	clock   atomic.Uint64
	jmu     sync.Mutex
	journal []record[K, V]
	watches sync.Map // K → chan V
}

type adder struct{ sum uint64 }

func (a *adder) Write(p []byte) (int, error) {
	for _, b := range p {
		a.sum = a.sum*31 + uint64(b)
	}
	return len(p), nil
}
func (a *adder) Sum(b []byte) []byte { return fmt.Append(b, a.sum) }
func (a *adder) Reset()              { a.sum = 0 }
func (*adder) Size() int             { return 8 }
func (*adder) BlockSize() int        { return 1 }
func (a *adder) Sum64() uint64       { return a.sum }

func hashOf[K any](k K) uint64 {
	var h adder
	fmt.Fprint(&h, k)
	return h.Sum64()
}

func New[K cmp.Ordered, V any](n int) *Store[K, V] {
	s := &Store[K, V]{shards: make([]*shard[K, V], n), hash: hashOf[K]}
	for i := range s.shards {
		s.shards[i] = &shard[K, V]{m: make(map[K]value[V])}
	}
	return s
}

func (s *Store[K, V]) shard(k K) *shard[K, V] { return s.shards[s.hash(k)%uint64(len(s.shards))] }

func (s *Store[K, V]) Get(k K) (v V, ver Version) {
	sh := s.shard(k)
	sh.RLock()
	defer sh.RUnlock()
	x := sh.m[k]
	return x.v, x.ver
}

func (s *Store[K, V]) log(r record[K, V]) {
	s.jmu.Lock()
	defer s.jmu.Unlock()
	s.journal = append(s.journal, r)
}

func (s *Store[K, V]) setLocked(sh *shard[K, V], k K, v V) {
	sh.m[k] = value[V]{v, Version(s.clock.Add(1))}
	s.log(record[K, V]{opSet, k, v})
	if ch, ok := s.watches.Load(k); ok {
		ch.(chan V) <- v
	}
}

func (s *Store[K, V]) Set(k K, v V) {
	sh := s.shard(k)
	sh.Lock()
	defer sh.Unlock()
	s.setLocked(sh, k, v)
}

func (s *Store[K, V]) Delete(k K) (ok bool) {
	sh := s.shard(k)
	sh.Lock()
	defer sh.Unlock()
	if _, ok = sh.m[k]; ok {
		delete(sh.m, k)
		s.log(record[K, V]{op: opDelete, key: k})
	}
	return
}

var ErrConflict = errors.New("conflict")

func (s *Store[K, V]) CompareAndSet(k K, seen Version, v V) error {
	sh := s.shard(k)
	sh.Lock()
	defer sh.Unlock()
	if now := sh.m[k].ver; now != seen {
		return fmt.Errorf("%v: %w", k, ErrConflict)
	}
	s.setLocked(sh, k, v)
	return nil
}

func (s *Store[K, V]) Update(k K, f func(V) V) (tries int) {
	for {
		tries++
		v, ver := s.Get(k)
		if err := s.CompareAndSet(k, ver, f(v)); !errors.Is(err, ErrConflict) {
			return
		}
	}
}

func (s *Store[K, V]) Snapshot() map[K]V {
	for _, sh := range s.shards {
		sh.RLock()
		defer sh.RUnlock()
	}
	all := make(map[K]V)
	for _, sh := range s.shards {
		for k, x := range sh.m {
			all[k] = x.v
		}
	}
	return all
}

func (s *Store[K, V]) Watch(k K, n int) <-chan V {
	ch := make(chan V, n)
	s.watches.Store(k, ch)
	return ch
}

func replay[K comparable, V any](journal []record[K, V]) map[K]V {
	m := make(map[K]V)
	for _, r := range journal {
		switch r.op {
		case opSet:
			m[r.key] = r.val
		case opDelete:
			delete(m, r.key)
		}
	}
	return m
}

func main() {
	s := New[string, int](5)
	watched := s.Watch("hits", 100)
	var wg sync.WaitGroup
	var tries atomic.Int64
	for w := range 6 {
		wg.Go(func() {
			for i := range 10 {
				tries.Add(int64(s.Update("hits", func(n int) int { return n + 1 })))
				s.Set(fmt.Sprintf("w%d.%d", w, i%3), i)
				if i == 9 {
					s.Delete(fmt.Sprintf("w%d.1", w))
				}
			}
		})
	}
	wg.Wait()
	snap := s.Snapshot()
	fmt.Println(len(snap), snap["hits"], tries.Load() >= 60)
	for i, k := range slices.Sorted(maps.Keys(snap)) {
		if i < 4 {
			fmt.Print(k, "=", snap[k], " ")
		}
	}
	fmt.Println()
	var seen []int
	for range 60 {
		seen = append(seen, <-watched)
	}
	fmt.Println(slices.IsSorted(seen), seen[0], seen[59], len(watched))
	fmt.Println(maps.Equal(replay(s.journal), snap), len(s.journal))

	err := s.CompareAndSet("hits", 0, 1)
	fmt.Println(err, errors.Is(err, ErrConflict), s.Delete("none"))
	fmt.Println(record[string, int]{opSet, "k", 1}, []record[int, bool]{{op: opDelete, key: 7}}, strings.Repeat("=", 3))
	fmt.Printf("%T %T %T\n", s, s.shards[0], s.journal[0])
}
