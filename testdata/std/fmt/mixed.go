// Verbs on mixed operands.
package main

import "fmt"

type T struct {
	s string
	e error
	X any
}
type E struct{}

func (E) Error() string { return "EE" }

type S struct {
	a int
	b []string
}

func main() {
	fmt.Printf("%d\n", T{"x", E{}, "y"})
	fmt.Printf("%d\n", &T{"x", nil, nil})
	fmt.Printf("%v %+v\n", T{"x", E{}, E{}}, T{"x", E{}, E{}})
	fmt.Printf("%s|%d\n", []any{1, "a", nil, E{}}, []any{"x", nil})
	fmt.Printf("%d|%t\n", S{1, []string{"q"}}, S{})
	fmt.Printf("%s\n", map[string]int{"b": 1, "a": 2})
	fmt.Printf("%08.3f|%+08d|%-8d|%x|% x|%#x|%# x\n", 3.14159, 5, 7, "hi", "hi", "hi", "hi")
	fmt.Printf("%!|%z|%-010d|%5%|%[2]d\n", 1, 2)
	fmt.Printf("%05s|%-05s|%.2s|%q|%#q|%+q\n", "ab", "ab", "héllo", "hi", "hi", "é")
	fmt.Printf("%v %v\n", []byte("hi"), [3]byte{1, 2, 3})
	fmt.Printf("%s %x %q\n", [3]byte{65, 66, 67}, [3]byte{65, 66, 67}, []byte("hi"))
	fmt.Printf("%#v %#v %#v\n", []byte("hi"), [3]byte{1, 2, 3}, []byte(nil))
	fmt.Printf("%t %v\n", "x", struct{}{})
	fmt.Printf("%6.2f|%-10s|%10s|%+v\n", 1+2i, "a", "b", struct {
		A *int
		B any
	}{})
	type B []byte
	fmt.Printf("%v %d %s %#v\n", B("hi"), B("hi"), B("hi"), B("hi"))
	fmt.Printf("%d %s", "a")
	fmt.Println()
	fmt.Printf("%d\n", 1, nil, "x")
	fmt.Printf("%[5]d %[1]*d %*d %.*f %.[2]d\n", 3, 4)
	fmt.Printf("%U %#U %c %q %x %o %#o %O %b %#b\n", 0x1F600, 'x', 'x', 'x', -255, 8, 8, 8, 5, 5)
}
