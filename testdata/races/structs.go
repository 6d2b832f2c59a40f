// Structs and arrays larger than a word, copied while they are written.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

type inner struct {
	flag  bool
	small int8
	f     float32
	c     complex128
	text  string
}

type outer struct {
	inner
	list   []inner
	grid   [3][2]inner
	v      any
	next   *outer
	call   func(outer) inner
	values map[string]int
	ch     chan inner
}

var (
	one    outer
	many   [4]outer
	behind = &outer{}
	slice  = make([]outer, 3)
	byKey  [2]struct {
		key   [2]string
		value outer
	}
)

func (o outer) copied() inner    { return o.grid[o.small&1][o.small>>1&1] }
func (o *outer) pointed() inner  { return o.inner }
func (o outer) with(i int) outer { o.small = int8(i); o.text = strconv.Itoa(i); return o }

func build(i int) outer {
	return outer{
		inner:  inner{i%2 == 0, int8(i), float32(i), complex(float64(i), 1), strconv.Itoa(i)},
		list:   make([]inner, i%5),
		v:      inner{text: "in an interface"},
		next:   behind,
		call:   outer.copied,
		values: map[string]int{"a": i},
		ch:     make(chan inner, 1),
	}
}

func write(i int) {
	o := build(i)
	one = o
	many[i%4] = o.with(i)
	*behind = one
	slice[i%3] = many[(i+1)%4]
	slice = append(slice, one)
	if len(slice) > 50 {
		slice = slice[:3:3]
	}
	byKey[i%2].key = [2]string{o.text, "k"}
	byKey[i%2].value = *behind
	one.grid[i%3] = [2]inner{o.inner, one.inner}
	many = [4]outer{one, o, *behind, slice[0]}
	many[0], many[1] = many[1], many[0]
	one.next = &many[i%4]
	one.next.next = nil
}

func read(i int) {
	a := one
	b := many
	if a.call != nil {
		_ = a.call(b[i%4])
	}
	_ = a.inner == b[1].inner
	_ = byKey[0].key == byKey[1].key
	_ = behind.pointed().text + a.copied().text
	for _, o := range slice {
		if len(o.list) > 0 {
			o.list[len(o.list)-1].text += "x"
		}
		if n := o.text; n != "" {
			if _, err := strconv.Atoi(n); err != nil {
				fmt.Println("torn:", n)
				os.Exit(1)
			}
		}
	}
	if v, ok := b[2].v.(inner); ok && v.text != "in an interface" {
		fmt.Println("torn:", v)
		os.Exit(1)
	}
	select {
	case a.ch <- a.inner:
	case x := <-b[3].ch:
		a.inner = x
	default:
	}
	m := map[inner]outer{a.inner: a, b[0].inner: b[0]}
	_ = m[one.inner]
	for p := one.next; p != nil && i > 0; p = p.next {
		i /= 2
		p.values = map[string]int{}
	}
	_ = fmt.Sprint(a.inner, b[0].grid)
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for _, f := range []func(int){write, read, write, read} {
		go func() {
			for i := 0; ; i++ {
				f(i)
			}
		}()
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
