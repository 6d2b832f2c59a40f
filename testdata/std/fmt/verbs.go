// Every verb on values of many kinds, with flags, widths and precisions.
package main

import "fmt"

type Point struct {
	X, Y int
	name string
}

type Named string

type Temp float64

func (t Temp) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type Err struct{ code int }

func (e *Err) Error() string { return fmt.Sprint("error ", e.code) }

type Inner struct{ t Temp }

type Tree struct {
	L, R *Tree
	V    any
}

type Bytes []byte

type Go struct{}

func (Go) GoString() string { return "Go!" }

type Custom struct{}

func (Custom) Format(f fmt.State, verb rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	fmt.Fprintf(f, "<%c %d %v %d %v %t%t%t%t%t>", verb, w, wok, p, pok, f.Flag('-'), f.Flag('+'), f.Flag('#'), f.Flag(' '), f.Flag('0'))
}

type Panics struct{}

func (Panics) String() string { panic("boom") }

type NilPanics struct{ s string }

func (n *NilPanics) String() string { return n.s }

func main() {
	var nilMap map[string]int
	var nilSlice []int
	var nilPtr *Point
	var nilErr error
	var nilFunc func()
	var nilChan chan int
	n := 7
	values := []any{
		true, 42, -42, int8(-8), uint8(200), uint16(65535), int64(1 << 40), uint64(1<<64 - 1), uintptr(255), 'x', 0x1F600,
		3.14159265, float32(0.1), 1e21, 1e-7, 100000000.0, -0.0, complex(1, -2), complex64(complex(0.5, 0.25)),
		"héllo \"q\"\n", "", Named("nm"), []byte("bytes"), Bytes("named"), [3]byte{1, 2, 3}, []string{"a", "b c"},
		[]int{1, 2}, [2]bool{true, false}, map[string]int{"z": 1, "a": 2}, map[int]string{2: "b", 1: "a"},
		map[float64]bool{1.5: true, -1: false}, Point{1, 2, "p"}, &Point{3, 4, "q"}, []Point{{5, 6, ""}}, struct{}{},
		struct {
			A any
			B *int
			C error
		}{1, nil, nil},
		Temp(36.6), []Temp{1, 2}, map[string]Temp{"k": 3}, Inner{4}, &Err{5}, Go{}, []any{1, "a", nil, 2.5},
		nilMap, nilSlice, nilPtr, nilErr, nilFunc, nilChan, Tree{nil, nil, 1}, [][]int{{1}, {2, 3}}, map[Point]int{{1, 2, "k"}: 3},
		[]byte(nil), [][]byte{[]byte("x"), nil}, &[]int{1}, &map[string]int{"a": 1}, &[2]int{1, 2}, Panics{}, (*NilPanics)(nil),
	}
	_ = n
	for _, v := range values {
		for _, f := range []string{"%v", "%+v", "%#v", "%T", "%d", "%s", "%q", "%x", "%X", "%t", "%e", "%g", "%08.3f", "%-12v|", "%12v|", "%6d|", "%-6d|", "%06d|", "%+d", "% d", "%#x", "%# x", "% X", "%o", "%#o", "%O", "%b", "%c", "%U", "%#U", "%.2s|", "%10.3q|", "%+q", "%#q", "%G", "%#g", "%.3g", "%z", "%010v|", "%+.2e", "%x|%[1]X"} {
			func() {
				if f == "%#v" {
					if _, ok := v.(Tree); ok {
						return
					}
				}
				fmt.Printf("%s: "+f+"\n", f, v)
			}()
		}
	}
	fmt.Printf("%v %+v %#v %s %5d %-5q %x %08.3f|\n", Custom{}, Custom{}, Custom{}, Custom{}, Custom{}, []Custom{{}}, &Custom{}, Custom{})
	fmt.Println(Custom{}, []any{Custom{}}, map[string]any{"a": Temp(1)})
}
