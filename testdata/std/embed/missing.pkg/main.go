package main

import "embed"

//go:embed nothing.txt all:none
var a embed.FS

//go:embed [x
var b string

//go:embed ../x "a//b"
var c string

func main() { println(a, b, c) }
