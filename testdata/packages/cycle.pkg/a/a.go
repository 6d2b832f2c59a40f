package a

import "example.com/cycle/c"

func F() { c.F() }
