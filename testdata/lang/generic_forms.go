// Generics: inference in all forms, constraints, recursive and embedded types, aliases, method values, names when printed.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int64 | ~float64
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string                  { return fmt.Sprintf("%v=>%v", p.Key, p.Val) }
func (p *Pair[_, V]) Set(v V)                        { p.Val = v }
func (p Pair[K, V]) Swap(f func(V) K) (q Pair[K, V]) { return Pair[K, V]{f(p.Val), p.Val} }

func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

func Map[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

func Convert[To, From Number](x From) To { return To(x) }

func Sum[S ~[]E, E Number](s S) (t E) {
	for _, v := range s {
		t += v
	}
	return
}

func Scale[S ~[]E, E Number](s S, k E) S {
	out := make(S, len(s))
	for i, v := range s {
		out[i] = v * k
	}
	return out
}

func Max[T cmp.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func Ptr[T any](v T) *T { return &v }

// PtrTo is a constraint for a pointer with a method.
type PtrTo[T any] interface {
	*T
	Parse(string) error
}

type Int struct{ n int }

func (i *Int) Parse(s string) (err error) { i.n, err = strconv.Atoi(s); return }

func ParseAll[T any, P PtrTo[T]](ss ...string) ([]T, error) {
	out := make([]T, len(ss))
	for i, s := range ss {
		if err := P(&out[i]).Parse(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

type List[T any] struct {
	head, tail *element[T]
	size       int
}

type element[T any] struct {
	next *element[T]
	val  T
}

func (l *List[T]) Push(vs ...T) *List[T] {
	for _, v := range vs {
		e := &element[T]{val: v}
		if l.tail == nil {
			l.head = e
		} else {
			l.tail.next = e
		}
		l.tail = e
		l.size++
	}
	return l
}

func (l *List[T]) All(yield func(int, T) bool) {
	i := 0
	for e := l.head; e != nil && yield(i, e.val); e = e.next {
		i++
	}
}

type Tree[K any, V any] struct {
	root *treeNode[K, V]
	cmp  func(K, K) int
}

type treeNode[K, V any] struct {
	Pair2[K, V]
	left, right *treeNode[K, V]
}

type Pair2[A, B any] struct {
	A A
	B B
}

func (t *Tree[K, V]) At(k K) *V {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(k, (*p).A); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			return &(*p).B
		}
	}
	*p = &treeNode[K, V]{Pair2: Pair2[K, V]{A: k}}
	return &(*p).B
}

func (t *Tree[K, V]) Walk(f func(K, V)) {
	var walk func(*treeNode[K, V])
	walk = func(n *treeNode[K, V]) {
		if n != nil {
			walk(n.left)
			f(n.A, n.B)
			walk(n.right)
		}
	}
	walk(t.root)
}

type Embeds[T any] struct {
	*List[T]
	extra T
}

type Set[T comparable] = map[T]struct{}
type Vec[T any] = []T
type IntPair[V any] = Pair[int, V]
type Fn[A, B any] func(A) B

func (f Fn[A, B]) Then(g Fn[B, B]) Fn[A, B] { return func(a A) B { return g(f(a)) } }

type Stringish interface {
	~string
	fmt.Stringer
}
type Name string

func (n Name) String() string { return "name " + string(n) }

func Join[T Stringish](ts ...T) string {
	return strings.Join(Map(ts, func(t T) string { return t.String() + "/" + string(t) }), ",")
}

type Ordered[T any] interface{ Less(T) bool }
type Age int

func (a Age) Less(b Age) bool { return a < b }

func SortAll[T Ordered[T]](s []T) []T {
	sort.Slice(s, func(i, j int) bool { return s[i].Less(s[j]) })
	return s
}

type Numeric[T Number] struct{ v T }

func (n Numeric[T]) Add(m Numeric[T]) Numeric[T] { return Numeric[T]{n.v + m.v} }

type Option[T any] interface{ apply(*T) }
type optFunc[T any] func(*T)

func (f optFunc[T]) apply(t *T) { f(t) }

func Build[T any](opts ...Option[T]) (t T) {
	for _, o := range opts {
		o.apply(&t)
	}
	return
}

func Equal[T comparable](a, b T) (eq bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	return a == b, nil
}

func Counter[T any]() func(T) int {
	n := 0
	return func(T) int { n++; return n }
}

func apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}

func double[T Number](x T) T { return 2 * x }
func ident[T any](x T) T     { return x }

func Len[T ~string | ~[]byte](x T) (n int) {
	for i := range len(x) {
		n += int(x[i])
	}
	return n + len(x[1:])
}

func Send[C ~chan E | ~chan<- E, E any](c C, e E)    { c <- e }
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K { return slices.Sorted(maps.Keys(m)) }
func zero[T any]() (z T)                             { return }

func untyped[T any](a, b T) string { return fmt.Sprintf("%T", a) }

type Matrix[T Number, R interface{ ~[]T }] []R

func (m Matrix[T, R]) Sum() (t T) {
	for _, r := range m {
		for _, v := range r {
			t += v
		}
	}
	return
}

type Rec[T any] struct {
	v    T
	more *Rec[T]
	all  map[string][]Rec[T]
	f    func(Rec[T]) *Rec[T]
}

type Floats []float64
type Err[T any] struct{ v T }

func (e Err[T]) Error() string { return fmt.Sprintf("err %v", e.v) }

func main() {
	p := MakePair("a", 1)
	p.Set(5)
	fmt.Println(p, &p, p.Swap(strconv.Itoa), MakePair[any](nil, 2.5), MakePair[float64, error](1, nil))
	fmt.Printf("%T %T %T %T %+v %v\n", p, &p, IntPair[Vec[string]]{}, MakePair(Name("x"), Set[int]{}), Pair2[int, *int]{1, nil}, Embeds[int]{})
	fmt.Println(Map([]int{1, 2}, strconv.Itoa), Reduce([]string{"a", "bc"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(Convert[float64](3), Convert[int8](300.5), Convert[int, float64](2.9), Sum(Floats{1.5, 2}), Sum([]int8{100, 100}))
	fmt.Printf("%T %T %T\n", Scale(Floats{1, 2}, 2), Convert[int8, int], Max[string])
	fmt.Println(Max(2, 3.5), Max('a', 98), Max[float64](1, 2), *Ptr(3), *Ptr[any](nil), Max("a", "b"))
	fmt.Println(untyped(1, 2.0), untyped('a', 2), untyped(1, 'a'), untyped(1, 1i), untyped("x", "y"), untyped[any](1, "x"))
	fmt.Println(ParseAll[Int]("1", "22"))
	fmt.Println(ParseAll[Int]("x"))

	l := new(List[string]).Push("x", "y").Push()
	for i, v := range l.All {
		fmt.Print(i, v, " ")
	}
	e := Embeds[string]{l, "z"}
	e.Push(e.extra)
	fmt.Println(e.size, e.head.next.next.val, l.tail.val)
	t := Tree[string, int]{cmp: cmp.Compare[string]}
	for _, w := range strings.Fields("to be or not to be") {
		*t.At(w)++
	}
	t.Walk(func(k string, v int) { fmt.Print(k, v, " ") })
	fmt.Println(t.root.A, t.root.Pair2.B)

	var f func(int) int = ident
	var g func(float64) float64
	g = double
	fmt.Println(f(3), g(1.5), apply(3, double, ident, double[int]), apply("x", ident, func(s string) string { return s + s }), func() func(Age) Age { return ident }()(4))
	up := Fn[int, string](strconv.Itoa).Then(strings.ToUpper).Then(func(s string) string { return s + "!" })
	fmt.Println(up(7), Join(Name("a"), "b"), SortAll([]Age{3, 1, 2}), Numeric[float64]{1.5}.Add(Numeric[float64]{2}))
	add := Numeric[int].Add
	set := (*Pair[string, int]).Set
	set(&p, 9)
	str := p.String
	p.Set(10)
	fmt.Printf("%v %T %s %T %v\n", add(Numeric[int]{1}, Numeric[int]{2}), add, str(), set, p)

	type conf struct{ a, b int }
	fmt.Println(Build(Option[conf](optFunc[conf](func(c *conf) { c.a = 1 })), optFunc[conf](func(c *conf) { c.b = c.a + 1 })))
	fmt.Println(Equal[any](1, 1.0))
	fmt.Println(Equal[any]([]int{1}, []int{1}))
	fmt.Println(Equal[error](Err[int]{1}, Err[int]{1}))
	fmt.Println(Equal(struct{ x any }{func() {}}, struct{ x any }{1}))
	var target Err[string]
	fmt.Println(errors.As(fmt.Errorf("w: %w", Err[string]{"deep"}), &target), target, errors.As(Err[int]{1}, &target))
	c1, c2 := Counter[int](), Counter[string]()
	c1(0)
	fmt.Println(c1(1), c2(""), Len("ab"), Len([]byte{1, 2}), Keys(map[Age]bool{2: true, 1: true}), zero[*int](), zero[[2]string](), Matrix[int, []int]{{1, 2}, {3}}.Sum())
	ch := make(chan string, 1)
	Send(ch, "sent")
	fmt.Println(<-ch, Rec[int]{v: 1, all: map[string][]Rec[int]{"a": {{v: 2}}}}.all["a"][0].v)
	type local[T any] struct{ v T }
	fmt.Printf("%T %T %T %T %T\n", local[int]{}, []local[Pair[string, []int]]{}, List[func(int) error]{}, map[Pair[int, bool]]chan<- Fn[int, any]{}, Err[struct{ X int }]{})
}
