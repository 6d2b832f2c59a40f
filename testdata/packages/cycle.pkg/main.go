package main

import (
	"example.com/cycle/b"
	"example.com/cycle/a"
)

func main() {
	a.F()
	b.F()
}
