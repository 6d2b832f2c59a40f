package main

import _ "embed"

//go:embed main.go go.mod
var a string

//go:embed main.go
var b int

//go:embed main.go
var c, d string

//go:embed main.go
var e = "x"

//go:embed main.go
func f() {}

//go:embed main.go
var (
	g string
)

func main() {
	//go:embed main.go
	var x string
	println(a, b, c, d, e, g, x)
}
