// Functions, closures, method values and deferred calls in shared variables.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

type counter struct {
	n    int
	name string
	next func() counter
}

func (c counter) value() int        { return c.n + len(c.name) }
func (c *counter) add(n int) string { c.n += n; return c.name }

var (
	f     func(int) int
	g     func(string, ...any) (string, error)
	table [6]func()
	h     func() counter
	shown func(int) string
	c     = counter{name: "c"}
	depth int
)

func fib(n int) int {
	if n < 2 {
		return n
	}
	return f(n-1) + fib(n-2)
}

func write(i int) {
	var big [20]int
	text := strconv.Itoa(i)
	switch i % 5 {
	case 0:
		f = fib
		g = func(s string, a ...any) (string, error) { return s + text, nil }
	case 1:
		f = func(n int) int { big[n%20] += i; return big[n%20] & 7 }
		shown = c.add
	case 2:
		f = nil
		h = func() counter { return counter{i, text, h} }
	case 3:
		k := i
		f = func(n int) int { k++; return n & k & 15 }
		g = func(s string, a ...any) (string, error) {
			text += s
			if len(text) > 30 {
				text = ""
			}
			return text, fmt.Errorf("%s %v", text, a)
		}
	default:
		old := f
		f = func(n int) int {
			if n > 0 && old != nil && i%20 != 4 {
				return old(n / 2)
			}
			return n
		}
		h = func() counter { c.next = h; return c }
		shown = (&counter{i, "other", nil}).add
	}
	table[i%6] = func() {
		if depth++; depth%20 == 0 {
			panic(text)
		}
		defer table[(i+1)%6]()
		i++
	}
	c = counter{i, text, h}
}

func read(i int) {
	defer func() {
		if r := recover(); r != nil {
			_, _ = g("recovered", r)
		}
	}()
	_ = f(i % 5)
	s, err := g("a", i, c)
	_, _ = s, err
	_ = shown(i)
	k := h()
	for range 3 {
		if k.next != nil {
			k = k.next()
		}
	}
	defer c.add(i)
	defer func(old counter) { c = old }(c)
	v := c.value
	_ = v()
	if f := f; f != nil {
		go f(i % 3)
	}
	for j := range 3 {
		defer func() { _ = f(j % 4) }()
	}
	if i%50 == 0 {
		table[i%6]()
	}
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	f = fib
	for _, f := range []func(int){write, read, write, read} {
		go func() {
			for i := 0; ; i++ {
				func() {
					defer func() { recover() }()
					f(i)
				}()
			}
		}()
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
