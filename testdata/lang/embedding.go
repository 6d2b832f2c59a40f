// Embedding through many depths, by pointers and interfaces; method values and expressions of all of it; overlaps.
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

type base struct{ id int }

func (b base) ID() int      { return b.id }
func (b *base) SetID(n int) { b.id = n }
func (b base) Who() string  { return fmt.Sprint("base ", b.id) }

type middle struct {
	*base
	name string
}

func (m middle) Who() string { return "middle " + m.name + "/" + m.base.Who() }

type upper struct {
	middle
	extra
	fmt.Stringer
}

type extra struct{ id, level int } // its id is less deep than base's

func (e extra) Level() int     { return e.level }
func (e *extra) Raise() *extra { e.level++; return e }

type top struct {
	*upper
	sync.Mutex
	err error
}

type ider interface{ ID() int }
type setter interface {
	ider
	SetID(int)
}
type named interface {
	ider
	Who() string
}
type both interface { // ID comes from three sides
	setter
	named
	interface{ ID() int }
}

type label string

func (l label) String() string { return "<" + string(l) + ">" }

type readWriter interface {
	io.Reader
	io.Writer
}
type readWriteCloser interface {
	io.ReadCloser
	io.WriteCloser
	readWriter
}

type file struct {
	io.Reader
	strings.Builder
}

func (f *file) Close() error                     { return errors.New("closed") }
func (f *file) Read(p []byte) (n int, err error) { return f.Reader.Read(p) }

type myErr struct{ error }

func (m myErr) Unwrap() error { return m.error }

type counter map[string]int

func (c counter) Inc(k string) int { c[k]++; return c[k] }

type withMap struct{ counter }
type withFunc struct{ handler }
type handler func(string) string

func (h handler) Handle(s string) string { return h(s) }

type node struct {
	*node
	val int
}

func main() {
	t := top{upper: &upper{middle{&base{1}, "mid"}, extra{2, 3}, label("lab")}}
	fmt.Println(t.id, t.base.id, t.ID(), t.Who(), t.level, t.Level(), t.String(), t.name)
	t.SetID(10)
	t.Raise().Raise()
	t.Lock()
	fmt.Println(t.TryLock(), t.ID(), t.upper.middle.base.id, t.extra.level, t.err)
	t.Unlock()

	var b both = &t
	b.SetID(20)
	fmt.Println(b.ID(), b.Who(), named(b).Who(), setter(b).ID(), ider(b).ID())
	var anyone any = t.upper
	_, isBoth := anyone.(both)
	_, isStringer := anyone.(fmt.Stringer)
	_, isErr := anyone.(error)
	fmt.Println(isBoth, isStringer, isErr)

	// method values bind now, expressions take the receiver
	who := t.Who
	id := t.base.ID
	set := t.SetID
	set(30)
	fmt.Println(who(), id(), t.ID())
	fmt.Println(base.ID(*t.base), (*base).ID(t.base), (*upper).Who(t.upper), upper.ID(*t.upper), both.Who(b), fmt.Stringer.String(t))
	(*base).SetID(t.base, 40)
	(*top).SetID(&t, 41)
	f := (*extra).Raise
	g := ider.ID
	h := extra.Level
	fmt.Println(f(&t.extra).level, g(b), h(t.extra))
	fmt.Printf("%T %T %T %T %T\n", f, g, h, who, (*top).SetID)
	fmt.Println(interface{ Level() int }.Level(t.extra))

	var rwc readWriteCloser = &file{Reader: strings.NewReader("hello")}
	n, err := io.Copy(rwc, io.LimitReader(rwc, 4))
	fmt.Println(n, err, rwc.(*file).String(), rwc.Close())

	e := myErr{fmt.Errorf("wrapped: %w", io.EOF)}
	fmt.Println(e, e.Error(), errors.Is(e, io.EOF))
	w := withMap{counter{}}
	w.Inc("a")
	fmt.Println(w.Inc("a"), w.counter["a"], len(w.counter), withFunc{strings.ToUpper}.Handle("func"), withFunc{func(s string) string { return s + s }}.handler("x"))
	x := node{&node{&node{nil, 3}, 2}, 1}
	fmt.Println(x.val, x.node.val, x.node.node.val, x.node.node.node == nil)

	for _, f := range []func(){
		func() { var u upper; _ = u.String() },
		func() { var m middle; _ = m.ID() },
		func() { var t top; t.Raise() },
		func() { var s fmt.Stringer; _ = s.String },
		func() { var p *middle; _ = p.Who },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	// anonymous structs, embedded too
	anon := struct {
		base
		label
		int
		*strings.Builder
	}{base{5}, "l", 7, new(strings.Builder)}
	anon.WriteString("built")
	anon.SetID(6)
	fmt.Println(anon.ID(), anon.label, anon.int, anon.Len(), anon.Builder.String())
	same := struct{ X, Y int }{1, 2}
	type xy struct{ X, Y int }
	fmt.Println(same == xy{1, 2}, same == struct{ X, Y int }{1, 3}, any(same) == any(xy{1, 2}), any(same) == any(struct{ X, Y int }{1, 2}))
}
