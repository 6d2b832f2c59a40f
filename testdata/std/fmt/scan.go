// Scanning from strings and readers: values, formats, mistakes.
package main

import (
	"fmt"
	"strings"
)

func main() {
	var i, j int
	var s string
	var f float64
	var b bool
	var c complex128
	var r rune
	var u uint8
	var by []byte
	p := func(n int, err error) { fmt.Println(n, err, i, j, s, f, b, c, r, u, string(by)) }
	p(fmt.Sscan("", &i))
	p(fmt.Sscan("  \n ", &i))
	p(fmt.Sscan("12 34", &i, &j))
	p(fmt.Sscan("12", &i, &j))
	p(fmt.Sscan("x", &i))
	p(fmt.Sscan("0x1F 077 0b11", &i, &j, &u))
	p(fmt.Sscan("300", &u))
	p(fmt.Sscan("99999999999999999999", &i))
	p(fmt.Sscan("-5 abc 1.5e3 true", &i, &s, &f, &b))
	p(fmt.Sscan("(1+2i)", &c))
	p(fmt.Sscan("1", i))
	p(fmt.Sscanln("1 2\n3", &i, &j))
	p(fmt.Sscanln("1\n2", &i, &j))
	p(fmt.Sscanln("1 2 3", &i, &j))
	p(fmt.Sscanln("", &i))
	p(fmt.Sscanln("\n", &i))
	p(fmt.Sscanf("5-6", "%d-%d", &i, &j))
	p(fmt.Sscanf("5 6", "%d-%d", &i, &j))
	p(fmt.Sscanf("abc 7", "%s %d", &s, &i))
	p(fmt.Sscanf("ff", "%x", &i))
	p(fmt.Sscanf("12345", "%3d%d", &i, &j))
	p(fmt.Sscanf("x", "%c", &r))
	p(fmt.Sscanf("\"a b\"", "%q", &s))
	p(fmt.Sscanf("50%", "%d%%", &i))
	p(fmt.Sscanf("5", "%d %d", &i, &j))
	p(fmt.Sscanf("5 6", "%d", &i))
	p(fmt.Sscanf("5", "%d", &i, &j))
	p(fmt.Sscanf("5", "%z", &i))
	p(fmt.Sscanf("5", "%s", &i))
	p(fmt.Sscanf("5\n6", "%d %d", &i, &j))
	p(fmt.Sscanf("5\n6", "%d\n%d", &i, &j))
	p(fmt.Sscanf("68656c6c6f", "%x", &s))
	p(fmt.Sscanf("hi", "%v", &by))
	p(fmt.Sscanf("t", "%t", &b))
	p(fmt.Sscanf("truX", "%t", &b))
	p(fmt.Sscanf("3.14xyz", "%f%s", &f, &s))
	p(fmt.Sscanf("age:30", "age:%d", &i))
	p(fmt.Sscanf("", "%d", &i))
	p(fmt.Sscanf("5", "%", &i))
	p(fmt.Sscanf("5", "%d %s", &i))
	rd := strings.NewReader("1 2 3")
	for {
		n, err := fmt.Fscan(rd, &i)
		fmt.Println(n, err, i)
		if err != nil {
			break
		}
	}
	type My int
	var m My
	p(fmt.Sscan("77", &m))
	fmt.Println(m)
	var st struct{}
	p(fmt.Sscan("1", &st))
	p(fmt.Sscan("nan", &f))
	p(fmt.Sscan("1_000", &i))
	p(fmt.Sscan("é界", &s))
	p(fmt.Sscan("1.2.3", &f))
	p(fmt.Sscan("+Inf", &f))
	p(fmt.Sscan("e", &f))
}
