// Generic trees, sets, caches and iterators.
package main

import "fmt"

// generics heavy
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~float32 | ~float64 | ~string
}

type Tree[K Ordered, V any] struct {
	root *tnode[K, V]
	n    int
}
type tnode[K Ordered, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch {
		case k < (*p).k:
			p = &(*p).l
		case k > (*p).k:
			p = &(*p).r
		default:
			(*p).v = v
			return
		}
	}
	*p = &tnode[K, V]{k: k, v: v}
	t.n++
}
func (t *Tree[K, V]) All() func(func(K, V) bool) {
	return func(yield func(K, V) bool) { t.root.all(yield) }
}
func (n *tnode[K, V]) all(yield func(K, V) bool) bool {
	return n == nil || n.l.all(yield) && yield(n.k, n.v) && n.r.all(yield)
}

type Num interface{ ~int | ~float64 }

func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	acc := init
	for _, x := range xs {
		acc = f(acc, x)
	}
	return acc
}
func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var out S
	for _, e := range s {
		if f(e) {
			out = append(out, e)
		}
	}
	return out
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)      { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func Union[T comparable](a, b Set[T]) Set[T] {
	r := Set[T]{}
	for k := range a {
		r.Add(k)
	}
	for k := range b {
		r.Add(k)
	}
	return r
}

type Numeric interface{ int | float64 }

func SumMap[K comparable, V Numeric](m map[K]V) V {
	var s V
	for _, v := range m {
		s += v
	}
	return s
}

type Maybe[T any] interface{ Get() (T, bool) }
type some[T any] struct{ v T }
type none[T any] struct{}

func (s some[T]) Get() (T, bool)    { return s.v, true }
func (none[T]) Get() (t T, ok bool) { return }

func First[T any](xs []T) Maybe[T] {
	if len(xs) > 0 {
		return some[T]{xs[0]}
	}
	return none[T]{}
}

type Celsius float64
type IDs []int

func Map2[A, B, C any](a []A, b []B, f func(A, B) C) []C {
	n := min(len(a), len(b))
	r := make([]C, n)
	for i := range n {
		r[i] = f(a[i], b[i])
	}
	return r
}

func Ptr[T any](v T) *T { return &v }

type Cache[K comparable, V any] struct {
	data map[K]V
	miss func(K) V
}

func NewCache[K comparable, V any](miss func(K) V) *Cache[K, V] {
	return &Cache[K, V]{data: make(map[K]V), miss: miss}
}
func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.data[k]; ok {
		return v
	}
	v := c.miss(k)
	c.data[k] = v
	return v
}

func local[T any](x T) any {
	type box struct{ v T }
	return box{x}
}

type embed[T any] struct{ some[T] }

func chanOf[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}

func conv[T ~int | ~float64 | ~uint8](x float64) T { return T(x) }

func cmp[T comparable](a, b T) bool { return a == b }

type G[T any] struct {
	next *G[T]
	val  T
}

func (g *G[T]) Len() int {
	if g == nil {
		return 0
	}
	return 1 + g.next.Len()
}

func main() {
	var t Tree[string, int]
	for i, w := range []string{"m", "c", "x", "a", "d", "z"} {
		t.Put(w, i)
	}
	t.Put("a", 100)
	for k, v := range t.All() {
		if k == "x" {
			break
		}
		fmt.Print(k, v, " ")
	}
	fmt.Println(t.n)
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	fmt.Println(Filter(IDs{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }))
	a, b := Set[int]{}, Set[int]{}
	a.Add(1)
	b.Add(2)
	u := Union(a, b)
	fmt.Println(len(u), u.Has(2), u.Has(3))
	fmt.Println(SumMap(map[string]float64{"a": 1.5, "b": 2}), SumMap(map[int]int{1: 2}))
	fmt.Println(First([]string{"q"}).Get())
	fmt.Println(First[Celsius](nil).Get())
	fmt.Println(Map2([]int{1, 2}, []string{"a", "b", "c"}, func(i int, s string) string { return s + fmt.Sprint(i) }))
	p := Ptr(Celsius(3))
	*p += 1.5
	fmt.Println(*p, *Ptr([]int{1}))
	c := NewCache(func(k string) int { return len(k) })
	fmt.Println(c.Get("abc"), c.Get("abc"), len(c.data))
	fmt.Printf("%T %v %T\n", local(1), local("s"), local([]int{}))
	e := embed[int]{some[int]{7}}
	fmt.Println(e.Get())
	var mb Maybe[int] = e
	fmt.Println(mb.Get())
	for x := range chanOf(1.5, 2.5) {
		fmt.Print(x, " ")
	}
	fmt.Println(conv[int](3.9), conv[uint8](200.5), conv[Celsius](1.25))
	fmt.Println(cmp(1, 1), cmp("a", "b"), cmp[any](1, 1.0), cmp([2]int{1, 2}, [2]int{1, 2}))
	g := &G[int]{&G[int]{nil, 1}, 2}
	fmt.Println(g.Len())
	f := Ptr[string]
	fmt.Println(*f("x"))
	get := some[int].Get
	fmt.Println(get(some[int]{4}))
	m := c.Get
	fmt.Println(m("four"))
}
