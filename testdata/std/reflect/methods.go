package main

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"
	"time"
)

// Methods that only reflection calls, of types that only reflection sees.

type Base struct{ n int }

func (b *Base) Inc() *Base      { b.n++; return b }
func (b Base) Get() int         { return b.n }
func (b Base) Result() Returned { return Returned{"made by Get"} }

type Returned struct{ text string }

func (r Returned) String() string      { return "<" + r.text + ">" }
func (r *Returned) Pointer() *Returned { return r }

type Namer interface{ Name() string }

type Derived struct {
	*Base
	Namer
	Label string
}

type person string

func (p person) Name() string { return string(p) }

type Plugin struct{ calls []string }

func (p *Plugin) OnStart(name string)    { p.calls = append(p.calls, "start "+name) }
func (p *Plugin) OnStop(code int) string { p.calls = append(p.calls, fmt.Sprint("stop ", code)); return "bye" }
func (p *Plugin) onHidden()              {}

type Generic[T any] struct{ items []T }

func (g *Generic[T]) Push(x T)    { g.items = append(g.items, x) }
func (g Generic[T]) All() []T     { return g.items }
func (g Generic[T]) First() (t T) { return g.items[0] }

func main() {
	d := Derived{&Base{1}, person("Ada"), "l"}
	v := reflect.ValueOf(d)
	for i := 0; i < v.NumMethod(); i++ {
		fmt.Println(v.Type().Method(i).Name, v.Method(i).Type())
	}
	fmt.Println(v.MethodByName("Inc").Call(nil)[0].MethodByName("Inc").Call(nil)[0].Elem().Field(0))
	fmt.Println(v.MethodByName("Get").Call(nil)[0], v.MethodByName("Name").Call(nil)[0], d.n)
	r := v.MethodByName("Result").Call(nil)[0]
	fmt.Println(r, r.Interface(), r.NumMethod())

	p := &Plugin{}
	pv := reflect.ValueOf(p)
	for i := 0; i < pv.NumMethod(); i++ {
		m := pv.Method(i)
		args := make([]reflect.Value, m.Type().NumIn())
		for j := range args {
			args[j] = reflect.Zero(m.Type().In(j))
		}
		fmt.Println(pv.Type().Method(i).Name, len(m.Call(args)))
	}
	fmt.Printf("%q\n", p.calls)

	g := &Generic[string]{}
	gv := reflect.ValueOf(g)
	gv.MethodByName("Push").Call([]reflect.Value{reflect.ValueOf("x")})
	fmt.Println(gv.Elem().MethodByName("All").Call(nil)[0], gv.MethodByName("First").Call(nil)[0], gv.Type())

	// Types of the library.
	tm := reflect.TypeOf(time.Second)
	fmt.Println(tm.NumMethod(), tm.Method(0).Name)
	fmt.Println(reflect.ValueOf(90 * time.Minute).MethodByName("Hours").Call(nil)[0])
	var b bytes.Buffer
	bv := reflect.ValueOf(&b)
	bv.MethodByName("WriteString").Call([]reflect.Value{reflect.ValueOf("written")})
	fmt.Println(b.String(), bv.MethodByName("Len").Call(nil)[0])
	sb := reflect.New(reflect.TypeOf(strings.Builder{}))
	sb.MethodByName("WriteByte").Call([]reflect.Value{reflect.ValueOf(byte('!'))})
	fmt.Println(sb.Interface().(fmt.Stringer).String())
	err := fmt.Errorf("outer: %w", errors.New("inner"))
	fmt.Println(reflect.ValueOf(err).MethodByName("Unwrap").Call(nil)[0])
	s := sort.IntSlice{3, 1, 2}
	reflect.ValueOf(s).MethodByName("Sort").Call(nil)
	fmt.Println(s)

	// Calls in goroutines, and one Value from many.
	shared := reflect.ValueOf(strings.Repeat)
	done := make(chan string)
	for i := 0; i < 4; i++ {
		go func() {
			done <- shared.Call([]reflect.Value{reflect.ValueOf("ab"), reflect.ValueOf(i)})[0].String()
		}()
	}
	var all []string
	for i := 0; i < 4; i++ {
		all = append(all, <-done)
	}
	sort.Strings(all)
	fmt.Printf("%q\n", all)

	// Deep recursion through a made function, with a panic on its way.
	var f func(int) int
	fv := reflect.ValueOf(&f).Elem()
	fv.Set(reflect.MakeFunc(fv.Type(), func(in []reflect.Value) []reflect.Value {
		n := in[0].Int()
		if n == 0 {
			return in
		}
		return []reflect.Value{reflect.ValueOf(f(int(n-1)) + 1)}
	}))
	fmt.Println(f(300))
	defer func() { fmt.Println("recovered", recover()) }()
	reflect.ValueOf(func(s []int) int { return s[3] }).Call([]reflect.Value{reflect.ValueOf([]int{1})})
}
