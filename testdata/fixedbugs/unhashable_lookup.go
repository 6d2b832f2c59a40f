// Keys without a hash, looked up in maps of all kinds.
package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
	fmt.Println("done")
}
func main() {
	var s any = []int{1}
	t := []int{1}
	try(func() { _ = map[any]int{"x": 1}[t] })
	try(func() { _ = map[any]int{"x": 1}[s] })
	try(func() { _ = map[any]int{}[s] })
	m := map[any]int{"x": 1}
	try(func() { _ = m[t] })
	try(func() { _, _ = m[t] })
	try(func() { v := m[t]; fmt.Println(v) })
	try(func() { m[t] = 1 })
	try(func() { delete(m, s) })
	var n map[any]int
	try(func() { _ = n[s] })
	try(func() { delete(n, s) })
	var a [3]int
	i := 5
	try(func() { _ = a[i] })
	var p *[3]int
	try(func() { _ = p[1] })
	try(func() { _ = *p })
	try(func() { _ = s.(string) })
	try(func() { _ = s == s })
	try(func() { _ = 1 / (i - 5) })
}
