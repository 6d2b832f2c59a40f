package main

var a, b = 1
var c, d int = 1, 2, 3
var e = f()
func f() {}
func g() (int, int) { return 1, 2 }
var h = g()
var i, j, k = g()
var l, m = g(), 1
const n
const o, p = 1
const q int
const r = f()
const s []int = nil
const t = len([]int{1})
const u = len([3]int{1})
const v float64 = "a"
const w int8 = 300
const y = nil
const z = 1 << 600
var aa = nil
var bb int = nil
var cc string = 1
var dd []int = [3]int{}
var ee *int = &1
var ff = &f
var gg = &g()

func main() {}
