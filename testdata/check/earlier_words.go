// Mistakes of which zokor once missed some words, or that it found in another order than Go.
package main

type number[int any] struct{ n int }

func (x number[int]) get() int { return 1 }

func pair() (a int, b string) { return 1, "b" }

func main() {
	var a int = "a"
	b := 1 + "b"
	var n = 3
	var c [n]int
	for i := range 3 {
		var d string = i
	}
	goto away
	_ = pair() + 1
	undefined1()
	undefined2()
	undefined3()
}
