package main

import "strings"

// Function types that are wanted are told with the names of their parameters, and methods that are lacking in calls of
// generic functions.

type Handler struct{}

func (Handler) on(callback func(event string, count int) bool) {}

func each[T any](list []T, visit func(index int, value T) bool) {}
func many(n int, steps ...func(x, y int) (sum int))          {}

type Stringer interface{ String() string }
type S struct{}

func (*S) String() string { return "" }

type W struct{}

func (W) Write(text string) {}

func show[T Stringer](x T)                                  {}
func write[T interface{ Write([]byte) (int, error) }](x T) {}
func less[T interface{ Less(T) bool }](a, b T)              {}

func main() {
	Handler{}.on(func(s string) bool { return true })
	Handler{}.on(5)
	each([]int{}, func(v int) bool { return true })
	each([]int{}, 5)
	many(1, func(x int) int { return x }, nil, 3)
	show(S{})
	show(&S{})
	show(W{})
	write(W{})
	less(S{}, S{})
	show("constant")
	_ = strings.Index
}

var later = show

var _ interface{ M(int) } = lower{}

type lower struct{}

func (lower) m(int) {}

// What embeds something unknown could have any method.
type server struct {
	*missing.Mutex
}

var _ Stringer = &server{}

type Generic[P any] struct{ p P }
type Callback[P any] func(P)
type Alias[P any] = []P

// In expressions generic types are told as they are written, else with their parameters.
func uninstantiated() {
	_ = new(Generic)
	_ = Callback(nil)
	_ = Alias(nil)
	_ = make(Alias, 1)
	_ = []Generic{}
}

var named func(a int) (b string) = func(s string) string { return s }

func generic[T any](value T) (same T) { return value }

var wrong func(int) string = generic
var keys map[func()]int
var address = &(&keys)
