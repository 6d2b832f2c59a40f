// Names that belong to packages: methods and fields of the same name in several.
package main

import (
	"fmt"

	"example.com/private/a"
	b2 "example.com/private/b.v2"
)

type both struct {
	a.T
	own int
}

func (both) m() string { return "main.both.m" }

type meth interface{ m() string }

type mixed interface {
	m() string
	a.I
}

func call(i mixed) (string, string) { return i.m(), a.Call(i) }

type embeds struct {
	*b2.Thing
	b2.Named
}

func main() {
	x := both{T: a.New(7)}
	var i interface{} = x
	_, isMain := i.(meth)
	_, isA := i.(a.I)
	fmt.Println(isMain, isA)
	fmt.Println(call(x))
	i = a.New(1)
	_, isMain = i.(meth)
	_, isA = i.(a.I)
	fmt.Println(isMain, isA)
	fmt.Printf("%T %v %+v\n", x, x, x)

	e := embeds{b2.NewThing("thing"), b2.Named{Name: "named"}}
	e.Rename("new")
	fmt.Println(e.Title(), e.Named.Name, e.Thing.Label)
	fmt.Printf("%T %T %v\n", e, e.Thing, e.Named)
	var s fmt.Stringer = e
	fmt.Println(s)

	var one any = struct{ x int }{1}
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(one == a.Anonymous(), one.(struct{ x int }).x)
		_ = a.Anonymous().(struct{ x int })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = i.(meth)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = i.(b2.Thing)
	}()
	fmt.Println(a.Map[b2.Named, string]([]b2.Named{{Name: "p"}, {Name: "q"}}, b2.Named.String))
	fmt.Printf("%T %T\n", a.Pair[b2.Named, both]{}, a.Of[*b2.Thing]())
	f, g := a.T.Get, (*b2.Thing).Rename
	fmt.Println(f(a.New(3)))
	g(e.Thing, "again")
	fmt.Println(e.Thing.Label, b2.Version, b2.Max)
}
