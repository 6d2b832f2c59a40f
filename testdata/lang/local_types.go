package main

import "fmt"

type Ge[K comparable, V any] struct {
	m map[K]V
}
type G[T any] struct{ V T }

func f() {
	type loc struct{ a int }
	fmt.Printf("%T %T %v\n", G[loc]{}, Ge[loc, []loc]{}, G[[]loc]{})
	type loc2 = loc
	fmt.Printf("%T\n", G[loc2]{})
}
func main() {
	type loc struct{ a, B any }
	type other int
	fmt.Printf("%T %T %T %T\n", G[loc]{}, Ge[loc, []loc]{}, G[[]loc]{}, G[map[other]*loc]{})
	fmt.Printf("%T %T\n", loc{}, []loc{})
	f()
	func() {
		type loc string
		fmt.Printf("%T %T\n", G[loc]{}, loc(""))
	}()
	{
		type loc string
		fmt.Printf("%T %T\n", G[loc]{}, loc(""))
	}
	fmt.Printf("%T\n", gen(1))
	fmt.Printf("%T\n", gen("s"))
}
func gen[T any](t T) any {
	type in struct{ t T }
	fmt.Printf("%T %T %v\n", in{}, G[in]{}, in{t})
	return in{t}
}
