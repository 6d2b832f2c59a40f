// Package variables in the order of their dependencies, through functions of every kind.
package main

import "fmt"

var trace []string

func t(s string, v int) int { trace = append(trace, s); return v }

var (
	a = t("a", b+c())
	b = t("b", d)
	d = t("d", 1)
)

func c() int { return e }

var e = t("e", f.get())

type T struct{}

func (T) get() int { return g }

var f T
var g = t("g", h())

var h = func() int { return i }
var i = t("i", 2)

var j = t("j", gen[int](1))

func gen[X any](x X) int { return k }

var k = t("k", mv())
var mv = func() int { return T.m(T{}) }
var _ = t("blank", l)

func init() { fmt.Println("init1", trace) }

func (T) m() int { return n }

var n = t("n", 4)
var l = t("l", 5)

var o, p = two()

func two() (int, int) { return t("o,p", q), 2 }

var q = t("q", 6)
var iface interface{ get2() int } = T2{}

type T2 struct{}

func (T2) get2() int { return r }

var s = t("s", iface.get2())
var r = t("r", 1)

var u = func() int { return t("u", v) }()
var v = t("v", 1)
var w = (*T3).pm
var x = t("x", w(nil))
var y = t("y", 1)

type T3 struct{}

func (*T3) pm() int { return y }

var z = [...]int{t("z0", 0), t("z1", aa), t("z2", 2)}
var aa = t("aa", 0)
var st = struct{ a, b int }{t("st1", 1), t("st2", bb)}
var bb = t("bb", 2)
var mp = map[int]int{t("mk", 1): t("mv", cc)}
var cc = t("cc", 2)
var ptr = &dd
var dd = t("dd", *ptr2)
var ptr2 = &ee
var ee = t("ee", 1)
var x1, x2 = t("x1", x3), t("x2", 2)
var x3 = t("x3", 3)
var gm = G[int]{}.m()
var gn = t("gn", 1)

type G[X any] struct{}

func (G[X]) m() int { return t("gm", gn) }

var mvv = T{}.mm
var mv2 = t("mv2", mvv())
var mv3 = t("mv3", 1)

func (T) mm() int { return mv3 }

func init() { fmt.Println("init2", len(trace)) }

func main() { fmt.Println(trace) }
