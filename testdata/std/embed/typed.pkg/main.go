package main

import _ "embed"

//go:embed main.go go.mod
var a string

//go:embed main.go
var b int

//go:embed *
var c []byte

func main() {
	println(a, b, c)
}
