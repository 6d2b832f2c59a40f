package main

import (
	"fmt"
	bee "example.com/errors/b"
	"example.com/errors/c"
)

type own struct{}

func (own) m() {}

func main() {
	var t bee.T
	t.x = 1
	t.f()
	_ = bee.T{1, 2}
	_ = bee.T{x: 1}
	bee.g()
	bee.print("x")
	var i bee.I = bee.Other{}
	i = own{}
	i = c.M{}
	var n int = bee.N
	bee.Print(1)
	_ = bee.Missing
	var u c.T = t
}
