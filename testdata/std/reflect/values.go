package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type P struct {
	X, Y int
	s    string
	Sub  struct{ Z float32 }
	I    any
	M    map[string]int
	E    *P
}

func (p P) Norm() int        { return p.X*p.X + p.Y*p.Y }
func (p *P) Move(dx, dy int) { p.X += dx; p.Y += dy }
func (p P) Many(a int, b string, c ...float64) (string, int, error) {
	return fmt.Sprint(a, b, c), len(c), errors.New("e")
}
func (p P) Big(q P, f float32, b bool) (P, float32, bool) { q.X++; return q, f * 2, !b }
func (p P) unexp()                                        {}

type N int

func (n N) Double() N { return n * 2 }

type Str string
type Fl float32

type Stringer interface{ String() string }
type W struct{ v int }

func (w W) String() string { return fmt.Sprint("W", w.v) }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*reflect.ValueError); ok {
				fmt.Printf("%s: ValueError{%s %v}: %v\n", name, e.Method, e.Kind, e)
			} else {
				fmt.Printf("%s: %T: %v\n", name, r, r)
			}
			return
		}
		fmt.Println(name, "ok")
	}()
	f()
}

type hidden struct {
	a int
	B []int
	m map[string]int
	p *int
}

func main() {
	v := reflect.ValueOf
	p := P{X: 3, Y: 4, s: "hid", I: 7, M: map[string]int{"a": 1}}
	rv := v(&p).Elem()
	fmt.Println(rv.Kind(), rv.Type(), rv.NumField(), rv.CanSet(), rv.CanAddr(), v(p).CanSet(), v(p).CanAddr())
	for i := 0; i < rv.NumField(); i++ {
		f := rv.Field(i)
		fmt.Println(i, f.Kind(), f.Type(), f.CanSet(), f.CanAddr(), f.CanInterface(), f.String())
	}
	rv.Field(0).SetInt(30)
	rv.FieldByName("Y").Set(v(40))
	rv.FieldByName("Sub").Field(0).SetFloat(1.5)
	rv.FieldByIndex([]int{3, 0}).SetFloat(2.5)
	rv.FieldByName("I").Set(v("now a string"))
	rv.FieldByName("M").SetMapIndex(v("b"), v(2))
	rv.FieldByName("M").SetMapIndex(v("a"), reflect.Value{})
	rv.FieldByName("E").Set(reflect.New(rv.Type()))
	rv.FieldByName("E").Elem().Field(1).SetInt(9)
	fmt.Printf("%+v %d\n", p.X, p.Y)
	fmt.Println(p.Sub, p.I, p.M, p.E.Y, rv.FieldByName("none").IsValid(), rv.FieldByNameFunc(func(s string) bool { return s == "X" }))

	// Calls.
	fmt.Println(rv.NumMethod(), v(p).NumMethod(), rv.Addr().NumMethod())
	fmt.Println(v(p).MethodByName("Norm").Call(nil)[0].Int())
	rv.Addr().MethodByName("Move").Call([]reflect.Value{v(1), v(2)})
	fmt.Println(p.X, p.Y, rv.MethodByName("Move").IsValid(), rv.MethodByName("unexp").IsValid())
	out := rv.MethodByName("Many").Call([]reflect.Value{v(1), v("b"), v(1.5), v(2.5)})
	fmt.Println(out[0], out[1], out[2], len(out), out[2].Type(), out[2].Kind())
	out = rv.MethodByName("Many").CallSlice([]reflect.Value{v(1), v("b"), v([]float64{9})})
	fmt.Println(out[0], out[1])
	out = rv.MethodByName("Big").Call([]reflect.Value{v(P{X: 100}), v(float32(1.25)), v(true)})
	fmt.Println(out[0].Field(0), out[1].Float(), out[2].Bool(), out[1].Type())
	fn := rv.MethodByName("Norm").Interface().(func() int)
	fmt.Println(fn())
	big := rv.MethodByName("Big").Interface().(func(P, float32, bool) (P, float32, bool))
	a, b, c := big(P{X: 1}, 3, false)
	fmt.Println(a.X, b, c)
	many := rv.Method(1).Interface().(func(int, string, ...float64) (string, int, error))
	fmt.Println(many(1, "x", 2, 3))
	norm := rv.Type().Method(2).Func.Interface().(func(P) int)
	fmt.Println(norm(P{X: 5}), v(N(4)).Method(0).Call(nil)[0])
	dbl := reflect.TypeOf(N(1)).Method(0).Func.Interface().(func(N) N)
	fmt.Println(dbl(21))
	fmt.Println(v(strings.ToUpper).Call([]reflect.Value{v("up")})[0])
	fmt.Println(v(fmt.Sprint).Call([]reflect.Value{v(1), v("a"), v(true)})[0])
	fmt.Println(v(fmt.Sprintf).CallSlice([]reflect.Value{v("%d-%d"), v([]any{1, 2})})[0])
	for m, f := range v(p).Methods() {
		fmt.Print(m.Name, f.Type(), " ")
	}
	fmt.Println()
	for sf, f := range rv.Fields() {
		fmt.Print(sf.Name, " ", f.Kind(), " ")
	}
	fmt.Println()
	// Interface-typed values.
	var st Stringer = W{3}
	iv := v(&st).Elem()
	fmt.Println(iv.Kind(), iv.Type(), iv.NumMethod(), iv.Elem().Type(), iv.Method(0).Call(nil)[0], iv.MethodByName("String").Call(nil)[0], iv.IsNil())
	iv.Set(v(W{9}))
	fmt.Println(st)
	iv.SetZero()
	fmt.Println(st, iv.IsNil(), iv.Elem().IsValid())

	// MakeFunc.
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var is func(int, int) (int, int)
	var ss func(string, P) (P, string)
	v(&is).Elem().Set(reflect.MakeFunc(reflect.TypeOf(is), swap))
	v(&ss).Elem().Set(reflect.MakeFunc(reflect.TypeOf(ss), swap))
	fmt.Println(is(1, 2))
	pp, s2 := ss("text", P{X: 77})
	fmt.Println(pp.X, s2)
	var f1 func(float32) float32
	v(&f1).Elem().Set(reflect.MakeFunc(reflect.TypeOf(f1), func(in []reflect.Value) []reflect.Value { return []reflect.Value{v(float32(in[0].Float() * 3))} }))
	fmt.Println(f1(1.5))
	var f2 func(...int) (bool, error)
	v(&f2).Elem().Set(reflect.MakeFunc(reflect.TypeOf(f2), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{v(in[0].Len() > 2), v(errors.New("made"))}
	}))
	fmt.Println(f2(1, 2, 3))
	var f3 func() []string
	v(&f3).Elem().Set(reflect.MakeFunc(reflect.TypeOf(f3), func(in []reflect.Value) []reflect.Value { return []reflect.Value{v([]string{"q", "r"})} }))
	fmt.Println(f3())
	var less func(a, b string) bool
	v(&less).Elem().Set(reflect.MakeFunc(reflect.TypeOf(less), func(in []reflect.Value) []reflect.Value { return []reflect.Value{v(in[0].String() < in[1].String())} }))
	words := []string{"pear", "apple", "fig"}
	sort.Slice(words, func(i, j int) bool { return less(words[i], words[j]) })
	fmt.Println(words)

	// Slices, arrays, strings.
	sl := []int{1, 2, 3, 4, 5}
	sv := v(sl)
	sv.Index(0).SetInt(10)
	fmt.Println(sl, sv.Len(), sv.Cap(), sv.Slice(1, 3), sv.Slice3(1, 2, 3).Cap(), sv.Index(2).CanSet())
	arr := [3]int{7, 8, 9}
	av := v(&arr).Elem()
	av.Index(1).SetInt(80)
	as := av.Slice(0, 2)
	as.Index(0).SetInt(70)
	fmt.Println(arr, as.Type(), as, av.Len(), av.Cap(), v(&arr).Len(), v(&arr).Cap(), v(arr).Index(2), v(arr).Index(1).CanSet())
	fmt.Println(v("héllo").Index(1), v("hello").Slice(1, 3), v("hello").Len(), v("x").Index(0).Type())
	app := reflect.Append(sv, v(6), v(7))
	fmt.Println(app, app.Len(), reflect.AppendSlice(sv.Slice(0, 1), v([]int{5, 5})))
	fmt.Println(reflect.Copy(v(sl), v([]int{9, 9})), sl)
	bs := make([]byte, 3)
	fmt.Println(reflect.Copy(v(bs), v("abcdef")), string(bs), reflect.Copy(v(&arr).Elem(), v([]int{1})), arr)
	ms := reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5)
	ms.Index(1).SetString("made")
	fmt.Printf("%q %d\n", ms.Interface(), ms.Cap())
	var grow []int
	gv := v(&grow).Elem()
	gv.Grow(10)
	fmt.Println(gv.Len(), gv.Cap() >= 10)
	gv.SetLen(3)
	gv.Index(2).SetInt(3)
	gv.SetCap(5)
	fmt.Println(grow, cap(grow))
	gv.Clear()
	fmt.Println(grow)
	var by []byte
	v(&by).Elem().SetBytes([]byte("hey"))
	fmt.Println(string(by), string(v(by).Bytes()))
	barr := [3]byte{1, 2, 3}
	fmt.Println(v(&barr).Elem().Bytes())
	sw := reflect.Swapper(sl)
	sw(0, 4)
	fmt.Println(sl)

	// Maps.
	m := map[string]int{"one": 1, "two": 2, "three": 3}
	mv := v(m)
	keys := mv.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	for _, k := range keys {
		fmt.Print(k, "=", mv.MapIndex(k), " ")
	}
	fmt.Println(mv.MapIndex(v("zero")).IsValid(), mv.Len())
	sum := 0
	for it := mv.MapRange(); it.Next(); {
		sum += int(it.Value().Int())
		_ = it.Key().String()
	}
	fmt.Println(sum)
	mm := reflect.MakeMap(reflect.TypeOf(map[[2]int]P{}))
	mm.SetMapIndex(v([2]int{1, 2}), v(P{X: 5}))
	fmt.Println(mm.MapIndex(v([2]int{1, 2})).Field(0), mm.Len(), mm.MapIndex(v([2]int{1, 2})).CanSet())
	am := map[any]any{1: "a", "k": 2.5}
	v(am).SetMapIndex(v(true), v([]int{1}))
	fmt.Println(len(am), v(am).MapIndex(v(true)), v(am).MapIndex(v(true)).Kind(), v(am).MapIndex(v(true)).Elem().Kind())
	mv.Clear()
	fmt.Println(len(m))
	var itk string
	var itv int
	m["solo"] = 11
	it := mv.MapRange()
	it.Next()
	v(&itk).Elem().SetIterKey(it)
	v(&itv).Elem().SetIterValue(it)
	fmt.Println(itk, itv, it.Next())
	it.Reset(v(map[int]int{4: 5}))
	it.Next()
	fmt.Println(it.Key(), it.Value())

	// Channels.
	ch := make(chan int, 2)
	cv := v(ch)
	cv.Send(v(5))
	fmt.Println(cv.TrySend(v(6)), cv.TrySend(v(7)), cv.Len(), cv.Cap())
	x, ok := cv.Recv()
	fmt.Println(x, ok)
	x, ok = cv.TryRecv()
	fmt.Println(x, ok)
	x, ok = cv.TryRecv()
	fmt.Println(x.IsValid(), ok)
	cv.Close()
	x, ok = cv.Recv()
	fmt.Println(x, ok)
	x, ok = cv.TryRecv()
	fmt.Println(x, ok)
	pc := reflect.MakeChan(reflect.TypeOf(make(chan P)), 1)
	pc.Send(v(P{X: 1, Y: 2, s: "deep"}))
	x, _ = pc.Recv()
	fmt.Println(x.Field(1), x.Field(2))
	c1, c2 := make(chan string), make(chan []int, 1)
	go func() { c1 <- "hi" }()
	i, r, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: v(c1)}, {Dir: reflect.SelectRecv, Chan: reflect.Value{}}})
	fmt.Println(i, r, ok)
	i, r, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: v(c2), Send: v([]int{4})}, {Dir: reflect.SelectDefault}})
	fmt.Println(i, r.IsValid(), ok, <-c2)
	i, r, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectRecv, Chan: v(c1)}})
	fmt.Println(i, r.IsValid(), ok)

	// Convert.
	for _, c := range []struct {
		v any
		t any
	}{{1, 1.5}, {1.9, 1}, {-1, uint8(0)}, {300, int8(0)}, {65, ""}, {"hé", []byte{}}, {"hé", []rune{}}, {[]byte("xy"), ""}, {[]rune{233}, Str("")},
		{Str("q"), "s"}, {N(3), 0}, {3, N(0)}, {2.5, Fl(0)}, {1 + 2i, complex64(0)}, {[]int{1, 2, 3}, [2]int{}}, {[]int{1, 2, 3}, &[3]int{}}, {W{1}, W{}}, {uint64(1 << 63), float32(0)}, {1e20, uint64(0)}, {-1, ""}, {uint32(1 << 31), ""}} {
		r := v(c.v).Convert(reflect.TypeOf(c.t))
		fmt.Printf("%v %T %v; ", r, r.Interface(), v(c.v).CanConvert(reflect.TypeOf(c.t)))
	}
	fmt.Println()
	si := v(W{4}).Convert(reflect.TypeFor[Stringer]())
	fmt.Println(si.Kind(), si.Type(), si.Elem().Type(), si)
	fmt.Println(v([]int{1}).CanConvert(reflect.TypeOf([2]int{})), v("").CanConvert(reflect.TypeOf(1)))

	// Zero, nil, comparison.
	for _, z := range []any{0, "", []int(nil), map[string]int(nil), (*int)(nil), P{}, [2]int{}, false, 0.0, struct{}{}, [1]string{}, []int{}, 1, "x", P{X: 1}, [2]int{0, 1}, (func())(nil), (chan int)(nil)} {
		fmt.Print(v(z).IsZero(), " ")
	}
	fmt.Println(reflect.Zero(reflect.TypeOf(p)).Field(0), reflect.Zero(reflect.TypeOf(p)).CanSet(), reflect.New(reflect.TypeOf(3)).Elem().CanSet())
	fmt.Println(v((*int)(nil)).IsNil(), v([]int(nil)).IsNil(), v(map[int]int{}).IsNil(), v((*int)(nil)).Elem().IsValid(), reflect.Indirect(v(&p)).Type(), reflect.Indirect(v(3)))
	fmt.Println(v(1).Equal(v(1)), v(1).Equal(v(int8(1))), v("a").Equal(v("b")), v(P{}.Sub).Equal(v(P{}.Sub)), v([2]any{1, "a"}).Equal(v([2]any{1, "a"})), reflect.Value{}.Equal(reflect.Value{}), v(1).Equal(reflect.Value{}))
	fmt.Println(v(1).Comparable(), v([]int{}).Comparable(), v([1]any{[]int{}}).Comparable(), v(struct{ A any }{1}).Comparable(), v(struct{ A any }{func() {}}).Comparable(), reflect.Value{}.Comparable())
	n, ok2 := reflect.TypeAssert[int](v(5))
	fmt.Println(n, ok2)
	s3, ok2 := reflect.TypeAssert[Stringer](v(W{5}))
	fmt.Println(s3, ok2)
	_, ok2 = reflect.TypeAssert[string](v(5))
	fmt.Println(ok2)
	fmt.Println(v(1).CanInt(), v(1).CanUint(), v(1.5).CanFloat(), v(1i).CanComplex(), v(uint(1)).CanUint(), v("").CanInt())
	fmt.Println(v(int8(1)).OverflowInt(200), v(uint8(1)).OverflowUint(255), v(float32(1)).OverflowFloat(1e300), v(complex64(1)).OverflowComplex(1e300))
	var cx complex64
	v(&cx).Elem().SetComplex(1 + 2i)
	var u8 uint8
	v(&u8).Elem().SetUint(300)
	var bb bool
	v(&bb).Elem().SetBool(true)
	fmt.Println(cx, u8, bb, v(cx).Complex(), v(u8).Uint(), v(1.5).Float())
	fmt.Println(reflect.Value{}.String(), reflect.Value{}.IsValid(), reflect.Value{}.Kind(), v(1).String(), v(p.Sub).String(), v(nil).IsValid(), reflect.Value{})
	fmt.Printf("%v %d %s %v %+v\n", v(1), v(42), v("str"), []reflect.Value{v(1)}, struct{ V reflect.Value }{v(2)})
	fmt.Println(v(W{8}), v(&p).Pointer() != 0, v(sl).Pointer() == v(&sl[0]).Pointer(), rv.UnsafeAddr() == v(&p).Pointer())

	// Seq.
	for i := range v(3).Seq() {
		fmt.Print(i, i.Type(), " ")
	}
	for i := range v(N(2)).Seq() {
		fmt.Print(i, i.Type(), " ")
	}
	for i := range v(uint8(2)).Seq() {
		fmt.Print(i, i.Type(), " ")
	}
	for i, x := range v([]string{"a", "b"}).Seq2() {
		fmt.Print(i, x, " ")
	}
	for i := range v([2]int{}).Seq() {
		fmt.Print(i, " ")
	}
	for i, x := range v("hé").Seq2() {
		fmt.Print(i, ":", x, " ")
	}
	for k, x := range v(map[string]int{"k": 1}).Seq2() {
		fmt.Print(k, x, " ")
	}
	for k := range v(map[string]int{"k": 1}).Seq() {
		fmt.Print(k, " ")
	}
	cc := make(chan int, 3)
	cc <- 1
	cc <- 2
	close(cc)
	for k := range v(cc).Seq() {
		fmt.Print(k, " ")
	}
	gen := func(yield func(int) bool) {
		for i := 0; i < 5 && yield(i); i++ {
		}
	}
	for k := range v(gen).Seq() {
		if k.Int() == 3 {
			break
		}
		fmt.Print(k, " ")
	}
	gen2 := func(yield func(int, string) bool) { _ = yield(1, "a") && yield(2, "b") }
	for k, x := range v(gen2).Seq2() {
		fmt.Print(k, x, " ")
	}
	fmt.Println()

	// Panics.
	var zv reflect.Value
	h := hidden{a: 1, B: []int{1}, m: map[string]int{"z": 1}}
	hv := v(&h).Elem()
	ro := hv.Field(0)
	fmt.Println(ro.Int(), ro.CanSet(), ro.CanInterface(), hv.Field(2).MapIndex(v("z")), ro.CanAddr())
	try("1", func() { v(1).Elem() })
	try("2", func() { v("x").Int() })
	try("3", func() { v(1).SetInt(2) })
	try("4", func() { ro.SetInt(2) })
	try("5", func() { ro.Interface() })
	try("6", func() { zv.Type() })
	try("7", func() { zv.Interface() })
	try("8", func() { v(1).Field(0) })
	try("9", func() { rv.Field(50) })
	try("10", func() { v(sl).Index(50) })
	try("11", func() { v("abc").Index(-1) })
	try("12", func() { v(arr).Index(3) })
	try("13", func() { rv.Field(0).Set(v("str")) })
	try("14", func() { rv.Field(0).SetString("str") })
	try("15", func() { v(&p.X).Elem().Set(zv) })
	try("16", func() { v(strings.ToUpper).Call(nil) })
	try("17", func() { v(strings.ToUpper).Call([]reflect.Value{v(1)}) })
	try("18", func() { v(strings.ToUpper).Call([]reflect.Value{v("a"), v("b")}) })
	try("19", func() { v((func())(nil)).Call(nil) })
	try("20", func() { v(1).Call(nil) })
	try("21", func() { v(strings.ToUpper).Call([]reflect.Value{zv}) })
	try("22", func() { v("s").Convert(reflect.TypeOf(1)) })
	try("23", func() { v([]int{1}).Convert(reflect.TypeOf([2]int{})) })
	try("24", func() { v(m).MapIndex(v(1)) })
	try("25", func() { v(map[string]int(nil)).SetMapIndex(v("a"), v(1)) })
	try("26", func() { v(1).IsNil() })
	try("27", func() { v(1).Len() })
	try("28", func() { v(&p).Len() })
	try("29", func() { v(1).Cap() })
	try("30", func() { v(1).Addr() })
	try("31", func() { v(1).Slice(0, 1) })
	try("32", func() { v(sl).Slice(3, 1) })
	try("33", func() { v(arr).Slice(0, 1) })
	try("34", func() { v("abc").Slice(0, 9) })
	try("35", func() { v(sl).Slice3(0, 1, 99) })
	try("36", func() { v(ch).Send(v("s")) })
	try("37", func() { v((<-chan int)(ch)).Send(v(1)) })
	try("38", func() { v((chan<- int)(ch)).Recv() })
	try("39", func() { v((<-chan int)(ch)).Close() })
	try("40", func() { v(ch).Close() })
	try("41", func() { v(fmt.Sprint).CallSlice([]reflect.Value{}) })
	try("42", func() { v(strings.ToUpper).CallSlice([]reflect.Value{v("")}) })
	try("43", func() { v(&grow).Elem().SetLen(1000) })
	try("44", func() { v(&grow).Elem().SetCap(1000) })
	try("45", func() { v(1).NumField() })
	try("46", func() { v(1).FieldByName("x") })
	try("47", func() { v(1).MapKeys() })
	try("48", func() { v(1).MapRange() })
	try("49", func() { v(p).Method(99) })
	try("50", func() { v(1).Method(0) })
	try("51", func() { zv.Method(0) })
	try("52", func() { zv.IsZero() })
	try("53", func() { zv.Set(v(1)) })
	try("54", func() { v(1).Bytes() })
	try("55", func() { v(sl).Bytes() })
	try("56", func() { v(barr).Bytes() })
	try("57", func() { hv.Field(1).Set(v([]int{2})) })
	try("58", func() { v(&p.X).Elem().Set(ro) })
	try("59", func() { v(fmt.Sprint).Call([]reflect.Value{ro}) })
	try("60", func() { reflect.Append(v(1), v(1)) })
	try("61", func() { reflect.Append(v(sl), v("x")) })
	try("62", func() { reflect.AppendSlice(v(sl), v([]string{})) })
	try("63", func() { reflect.Copy(v(sl), v([]string{})) })
	try("64", func() { reflect.Copy(v(arr), v(sl)) })
	try("65", func() { reflect.MakeSlice(reflect.TypeOf(1), 1, 1) })
	try("66", func() { reflect.MakeSlice(reflect.TypeOf(sl), -1, 1) })
	try("67", func() { reflect.MakeSlice(reflect.TypeOf(sl), 2, 1) })
	try("68", func() { reflect.MakeMap(reflect.TypeOf(1)) })
	try("69", func() { reflect.MakeChan(reflect.TypeOf(1), 1) })
	try("70", func() { reflect.MakeChan(reflect.TypeOf(ch), -1) })
	try("71", func() { reflect.MakeFunc(reflect.TypeOf(1), nil) })
	try("72", func() { reflect.Zero(nil) })
	try("73", func() { reflect.New(nil) })
	try("74", func() { reflect.Swapper(1) })
	try("75", func() { reflect.Swapper(sl)(0, 99) })
	try("76", func() { v([]int{}).Equal(v([]int{})) })
	try("77", func() { v(1).Seq() })
	try("78", func() { v(1.5).Seq() })
	try("79", func() { v(1).Seq2() })
	try("80", func() { new(reflect.MapIter).Next() })
	try("81", func() { v(m).MapRange().Key() })
	try("82", func() { it := v(map[int]int{}).MapRange(); it.Next(); it.Value() })
	try("83", func() { it := v(map[int]int{}).MapRange(); it.Next(); it.Next() })
	try("84", func() { v(&grow).Elem().Grow(-1) })
	try("85", func() { v(1).Clear() })
	try("86", func() { v(1).Complex() })
	try("87", func() { v(1).Float() })
	try("88", func() { v(1).Uint() })
	try("89", func() { v(1).Bool() })
	try("90", func() { v(1).Pointer() })
	try("91", func() { v("").OverflowInt(1) })
	try("92", func() { zv.NumMethod() })
	try("93", func() { zv.MethodByName("x") })
	try("94", func() { zv.CanInterface() })
	try("95", func() { zv.Elem() })
	try("96", func() { var e error; v(&e).Elem().Method(0) })
	try("97", func() {
		is = nil
		v(&is).Elem().Set(reflect.MakeFunc(reflect.TypeOf(is), func([]reflect.Value) []reflect.Value { return nil }))
		is(1, 2)
	})
	try("98", func() {
		v(&is).Elem().Set(reflect.MakeFunc(reflect.TypeOf(is), func([]reflect.Value) []reflect.Value { return []reflect.Value{v("a"), v(1)} }))
		is(1, 2)
	})
	try("99", func() {
		v(&is).Elem().Set(reflect.MakeFunc(reflect.TypeOf(is), func([]reflect.Value) []reflect.Value { return []reflect.Value{zv, v(1)} }))
		is(1, 2)
	})
	try("100", func() { v(func() { panic("inner") }).Call(nil) })
	try("101", func() { v(P{}).FieldByIndex([]int{6, 0}) })
	_, err := v(struct{ *P }{}).FieldByIndexErr([]int{0, 0})
	fmt.Println(err)
	try("102", func() { v(struct{ *P }{}).FieldByIndex([]int{0, 0}) })
	try("103", func() { v(struct{ *P }{}).FieldByName("X") })
	try("104", func() { reflect.TypeAssert[int](zv) })
	try("105", func() { reflect.TypeAssert[int](ro) })
	try("106", func() { v(1).SetZero() })
	try("107", func() { v(1).UnsafeAddr() })
	try("108", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectDefault}})
	})
	try("109", func() { reflect.Select([]reflect.SelectCase{{}}) })
	try("110", func() { v(fmt.Sprintf).Call([]reflect.Value{}) })
	try("111", func() { var f func(...int); f = func(...int) {}; v(f).Call([]reflect.Value{v("s")}) })
	try("112", func() { v(&sl).Elem().Index(0).Set(v(nil)) })
	try("113", func() { zv.Len() })
	try("114", func() { zv.FieldByName("a") })
	try("115", func() { v(1).Recv() })
	try("116", func() { v(1).SetMapIndex(v(1), v(1)) })
	try("117", func() { v(1).Fields() })
	try("118", func() { v(map[any]int{}).SetMapIndex(v([]int{}), v(1)) })
}
