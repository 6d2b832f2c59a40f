package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
	"unsafe"
)

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type Inner struct {
	A int
	b string
}

func (Inner) Hello() string { return "inner hello" }
func (i *Inner) SetA(n int) { i.A = n }
func (i Inner) Sum(xs ...int) int {
	s := i.A
	for _, x := range xs {
		s += x
	}
	return s
}

type Outer struct {
	Inner
	*Deep `json:"deep,omitempty" xml:"d"`
	Name  string `json:"name" db:"col\"x"`
	Tags  []string
	m     map[string]int
	F     func(int, ...string) (bool, error)
	C     <-chan int
	E     error
	Any   any
	T     time.Duration
	Arr   [3]byte
	_     int
}

type Deep struct {
	X, Y int
	A    string
}

type Shape interface {
	Area() float64
	perimeter() float64
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() (V, K) { return p.Val, p.Key }

type MyInt int
type MyMap map[string]MyInt
type MySlice []Celsius
type MyFunc func(a int) string
type MyChan chan MyInt
type Rec struct {
	Next *Rec
	Kids []Rec
	M    map[string]*Rec
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*reflect.ValueError); ok {
				fmt.Printf("%s: ValueError{%s %v}: %v\n", name, e.Method, e.Kind, e)
			} else {
				fmt.Printf("%s: %T: %v\n", name, r, r)
			}
		}
	}()
	f()
}

func describe(t reflect.Type) {
	fmt.Printf("%v | name=%q pkg=%q kind=%v size=%d align=%d/%d cmp=%v methods=%d\n", t, t.Name(), t.PkgPath(), t.Kind(), t.Size(), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println("   method", i, m.Name, m.PkgPath, m.Type, m.Index, m.IsExported(), m.Func.IsValid())
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			fmt.Printf("   field %s pkg=%q %v tag=%q off=%d idx=%v anon=%v exp=%v\n", f.Name, f.PkgPath, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.IsExported())
		}
	case reflect.Func:
		fmt.Println("   variadic", t.IsVariadic())
		for x := range t.Ins() {
			fmt.Println("   in", x)
		}
		for x := range t.Outs() {
			fmt.Println("   out", x)
		}
	case reflect.Map:
		fmt.Println("   key", t.Key(), "elem", t.Elem())
	case reflect.Array:
		fmt.Println("   len", t.Len(), "elem", t.Elem())
	case reflect.Slice, reflect.Pointer:
		fmt.Println("   elem", t.Elem())
	case reflect.Chan:
		fmt.Println("   dir", t.ChanDir(), "elem", t.Elem())
	}
	fmt.Println("   seq", t.CanSeq(), t.CanSeq2())
}

