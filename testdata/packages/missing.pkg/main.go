package main

import (
	_ "example.com/missing/a"
	_ "example.com/missing/cmd"
	_ "example.com/missing/names"
	_ "example.com/missing/nosuch"
	_ "example.com/missing/other/internal/x"
	_ "example.com/missing/windows"
	_ "example.org/far"
	_ "nosuch/package"
)

func main() {}
