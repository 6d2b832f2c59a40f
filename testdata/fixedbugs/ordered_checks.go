package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var s, t []int
	m := map[string]int{}
	try(func() { x := 0; x, s = s[len(s)-1], s[:len(s)-1]; _ = x })
	try(func() { x, y := s[len(s)-1], s[:len(s)-1]; _, _ = x, y })
	try(func() { func() (int, []int) { return s[len(s)-1], s[:len(s)-1] }() })
	i, j := 8, 128
	try(func() { s[i] += t[j] })
	try(func() { s[i] |= t[j] })
	try(func() { m["a"] += t[j] })
	fmt.Println(len(m))
	f := []float64{}
	try(func() { f[i] *= f[j] })
	var p *struct{ n, m int8 }
	try(func() { p.n += int8(t[j]) })
	str := []string{}
	try(func() { str[i] += str[j] })
	var a any = 1
	try(func() { fmt.Println(s[i], a.(string)) })
	try(func() { _ = s[i] + len(t[:j]) })
}
