// Expressions that are easy to misread.
package expressions

var (
	_ = a + b*c<<d&^e == f && g || h
	_ = -x * *p &^ ^y
	_ = <-c + <-<-d
	_ = (<-chan int)(nil)
	_ = <-chan int(x)
	_ = [](func()){nil}
	_ = []func(){f, func() {}}
	_ = [...]string{2: "a", "b", N: `c`}
	_ = map[string]struct{ x, y int }{"a": {1, 2}, "b": {y: 3}}
	_ = [][]T{{{}}, {}, nil}
	_ = &[]*T{{a: 1}, {}}
	_ = struct{ f func() }{func() {}}
	_ = struct{}{}
	_ = interface{}(nil)
	_ = interface{ M() }.M
	_ = struct{ T }.M
	_ = (*T).M
	_ = func(a, b int) (c int) { return a + b }(1, 2)
	_ = func() (func()) { return nil }()()
	_ = func() struct{} { return struct{}{} }()
	_ = s[:] + s[1:] + s[:2] + s[1:2] + s[:2:3] + s[1:2:3]
	_ = f[int](x) + f[int, []string](y) + g[func()](z)
	_ = T[int]{1} == pkg.T[int, string]{2}
	_ = x.(T).(interface{ M() }).(*pkg.T).(func())
	_ = make(chan<- func(), 3) == new(func())
	_ = f(a...) + g(b, c...,) + h(
		1,
		2,
	)
	_ = (a) * (b)
	_ = []byte("x")[0] + *(*int)(p) + int8(1)
	_ = map[string]int{}[""]
	_ = [2]int{}[1:]
	_ = 0b1_0 + 0o17 + 017 + 0x_Ff + 1_000 + .5 + 1. + 1e+9 + 0x1p-2 + 0x.8p1 + 1i + 09i + 08.5 + 'a' + '\''
	_ = "\a\b\f\n\r\t\v\\\"\x00\377\u00e9\U0001F600" + `\n
"raw"`
	_ = ünïcode + 日本語 + _x9
	_ = a.b.c.d[e.f](g.h)
	_ = !!!b != !c
	_ = func(int) {} == nil
)

const (
	i, j = iota, iota * 2
	k, l
	_, _
	m int = 1 << iota
)
