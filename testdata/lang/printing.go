// Everything printed by %v, %+v, %#v and %T: nested, nil, with methods, with methods that panic, and by nil receivers.
package main

import (
	"errors"
	"fmt"
	"time"
)

type (
	P struct {
		X, Y int
		name string
	}
	Nest struct {
		P
		In   *P
		M    map[string]int
		S    []any
		F    func()
		C    chan int
		E    error
		I    any
		A    [2]bool
		B    []byte
		anon struct{ a, b uint8 }
	}
	Str    int
	PtrStr struct{ v int }
	GoStr  struct{ v int }
	Fmt    struct{ v int }
	Err    struct{ code int }
	Bad    struct{}
	BadPtr struct{ v *int }
	Both   struct{}
	Wrap   struct {
		S Str
		p Str
	}
	Wrap2          struct{ Str }
	Pair[A, B any] struct {
		A A
		B B
	}
	Fl   float32
	Bs   []byte
	My   map[Str]*int
	List []Str
	Cx   complex64
	Rune rune
	Bo   bool
	U8   uint8
)

func (s Str) String() string { return fmt.Sprintf("Str(%d)", int(s)) }
func (p *PtrStr) String() string {
	if p == nil {
		return "nil PtrStr"
	}
	return fmt.Sprint("PtrStr ", p.v)
}
func (g GoStr) GoString() string { return fmt.Sprintf("NewGoStr(%d)", g.v) }
func (f Fmt) Format(s fmt.State, c rune) {
	w, ok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "Fmt{%c %d %t %d %t %t%t%t}", c, w, ok, p, pok, s.Flag('+'), s.Flag('#'), s.Flag('-'))
}
func (e *Err) Error() string    { return fmt.Sprint("code ", e.code) }
func (Bad) String() string      { panic("bad") }
func (b BadPtr) String() string { return fmt.Sprint(*b.v) }
func (Both) Error() string      { return "as error" }
func (Both) String() string     { return "as string" }

func show(vs ...any) {
	for _, v := range vs {
		fmt.Printf("%v | %+v | %#v | %T\n", v, v, v, v)
	}
}

func main() {
	p := P{1, -2, "n"}
	show(p, &p, struct{}{}, &struct{ A *int }{}, []P{p}, []*P{nil}, map[P]bool{p: true}, [2]P{})
	show(Nest{P: p, M: map[string]int{"b": 2, "a": 1}, S: []any{1, "x", nil, 2.5, []int(nil)}, B: []byte("hi"), E: Both{}, I: p})
	show(nil, (*int)(nil), []int(nil), map[string]int(nil), (func())(nil), (chan int)(nil), error(nil), []any{nil, error(nil)}, [0]int{}, []string{}, map[int]int{})
	show(Str(3), []Str{1, 2}, map[Str]Str{2: 1, 1: 2}, Wrap{1, 2}, &Wrap{1, 2}, Wrap2{5}, [1]Str{4}, List{7}, Pair[Str, *int]{1, nil})
	show(PtrStr{1}, &PtrStr{2}, (*PtrStr)(nil), []*PtrStr{nil}[0], struct{ p *PtrStr }{nil}, [1]PtrStr{{3}})
	show(GoStr{4}, []GoStr{{5}}, map[string]GoStr{"k": {6}}, Fmt{7}, []Fmt{{8}}, struct{ F Fmt }{Fmt{9}})
	show(&Err{10}, Both{}, []error{Both{}}, Pair[int, string]{1, "q"}, Pair[Pair[string, []int], error]{}, &Pair[bool, any]{true, nil})
	show(Bad{}, BadPtr{}, (*BadPtr)(nil), []any{Bad{}, 1}, (*Err)(nil))
	show(true, 'x', "quo\"te\n", `back\slash`, 1.0, 1e21, 1e20, 1e-7, float32(0.1), 3+4i, complex64(-1i), uint8(7), int64(-7), uintptr(9))
	show(Fl(2.5), Bs("bs"), Bs(nil), My{1: nil}, Cx(1), Rune('r'), Bo(true), U8(8), []U8{1}, [3]byte{1, 2, 3}, []rune("ab"), []string{"a b", "c"}, []float64{1, 2.5})
	show(time.Duration(1500)*time.Millisecond, time.March, time.Saturday, []time.Duration{1, 2e9})
	show(any([]any{map[string]any{"z": []int{1}, "a": nil}, [2][]string{{"x"}, nil}}), struct {
		A any
		B error
		C *P
		D fmt.Stringer
	}{A: 1, D: Str(2)})
	q := &p
	pp := &q
	fmt.Printf("%T %T %v %v %T %T\n", pp, &pp, **pp, *pp == &p, func(int, ...string) (bool, error) { return false, nil }, struct {
		A int `tag:"x"`
		P
	}{})
	m := map[any]int{2: 2, nil: 6, 1: 9, -1: 11}
	fmt.Println(m)
	fmt.Println(map[[2]string]int{{"b", "a"}: 1, {"a", "z"}: 2}, map[float64]string{2: "b", -1: "a"}, map[P]int{{2, 1, ""}: 1, {1, 9, ""}: 2}, map[bool]int{true: 1, false: 0})

	fmt.Printf("%d %s %q %x %X %o %b %c %U %#U %08.3f|%-8d|%+d|% d|%x|% x|%#x|%t|%v%%\n", []int{1, 2}, []string{"a", "b"}, []string{"a"}, "hi", []byte("hi"), 8, 5, 'c', 'c', '日', 3.14159, 5, 5, 5, -255, "abc", []byte("abc"), true, 5)
	fmt.Printf("%!|%z|%d|%s|%d %d|%[2]d %[1]d|%[5]d|%*d|%.*f|%[1]*d|%-*d|\n", 1, "x", 2, 3)
	fmt.Printf("%d %s\n", 1)
	fmt.Printf("%d\n", 1, "extra", nil)
	fmt.Printf("%s %d %v %x\n", errors.New("err"), Str(5), &[]int{1}, Str(10))
	fmt.Printf("%s|%v|%d|%s|%s\n", nil, nil, nil, []any{nil, 1}, 42)
	fmt.Printf("%6.2f|%-6s|%6s|%06d|%+.1e|%g|%G|%e\n", 3.14159, "ab", "cd", -42, 12345.678, 1e-10, 1e20, 0.0)
	fmt.Printf("%t %t %p %v\n", 1, "x", 5, struct{ f func() }{})
	fmt.Printf("%v %+v %#v %s\n", []error{errors.New("a"), nil}, []error{&Err{1}}, []any{Str(1)}, []fmt.Stringer{Str(1), nil})
	fmt.Print("a", 1, 2, "b", "c", 3.5, nil, nil, '\n', "\n")
	fmt.Println(Both{}, []Both{{}}, &Both{}, struct{ B Both }{}, [2]any{Bad{}, Str(1)})
}
