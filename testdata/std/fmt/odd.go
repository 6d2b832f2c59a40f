// Every verb and many flags on values of every kind.
package main

import (
	"errors"
	"fmt"
	"math"
	"time"
	"unsafe"
)

type S struct {
	A int
	B string
	c []byte
	d map[string]int
	e *int
	f any
	g error
	h func()
	i chan int
	j [2]bool
	k struct{ x, y float64 }
}
type Str string
type Bytes []byte
type Stringer struct{ n int }

func (s Stringer) String() string { return fmt.Sprintf("S<%d>", s.n) }

type PStringer struct{ n int }

func (s *PStringer) String() string { return fmt.Sprintf("P<%d>", s.n) }

type Emb struct{ Stringer }
type EmbP struct{ *PStringer }
type Gen[T any] struct{ v T }

func (g Gen[T]) String() string { return fmt.Sprint("G:", g.v) }

type Fm int

func (f Fm) Format(s fmt.State, v rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "[%c %d %v %d %v %v%v%v%v%v %s]", v, w, wok, p, pok, s.Flag('+'), s.Flag('-'), s.Flag('#'), s.Flag(' '), s.Flag('0'), fmt.FormatString(s, v))
}

type Gs int

func (g Gs) GoString() string { return "Gs!" }

type Panicker int

func (p Panicker) String() string { panic("boom") }

type NilP struct{ x int }

func (p *NilP) String() string { return fmt.Sprint(p.x) }

type Err struct{}

func (Err) Error() string { return "err!" }

type ErrS struct{}

func (ErrS) Error() string  { return "E" }
func (ErrS) String() string { return "S" }

type I int
type Rec struct {
	Next *Rec
	V    int
}
type Fn func(int) int
type Arr [3]Stringer
type Mp map[Stringer]Stringer
type unexp struct{ s Stringer; e error; t time.Duration }

func main() {
	x := 7
	_ = x
	vals := []any{
		nil, true, 0, -1, 42, int8(-128), uint8(200), uint64(math.MaxUint64), int64(math.MinInt64), uintptr(255),
		1.5, -0.0, math.Inf(1), math.Inf(-1), math.NaN(), 1e21, 1e20, 1e-7, float32(0.1), 123456789.0, math.Copysign(0, -1), math.MaxFloat64, math.SmallestNonzeroFloat64,
		1 + 2i, complex(math.NaN(), math.Inf(-1)), complex64(-1.5i),
		"", "hello", "a\x00b\xff\n\t\"`", "日本語", "\u200b\U0001F600", Str("named"), []byte("by\x00tes"), Bytes{1, 2}, [3]byte{1, 2, 3}, []byte(nil),
		'x', rune(0x10ffff), rune(-1), rune(0x110000),
		[]int{1, 2}, []int(nil), []string{"a", "b c"}, [2]string{"x", ""}, []any{1, "a", nil, 2.5}, [][]int{{1}, nil, {}},
		map[string]int{"b": 2, "a": 1}, map[int]string(nil), map[float64]bool{math.NaN(): true, 1: false, math.Inf(-1): true}, map[any]int{1: 1},
		struct{}{}, struct {
			A int
			B string
		}{1, "x"}, &struct{ A []int }{[]int{1}}, S{}, &S{A: 1, B: "q", c: []byte("hi")}, Rec{V: 3},
		Stringer{3}, &Stringer{4}, PStringer{5}, &PStringer{6}, Emb{Stringer{7}}, &Emb{Stringer{8}}, Gen[int]{10}, &Gen[string]{"z"}, Gen[Stringer]{Stringer{2}},
		[]Stringer{{1}, {2}}, Arr{{1}}, Mp{{1}: {2}}, []*PStringer{}, unexp{Stringer{1}, Err{}, time.Second}, []error{Err{}, nil},
		Fm(3), []Fm{1}, Gs(1), []Gs{1, 2}, map[Gs]Gs{1: 2}, Panicker(1), (*NilP)(nil), (*int)(nil), (*Stringer)(nil), Err{}, ErrS{}, errors.New("plain"),
		I(5), []I{1}, (Fn)(nil), (func())(nil), (chan int)(nil), unsafe.Pointer(nil), (error)(nil), any(nil),
		time.Second * 90, time.Monday, time.March, struct{ d time.Duration }{5}, struct{ D time.Duration }{5}, []time.Duration{1, 2}, map[string]time.Duration{"a": 1},
		[]any{nil}, &[]int{1}, &map[string]int{"a": 1}, &[2]int{1, 2}, []*int{nil}, [0]int{}, []float64{1, 2.5}, []complex128{1i}, []bool{true}, [][]byte{[]byte("ab")}, []Str{"p"}, []uint8{1}, []int8{1}, []rune("hé"),
	}
	verbs := []string{"%v", "%+v", "%#v", "%T", "%d", "%s", "%q", "%x", "%X", "% x", "%#x", "% #X", "%t", "%b", "%o", "%O", "%#o", "%c", "%U", "%#U", "%e", "%g", "%G", "%E", "%f", "%.3f", "%8.2f", "%+.1e", "%#g", "%.3g", "%#.3x", "%08d", "%+d", "% d", "%-8d|", "%8v|", "%-8v|", "%08v", "%+q", "%#q", "%.2s", "%.2q", "%5.1s|", "%-5.1q|", "%20s|", "%020s|", "%-020s|", "%z", "%!", "%.0f", "%6.3v|", "%+08.2f", "% 08.2f", "%x %x", "%[1]v %[1]d", "%[2]v", "%[0]v", "%[x]v", "%*d", "%.*f", "%-+8.3d|", "%+ d", "%#+v", "%# v", "%.10v", "%#08x", "%#.10b", "%010.4v", "%-010v|", "%p%%"}
	for i, v := range vals {
		for _, f := range verbs {
			if f == "%p%%" {
				if fmt.Sprintf("%v", v) != "<nil>" && v != nil {
					switch v.(type) {
					case int, string, bool, float64, Stringer:
					default:
						continue
					}
				}
			}
			s := func() (s string) {
				defer func() {
					if e := recover(); e != nil {
						s = fmt.Sprint("PANIC ", e)
					}
				}()
				return fmt.Sprintf(f, v)
			}()
			if len(s) > 2 && (containsAddr(s)) {
				s = "addr"
			}
			fmt.Printf("%d %s: %s\n", i, f, s)
		}
		s := fmt.Sprint(v, v, "s", v) + "|" + fmt.Sprintln(v, v)
		if containsAddr(s) {
			s = "addr\n"
		}
		fmt.Print(s)
	}
}
func containsAddr(s string) bool {
	for i := 0; i+5 < len(s); i++ {
		if (s[i:i+4] == "0xc0" || s[i:i+3] == "0x7"|| s[i:i+3]=="c00" || s[i:i+3]=="C00") && len(s) > i+10 {
			return true
		}
	}
	return false
}
