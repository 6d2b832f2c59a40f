// Initialisation, visitors, errors, sorting, printing.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
)

type Stack []int

func (s *Stack) Push(v int) { *s = append(*s, v) }
func (s *Stack) Pop() int {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

type Visitor interface {
	VisitNum(n Num) float64
	VisitBin(b Bin) float64
}
type Expr interface{ Accept(v Visitor) float64 }
type Num float64
type Bin struct {
	Op   byte
	L, R Expr
}

func (n Num) Accept(v Visitor) float64 { return v.VisitNum(n) }
func (b Bin) Accept(v Visitor) float64 { return v.VisitBin(b) }

type eval struct{ depth int }

func (e *eval) VisitNum(n Num) float64 { return float64(n) }
func (e *eval) VisitBin(b Bin) float64 {
	e.depth++
	l, r := b.L.Accept(e), b.R.Accept(e)
	switch b.Op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	case '/':
		return l / r
	}
	panic("bad op " + string(b.Op))
}

var ErrX = errors.New("x")

type wrapErr struct {
	msg string
	err error
}

func (w wrapErr) Error() string { return w.msg + ": " + w.err.Error() }
func (w wrapErr) Unwrap() error { return w.err }

func do(n int) (res int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("caught %v: %w", r, ErrX)
		}
	}()
	if n == 0 {
		return 0, wrapErr{"zero", ErrX}
	}
	var a [3]int
	return a[n], nil
}

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

var (
	a1 = b1 + 1
	b1 = f1()
	c1 = func() int { return a1 * 2 }()
)

func f1() int { return 41 }
func init()   { fmt.Println("init", a1, b1, c1) }
func init()   { fmt.Println("init2") }

type bits uint8

const (
	A bits = 1 << iota
	B
	_
	D
)

type inner struct{ v int }

func (i *inner) Set(v int) { i.v = v }
func (i inner) Get() int   { return i.v }

type outer struct {
	inner
	m map[string]inner
	a [2]inner
	p *inner
}

func main() {
	var s Stack
	for i := range 5 {
		s.Push(i * i)
	}
	fmt.Println(s.Pop(), s.Pop(), s)
	e := Bin{'+', Num(2), Bin{'*', Num(3), Num(4)}}
	ev := &eval{}
	fmt.Println(e.Accept(ev), ev.depth)
	_, err := do(0)
	fmt.Println(err, errors.Is(err, ErrX))
	_, err = do(5)
	fmt.Println(err, errors.Is(err, ErrX))
	var we wrapErr
	fmt.Println(errors.As(wrapErr{"m", ErrX}, &we), we.msg)
	w := byLen{"ccc", "a", "bb"}
	sort.Sort(w)
	fmt.Println(w)
	sort.Slice(w, func(i, j int) bool { return w[i] > w[j] })
	fmt.Println(w)
	fmt.Println(A, B, D, A|D)
	var o outer
	o.Set(5)
	o.a[1].Set(6)
	o.p = &o.inner
	o.p.Set(7)
	o.m = map[string]inner{"k": {8}}
	fmt.Println(o.Get(), o.a[1].Get(), o.m["k"].Get(), o.inner.v)
	words := strings.Fields(" the quick  brown fox the end ")
	freq := map[string]int{}
	for _, w := range words {
		freq[w]++
	}
	keys := make([]string, 0, len(freq))
	for k := range freq {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Fprintf(os.Stdout, "%-6s|%3d\n", k, freq[k])
	}
	var sb strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	fmt.Println(sb.String(), strings.Repeat("=", 5), strings.ToUpper("abc"))
	x := []any{1, "a", nil, 2.5, []int{1}, map[string]int{"z": 1}, struct {
		A int
		B string
	}{1, "b"}, &o.a[0], errors.New("e"), true, 'x', A}
	for _, v := range x {
		fmt.Printf("%v|%+v|%T\n", v, v, v)
	}
	type pt struct{ X, Y int }
	seen := map[pt]bool{{1, 2}: true}
	fmt.Println(seen[pt{1, 2}], seen[pt{2, 1}])
	func() {
		defer fmt.Println("d1")
		defer func() {
			fmt.Println("rec", recover())
		}()
		var m map[string]int
		m["a"]++
	}()
	var arr2 [2][3]int
	arr2[1][2] = 5
	brr := arr2
	brr[1][2]++
	fmt.Println(arr2, brr, arr2 == brr)
	pp := &arr2
	for i, row := range pp {
		for j := range row {
			pp[i][j] += i + j
		}
	}
	fmt.Println(*pp)
	var fnm = map[string]func(float64, float64) float64{
		"add": func(a, b float64) float64 { return a + b },
	}
	fmt.Println(fnm["add"](1, 2), fnm["no"] == nil)
	ch := make(chan func() string, 1)
	ch <- func() string { return "from chan" }
	fmt.Println((<-ch)())
	var ip *int
	func() {
		defer func() {
			r := recover()
			if e, ok := r.(interface{ RuntimeError() }); ok {
				_ = e
				fmt.Println("runtime error", r)
			}
		}()
		*ip = 1
	}()
	lbl := 0
L:
	for {
		select {
		default:
			lbl++
			if lbl > 3 {
				break L
			}
			continue L
		}
	}
	fmt.Println(lbl)
	const s1 = "const"
	fmt.Println(len(s1), s1[1], s1[1:3])
	var i8 = int8(-5)
	fmt.Println(i8>>1, uint8(i8), i8/2, i8%3, -i8, ^i8)
	fmt.Println(strings.Map(func(r rune) rune { return r + 1 }, "abc"))
	type T struct {
		a, b int
		s    []string
	}
	t1 := T{1, 2, []string{"x"}}
	t2 := t1
	t2.s[0] = "y"
	t2.a = 9
	fmt.Println(t1, t2)
	t1, t2 = t2, t1
	fmt.Println(t1, t2)
	func(ts ...T) { fmt.Println(len(ts), ts) }(t1, t2)
}