func main() {
	vals := []any{1, int8(1), uint16(1), "s", 1.5, float32(1), complex64(1), 2i, true, 'x', byte(1), uintptr(1),
		Celsius(1), MyInt(1), MyMap{}, MySlice{}, MyFunc(nil), make(MyChan), []int{}, [4]string{}, map[string][]int{},
		new(int), &Inner{}, Inner{}, Outer{}, &Outer{}, Pair[string, int]{}, Pair[MyInt, []Celsius]{}, Rec{},
		func() {}, func(int, ...any) error { return nil }, make(chan<- int), make(<-chan string), make(chan func()),
		struct{}{}, struct {
			X int `a:"b"`
			Y []string
		}{}, time.Second, errors.New("x"), new(strings.Builder), []any{}, map[any]any{}, [0]int{}, unsafe.Pointer(nil),
		struct {
			a bool
			b int32
			c bool
			d string
			e [0]int
		}{}, [2]struct {
			a bool
			b int64
		}{}}
	for _, v := range vals {
		describe(reflect.TypeOf(v))
	}
	describe(reflect.TypeFor[error]())
	describe(reflect.TypeFor[Shape]())
	describe(reflect.TypeFor[any]())
	describe(reflect.TypeFor[io.ReadWriter]())
	describe(reflect.TypeOf((*fmt.Stringer)(nil)).Elem())
	fmt.Println(reflect.TypeOf(nil))

	// Identity.
	fmt.Println(reflect.TypeOf(1) == reflect.TypeFor[int](), reflect.TypeOf([]int{}) == reflect.SliceOf(reflect.TypeOf(1)),
		reflect.TypeOf(MyInt(1)) == reflect.TypeOf(1), reflect.TypeOf(map[string]int{}) == reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(1)))
	byType := map[reflect.Type]string{reflect.TypeOf(1): "int", reflect.TypeOf(""): "string"}
	fmt.Println(byType[reflect.TypeOf(7)], byType[reflect.TypeOf("q")], byType[reflect.TypeOf(1.5)])

	// Fields.
	t := reflect.TypeOf(Outer{})
	for _, n := range []string{"A", "b", "X", "Y", "Inner", "Deep", "Name", "nope", "m", "_"} {
		f, ok := t.FieldByName(n)
		fmt.Println(n, ok, f.Name, f.Index, f.Type)
	}
	f, ok := t.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "Na") })
	fmt.Println(f.Name, ok)
	f, ok = t.FieldByNameFunc(func(s string) bool { return len(s) == 1 })
	fmt.Println(f.Name, ok)
	fmt.Println(t.FieldByIndex([]int{0, 1}).Name, t.FieldByIndex([]int{1, 1}).Name)
	for _, f := range reflect.VisibleFields(t) {
		fmt.Println("visible", f.Name, f.Index, f.Anonymous)
	}
	for f := range t.Fields() {
		fmt.Print(f.Name, " ")
	}
	fmt.Println()
	for m := range reflect.TypeOf(&Outer{}).Methods() {
		fmt.Print(m.Name, " ", m.Type, "; ")
	}
	fmt.Println()
	tag := t.Field(1).Tag
	fmt.Println(tag.Get("json"), tag.Get("xml"), tag.Get("none"))
	for _, tg := range []reflect.StructTag{`a:"1" b:"x\ty"`, `a:"1"b:"2"`, `bad`, `a:1`, ` a:"" `, `a:"unterminated`, `:"x"`, `a b:"1"`, `a:"\q"`} {
		x, ok1 := tg.Lookup("a")
		y, ok2 := tg.Lookup("b")
		fmt.Printf("%q %v %q %v\n", x, ok1, y, ok2)
	}
	m, ok := reflect.TypeOf(Inner{}).MethodByName("Sum")
	fmt.Println(m.Name, ok, m.Type, m.Func.Call([]reflect.Value{reflect.ValueOf(Inner{A: 5}), reflect.ValueOf(1), reflect.ValueOf(2)})[0])
	_, ok = reflect.TypeOf(Inner{}).MethodByName("SetA")
	fmt.Println(ok)
	m, _ = reflect.TypeOf(Pair[string, int]{}).MethodByName("Swap")
	fmt.Println(m.Type)

	// Relations.
	stringer := reflect.TypeFor[fmt.Stringer]()
	errT := reflect.TypeFor[error]()
	fmt.Println(reflect.TypeOf(Celsius(0)).Implements(stringer), reflect.TypeOf(1).Implements(stringer), reflect.TypeOf(errors.New("")).Implements(errT),
		stringer.Implements(stringer), stringer.Implements(errT), reflect.TypeOf(time.Second).Implements(stringer))
	types := []reflect.Type{reflect.TypeOf(1), reflect.TypeOf(MyInt(1)), reflect.TypeOf(""), reflect.TypeOf([]byte{}), reflect.TypeOf([]rune{}), reflect.TypeOf(1.5),
		reflect.TypeOf(MyMap{}), reflect.TypeOf(map[string]MyInt{}), reflect.TypeOf(make(chan MyInt)), reflect.TypeOf(MyChan(nil)), reflect.TypeOf(make(<-chan MyInt)),
		stringer, errT, reflect.TypeOf(Celsius(1)), reflect.TypeFor[any](), reflect.TypeOf([3]int{}), reflect.TypeOf(&[3]int{}), reflect.TypeOf([]int{}), reflect.TypeOf(1i),
		reflect.TypeOf(struct {
			A int `x:"1"`
		}{}), reflect.TypeOf(struct{ A int }{}), reflect.TypeOf(func(int) {}), reflect.TypeOf(new(MyInt)), reflect.TypeOf(new(int))}
	for _, a := range types {
		var as, co []string
		for _, b := range types {
			if a.AssignableTo(b) {
				as = append(as, b.String())
			}
			if a.ConvertibleTo(b) {
				co = append(co, b.String())
			}
		}
		fmt.Println(a, "assignable", as, "convertible", co)
	}
	fmt.Println(reflect.TypeOf(int8(0)).OverflowInt(127), reflect.TypeOf(int8(0)).OverflowInt(128), reflect.TypeOf(uint8(0)).OverflowUint(256),
		reflect.TypeOf(float32(0)).OverflowFloat(1e39), reflect.TypeOf(float32(0)).OverflowFloat(1e38), reflect.TypeOf(complex64(0)).OverflowComplex(1e39i), reflect.TypeOf(1.0).OverflowFloat(1e300))
	fmt.Println(reflect.TypeOf(int8(0)).Bits(), reflect.TypeOf(1i).Bits())

	// Made types.
	fmt.Println(reflect.PointerTo(t), reflect.PtrTo(t), reflect.SliceOf(t), reflect.ArrayOf(3, t), reflect.MapOf(reflect.TypeOf(1), t), reflect.ChanOf(reflect.RecvDir, t), reflect.ChanOf(reflect.SendDir, t), reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, t)))
	ft := reflect.FuncOf([]reflect.Type{reflect.TypeOf(1), reflect.TypeOf([]string{})}, []reflect.Type{errT}, true)
	fmt.Println(ft, ft == reflect.TypeOf(func(int, ...string) error { return nil }))
	st := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(1), Tag: `json:"a"`}, {Name: "B", Type: reflect.TypeOf("")}})
	fmt.Println(st, st == reflect.TypeOf(struct {
		A int `json:"a"`
		B string
	}{}))
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(4)
	sv.Field(1).SetString("four")
	fmt.Printf("%+v %v\n", sv.Interface(), sv.Interface() == any(struct {
		A int `json:"a"`
		B string
	}{4, "four"}))

	for k := reflect.Invalid; k <= reflect.UnsafePointer+1; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println(reflect.Kind(99), reflect.ChanDir(7), reflect.ChanDir(0), reflect.Ptr)

	i := reflect.TypeOf(1)
	try("Elem", func() { i.Elem() })
	try("Key", func() { i.Key() })
	try("Len", func() { i.Len() })
	try("NumField", func() { i.NumField() })
	try("Field", func() { i.Field(0) })
	try("Field2", func() { t.Field(100) })
	try("FieldByName", func() { i.FieldByName("x") })
	try("FieldByNameFunc", func() { i.FieldByNameFunc(nil) })
	try("FieldByIndex", func() { i.FieldByIndex([]int{1}) })
	try("Fields", func() { i.Fields() })
	try("In", func() { i.In(0) })
	try("Out", func() { i.Out(0) })
	try("NumIn", func() { i.NumIn() })
	try("NumOut", func() { i.NumOut() })
	try("Ins", func() {
		for range i.Ins() {
		}
	})
	try("IsVariadic", func() { i.IsVariadic() })
	try("ChanDir", func() { i.ChanDir() })
	try("Bits", func() { t.Bits() })
	try("Method", func() { i.Method(0) })
	try("Method2", func() { fmt.Println(errT.Method(4)) })
	try("Implements", func() { i.Implements(i) })
	try("Implements nil", func() { i.Implements(nil) })
	try("AssignableTo nil", func() { i.AssignableTo(nil) })
	try("ConvertibleTo nil", func() { i.ConvertibleTo(nil) })
	try("OverflowInt", func() { t.OverflowInt(1) })
	try("OverflowUint", func() { t.OverflowUint(1) })
	try("OverflowFloat", func() { t.OverflowFloat(1) })
	try("OverflowComplex", func() { t.OverflowComplex(1) })
	try("ArrayOf", func() { reflect.ArrayOf(-1, i) })
	try("MapOf", func() { reflect.MapOf(reflect.TypeOf([]int{}), i) })
	try("FuncOf", func() { reflect.FuncOf([]reflect.Type{i}, nil, true) })
	try("ChanOf", func() { reflect.ChanOf(0, i) })
	try("StructOf", func() { reflect.StructOf([]reflect.StructField{{Type: i}}) })
	try("StructOf2", func() { reflect.StructOf([]reflect.StructField{{Name: "A"}}) })
	try("StructOf3", func() { reflect.StructOf([]reflect.StructField{{Name: "A", Type: i}, {Name: "A", Type: i}}) })
	try("StructOf4", func() { reflect.StructOf([]reflect.StructField{{Name: "a", Type: i}}) })
	try("StructOf5", func() { reflect.StructOf([]reflect.StructField{{Name: "a b", Type: i}}) })
	try("VisibleFields", func() { reflect.VisibleFields(i) })
	try("VisibleFields nil", func() { reflect.VisibleFields(nil) })
	fmt.Println(reflect.TypeOf(reflect.TypeOf(1)), reflect.TypeOf(reflect.ValueOf(1)))
	fmt.Println(reflect.DeepEqual(reflect.TypeOf(1), reflect.TypeOf("")), reflect.DeepEqual(reflect.TypeOf(1), reflect.TypeOf(2)))
}
