// Generic containers: a set, a deque, a heap, a trie, an ordered map on a red-black tree, a skip list.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

type Set[T comparable] map[T]struct{}

func SetOf[T comparable](xs ...T) Set[T] {
	s := make(Set[T], len(xs))
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}

func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

func (s Set[T]) Union(others ...Set[T]) Set[T] {
	out := maps.Clone(s)
	for _, o := range others {
		maps.Copy(out, o)
	}
	return out
}

func (s Set[T]) Filter(keep func(T) bool) Set[T] {
	out := Set[T]{}
	for x := range s {
		if keep(x) {
			out[x] = struct{}{}
		}
	}
	return out
}

func Sorted[T cmp.Ordered](s Set[T]) []T { return slices.Sorted(maps.Keys(s)) }

// Deque is a ring that grows.
type Deque[T any] struct {
	ring       []T
	head, size int
}

func (d *Deque[T]) at(i int) *T { return &d.ring[(d.head+i)%len(d.ring)] }

func (d *Deque[T]) grow() {
	if d.size < len(d.ring) {
		return
	}
	ring := make([]T, max(2, 2*len(d.ring)))
	n := copy(ring, d.ring[d.head:])
	copy(ring[n:], d.ring[:d.head])
	d.ring, d.head = ring, 0
}

func (d *Deque[T]) PushBack(x T) {
	d.grow()
	d.size++
	*d.at(d.size - 1) = x
}

func (d *Deque[T]) PushFront(x T) {
	d.grow()
	d.head = (d.head + len(d.ring) - 1) % len(d.ring)
	d.size++
	*d.at(0) = x
}

func (d *Deque[T]) PopFront() (x T, ok bool) {
	if d.size == 0 {
		return
	}
	var zero T
	p := d.at(0)
	x, *p = *p, zero
	d.head = (d.head + 1) % len(d.ring)
	d.size--
	return x, true
}

func (d *Deque[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := range d.size {
			if !yield(i, *d.at(i)) {
				return
			}
		}
	}
}

// Heap orders by a function; any slice can become one.
type Heap[T any] struct {
	less  func(a, b T) bool
	items []T
}

func (h *Heap[T]) Push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		parent := (i - 1) / 2
		if !h.less(h.items[i], h.items[parent]) {
			break
		}
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

func (h *Heap[T]) Pop() T {
	top := h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			return top
		}
		if child+1 < last && h.less(h.items[child+1], h.items[child]) {
			child++
		}
		if !h.less(h.items[child], h.items[i]) {
			return top
		}
		h.items[i], h.items[child] = h.items[child], h.items[i]
		i = child
	}
}

// Drain yields in order, and stops early without losing what is left.
func (h *Heap[T]) Drain() iter.Seq[T] {
	return func(yield func(T) bool) {
		for len(h.items) > 0 && yield(h.Pop()) {
		}
	}
}

// Trie maps words to values.
type Trie[V any] struct {
	next  map[rune]*Trie[V]
	value *V
}

func (t *Trie[V]) Put(key string, v V) {
	for _, r := range key {
		if t.next == nil {
			t.next = make(map[rune]*Trie[V])
		}
		if t.next[r] == nil {
			t.next[r] = new(Trie[V])
		}
		t = t.next[r]
	}
	t.value = &v
}

func (t *Trie[V]) WithPrefix(prefix string) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, r := range prefix {
			if t = t.next[r]; t == nil {
				return
			}
		}
		t.walk(prefix, yield)
	}
}

func (t *Trie[V]) walk(path string, yield func(string, V) bool) bool {
	if t.value != nil && !yield(path, *t.value) {
		return false
	}
	for _, r := range slices.Sorted(maps.Keys(t.next)) {
		if !t.next[r].walk(path+string(r), yield) {
			return false
		}
	}
	return true
}

// OrderedMap is a left-leaning red-black tree.
type OrderedMap[K cmp.Ordered, V any] struct {
	root *rb[K, V]
	size int
}

type rb[K cmp.Ordered, V any] struct {
	key         K
	value       V
	left, right *rb[K, V]
	red         bool
}

func (n *rb[K, V]) isRed() bool { return n != nil && n.red }

func (n *rb[K, V]) rotateLeft() *rb[K, V] {
	x := n.right
	n.right, x.left = x.left, n
	x.red, n.red = n.red, true
	return x
}

func (n *rb[K, V]) rotateRight() *rb[K, V] {
	x := n.left
	n.left, x.right = x.right, n
	x.red, n.red = n.red, true
	return x
}

func (m *OrderedMap[K, V]) insert(n *rb[K, V], k K, v V) *rb[K, V] {
	if n == nil {
		m.size++
		return &rb[K, V]{key: k, value: v, red: true}
	}
	switch c := cmp.Compare(k, n.key); {
	case c < 0:
		n.left = m.insert(n.left, k, v)
	case c > 0:
		n.right = m.insert(n.right, k, v)
	default:
		n.value = v
	}
	if n.right.isRed() && !n.left.isRed() {
		n = n.rotateLeft()
	}
	if n.left.isRed() && n.left.left.isRed() {
		n = n.rotateRight()
	}
	if n.left.isRed() && n.right.isRed() {
		n.red, n.left.red, n.right.red = true, false, false
	}
	return n
}

