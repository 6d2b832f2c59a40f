package main

import (
	"fmt"
	"math"
	"reflect"
)

type L struct {
	V    int
	Next *L
}
type T struct {
	A []any
	B map[string]*T
	f func()
}
type loop map[string]loop
type sl []sl

func main() {
	nan := math.NaN()
	fn := func() {}
	a := &L{1, &L{2, nil}}
	b := &L{1, &L{2, nil}}
	c1, c2 := &L{V: 1}, &L{V: 1}
	c1.Next, c2.Next = c1, c2
	l1, l2 := loop{}, loop{}
	l1["x"], l2["x"] = l1, l2
	s1, s2 := make(sl, 1), make(sl, 1)
	s1[0], s2[0] = s1, s2
	var deep1, deep2 *L
	for i := 0; i < 2000; i++ {
		deep1, deep2 = &L{i, deep1}, &L{i, deep2}
	}
	var e1 error
	cases := [][2]any{
		{1, 1}, {1, 2}, {1, int8(1)}, {nil, nil}, {nil, 1}, {"a", "a"}, {[]int{1, 2}, []int{1, 2}}, {[]int{1}, []int{2}}, {[]int(nil), []int{}},
		{[]int(nil), []int(nil)}, {map[string]int{"a": 1}, map[string]int{"a": 1}}, {map[string]int{"a": 1}, map[string]int{"b": 1}}, {map[string]int(nil), map[string]int{}},
		{a, b}, {a, &L{1, nil}}, {c1, c2}, {l1, l2}, {s1, s2}, {nan, nan}, {[]float64{nan}, []float64{nan}}, {fn, fn}, {(func())(nil), (func())(nil)},
		{[]any{1, "a", nil}, []any{1, "a", nil}}, {[]any{1}, []any{int64(1)}}, {T{A: []any{1}}, T{A: []any{1}}}, {T{f: fn}, T{f: fn}}, {&T{f: fn}, &T{f: fn}},
		{[2][]int{{1}, {2}}, [2][]int{{1}, {2}}}, {map[float64]int{nan: 1}, map[float64]int{nan: 1}}, {deep1, deep2}, {e1, nil}, {[]byte("abc"), []byte("abc")}, {[]byte("abc"), []byte("abd")},
		{map[string][]int{"x": {1}}, map[string][]int{"x": {1}}}, {struct{ a, b int }{1, 2}, struct{ a, b int }{1, 2}}, {&[]int{1}, &[]int{1}}, {error(nil), error(nil)}, {0.0, math.Copysign(0, -1)},
	}
	for i, c := range cases {
		fmt.Println(i, reflect.DeepEqual(c[0], c[1]))
	}
	same := []float64{nan}
	fmt.Println(reflect.DeepEqual(same, same))
	m := map[float64]int{nan: 1}
	fmt.Println(reflect.DeepEqual(m, m))
	mi := map[float64]int{nan: 1, 2: 2}
	n := 0
	for it := reflect.ValueOf(mi).MapRange(); it.Next(); {
		n += int(it.Value().Int())
	}
	fmt.Println(n)
	gone := map[int]bool{1: true, 2: true, 3: true, 4: true}
	count := 0
	for it := reflect.ValueOf(gone).MapRange(); it.Next(); count++ {
		clear(gone)
	}
	fmt.Println(count)
}
