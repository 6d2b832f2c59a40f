// Methods: values, expressions, promotion, embedding, receivers of several words, interfaces.
package main

import (
	"errors"
	"fmt"
)

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type list []int

func (l list) Len() int     { return len(l) }
func (l *list) Push(v int)  { *l = append(*l, v) }
func (l list) At(i int) int { return l[i] }

type base struct {
	name string
	tags []string
}

func (b base) Name() string     { return b.name }
func (b *base) Rename(s string) { b.name = s }

type derived struct {
	*base
	extra int
}

type both struct {
	derived
	fmt.Stringer
}

type namer interface{ Name() string }
type lener interface{ Len() int }

type failure struct{ code int }

func (f *failure) Error() string { return fmt.Sprint("failure ", f.code) }

func fail(code int) error {
	if code == 0 {
		return nil
	}
	return &failure{code}
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("slice of ", len(v))
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	case func(int) int:
		return fmt.Sprint("func ", v(2))
	case struct{ x, y int }:
		return fmt.Sprint("struct ", v.x+v.y)
	case [2]bool:
		return fmt.Sprint("array ", v[1])
	}
	return fmt.Sprintf("other %T", v)
}

func main() {
	var l list
	l.Push(4)
	l.Push(5)
	push := l.Push
	push(6)
	at := l.At
	l[0] = 40
	fmt.Println(l.Len(), at(0), list.At(l, 1), l)
	(*list).Push(&l, 7)
	var n lener = l
	fmt.Println(n.Len(), lener.Len(n))
	n = &l
	l.Push(8)
	fmt.Println(n.Len())

	d := derived{&base{"one", nil}, 1}
	d.Rename("two")
	var nm namer = d
	fmt.Println(d.Name(), nm.Name(), namer(&d).Name())
	b := both{d, celsius(36.6)}
	fmt.Println(b.String(), b.Name())
	name := b.Name
	b.Rename("three")
	fmt.Println(name(), b.Name())
	f := derived.Name
	g := (*derived).Rename
	g(&d, "four")
	fmt.Println(f(d))

	err := fail(3)
	var target *failure
	fmt.Println(err, errors.As(err, &target), target.code, fail(0) == nil)
	for _, v := range []any{nil, 1, int64(2), "s", []int{1}, err, celsius(1), func(i int) int { return i * i },
		struct{ x, y int }{1, 2}, [2]bool{false, true}, 1.5, map[string]int{}} {
		fmt.Println(describe(v))
	}
	_, isLener := any(d).(lener)
	v, ok := any(l).(lener)
	fmt.Println(isLener, ok, v.Len())
	var nilList *list
	defer func() { fmt.Println(recover()) }()
	n = nilList
	fmt.Println(n.Len())
}
