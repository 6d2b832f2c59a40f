// Captured variables: by value, shared, per iteration, named results.
package main

import "fmt"

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func named(fail bool) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
			n *= 2
		}
	}()
	n = 21
	if fail {
		panic("oops")
	}
	return n + 1, nil
}

func wide(s []int, p struct{ a, b int }, str string) func() string {
	return func() string { return fmt.Sprint(s, p, str, len(s)) }
}

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) walk(f func(int)) {
	if t == nil {
		return
	}
	t.left.walk(f)
	f(t.value)
	t.right.walk(f)
}

func main() {
	next, reset := counter()
	fmt.Println(next(), next())
	reset()
	fmt.Println(next())
	fmt.Println(named(false))
	fmt.Println(named(true))

	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	for i, s := range []string{"a", "b"} {
		defer func() { fmt.Println("deferred", i, s) }()
	}
	fmt.Println(wide([]int{1, 2}, struct{ a, b int }{3, 4}, "five")())

	t := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	sum := 0
	t.walk(func(v int) { sum = sum*10 + v })
	fmt.Println(sum)

	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))

	compose := func(f, g func(float64) float64) func(float64) float64 {
		return func(x float64) float64 { return g(f(x)) }
	}
	half := func(x float64) float64 { return x / 2 }
	fmt.Println(compose(half, half)(3))

	outer := 1
	func() {
		inner := 2
		func() { outer += inner; inner++ }()
		fmt.Println(outer, inner)
	}()
	var flag bool
	set := func(b bool) { flag = b }
	set(true)
	fmt.Println(flag)
	c := complex(1, 2)
	fmt.Println(func() complex128 { return c * c }())
}
