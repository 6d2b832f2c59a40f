// Statements, most of all their headers.
package statements;

import "fmt"; import . "os"
import (
	_ "a"; b "c"
	"d"
)

func f() {
	;;
	if x == (T{1}) { }
	if x := f(T{}); x { } else if y := (T{}); y == y { } else { }
	if []int{1}[0] == 1 && (map[string]T{"a": {}})["a"].ok { }
	if f := func() bool { return T{} == T{} }; f() { }
	if v, ok := <-c; ok { }
	if ; x { }
	for { break }
	for x { continue }
	for ;; { }
	for i := 0; i < 10; i++ { }
	for ; x; { }
	for i := 0; ; { }
	for range c { }
	for range 10 { }
	for i := range 10 { }
	for i, j = range x { }
	for _, x := range []T{{1}, {2}} { }
	for a[0], b.c = range f(func() { }) { }
	for x := range func(yield func(int) bool) { yield(1) } { }
	switch { }
	switch ; { }
	switch x { case 1, 2: fallthrough; case 3: default: }
	switch x := f(); x { }
	switch x := f(); { }
	switch T := x.(type) { case int, *T, []int, func(), nil, chan<- int: default: }
	switch x.(type) { }
	switch y := 1; x := y.(type) { case interface{ M() }: _ = x }
	switch (T{}) { case T{}: }
	select { }
	select {
	case <-c:
	case x := <-c:
	case x, ok := <-c:
	case a[0], b.c = <-c:
	case c <- f(T{}):
	case (<-c):
	default:
	}
L:
	for { break L; continue L; goto L }
M: N: { }
	goto M
O: var (
		o1 = 1
		o2 int
	)
	a, b := 1, 2
	a.b, c[d], *e = 1, 2, 3
	x += 1; x &^= 2; x <<= 3
	x++
	(*p)--
	c <- <-d
	go func() { }()
	defer f(x...)
	defer (f)(x)
	const d, e = 1, 2
	type T struct { x int }; type U = T
	var g func() = func() { }
	{ { ; } }
	func() { }()
	struct{}{}.f()
	[]int{}.f()
	<-c
	return
P:
}

func g() (int, error) { return 1, nil }
func h() { x = 1 /* a comment
that ends a line */ y = /* and one
that does not */ 2 }
var _ = func /* here */ () {}