func (m *OrderedMap[K, V]) Set(k K, v V) {
	m.root = m.insert(m.root, k, v)
	m.root.red = false
}

func (m *OrderedMap[K, V]) Range(from, to K) iter.Seq2[K, V] {
	var walk func(n *rb[K, V], yield func(K, V) bool) bool
	walk = func(n *rb[K, V], yield func(K, V) bool) bool {
		if n == nil {
			return true
		}
		if n.key > from && !walk(n.left, yield) {
			return false
		}
		if n.key >= from && n.key < to && !yield(n.key, n.value) {
			return false
		}
		return n.key >= to || walk(n.right, yield)
	}
	return func(yield func(K, V) bool) { walk(m.root, yield) }
}

func (m *OrderedMap[K, V]) height() int {
	var h func(*rb[K, V]) int
	h = func(n *rb[K, V]) int {
		if n == nil {
			return 0
		}
		return 1 + max(h(n.left), h(n.right))
	}
	return h(m.root)
}

const levels = 8

// SkipList keeps its own random numbers, so that it looks the same each time.
type SkipList[T any] struct {
	head    skipNode[T]
	compare func(a, b T) int
	seed    uint32
}

type skipNode[T any] struct {
	value T
	next  [levels]*skipNode[T]
}

func (s *SkipList[T]) random() uint32 {
	s.seed ^= s.seed << 13
	s.seed ^= s.seed >> 17
	s.seed ^= s.seed << 5
	return s.seed
}

func (s *SkipList[T]) find(x T) (before [levels]*skipNode[T]) {
	n := &s.head
	for l := levels - 1; l >= 0; l-- {
		for n.next[l] != nil && s.compare(n.next[l].value, x) < 0 {
			n = n.next[l]
		}
		before[l] = n
	}
	return before
}

func (s *SkipList[T]) Insert(x T) bool {
	before := s.find(x)
	if n := before[0].next[0]; n != nil && s.compare(n.value, x) == 0 {
		return false
	}
	n := &skipNode[T]{value: x}
	for l := 0; l < levels; l++ {
		n.next[l], before[l].next[l] = before[l].next[l], n
		if s.random()%2 == 0 {
			break
		}
	}
	return true
}

func (s *SkipList[T]) Remove(x T) bool {
	before := s.find(x)
	n := before[0].next[0]
	if n == nil || s.compare(n.value, x) != 0 {
		return false
	}
	for l, b := range before {
		if b.next[l] == n {
			b.next[l] = n.next[l]
		}
	}
	return true
}

func (s *SkipList[T]) Values() (out []T) {
	for n := s.head.next[0]; n != nil; n = n.next[0] {
		out = append(out, n.value)
	}
	return
}

type task struct {
	name     string
	priority int
}

func main() {
	a, b := SetOf(3, 1, 2), SetOf(3, 4)
	fmt.Println(Sorted(a.Union(b, SetOf(9))), Sorted(a.Filter(b.Has)), len(a), a.Has(4), a)
	fmt.Printf("%T %v\n", a, SetOf("x"))

	var d Deque[rune]
	for i, r := range "deque-rings" {
		if i%2 == 0 {
			d.PushBack(r)
		} else {
			d.PushFront(r)
		}
	}
	for i, r := range d.All() {
		if i == 9 {
			break
		}
		fmt.Print(string(r), " ")
	}
	for x, ok := d.PopFront(); ok; x, ok = d.PopFront() {
		fmt.Printf("%c", x)
	}
	fmt.Println(d.size, len(d.ring))

	h := Heap[task]{less: func(a, b task) bool { return a.priority < b.priority }}
	for i, n := range strings.Fields("sleep eat code test read walk") {
		h.Push(task{n, (i*7 + 3) % 6})
	}
	for t := range h.Drain() {
		fmt.Printf("%+v ", t)
		if t.priority == 3 {
			break
		}
	}
	fmt.Println(len(h.items))

	var trie Trie[int]
	for i, w := range strings.Fields("to tea ted ten i in inn tee über") {
		trie.Put(w, i)
	}
	for w, v := range trie.WithPrefix("te") {
		fmt.Print(w, ":", v, " ")
	}
	next, stop := iter.Pull2(trie.WithPrefix(""))
	for range 3 {
		w, v, ok := next()
		fmt.Print(w, "=", v, ok, " ")
	}
	stop()
	fmt.Println(next())

	var m OrderedMap[string, int]
	for i := range 200 {
		m.Set(fmt.Sprintf("k%03d", i*37%200), i)
	}
	for k, v := range m.Range("k010", "k015") {
		fmt.Print(k, "→", v, " ")
	}
	fmt.Println(m.size, m.height() <= 12, m.root.key)
	fmt.Printf("%T\n", m.root)

	s := &SkipList[float64]{compare: cmp.Compare[float64], seed: 2463534242}
	for i := range 20 {
		s.Insert(float64(i*7%20) / 2)
	}
	fmt.Println(s.Insert(4.5), s.Remove(4.5), s.Remove(4.5), s.Values(), sort.Float64sAreSorted(s.Values()))
	height := 0
	for l, n := range s.head.next {
		if n != nil {
			height = l + 1
		}
	}
	fmt.Println(height)
}
