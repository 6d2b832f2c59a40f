package main

import "example.com/broken/a"

func main() {
	x := a.F()
}
