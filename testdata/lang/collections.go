// Slices, arrays, maps, strings.
package main

import "fmt"

type key struct {
	a int
	s string
}

func variadic(prefix string, rest ...int) string { return fmt.Sprint(prefix, len(rest), rest) }

func pair() (string, int) { return "p", 3 }

func main() {
	s := make([]int, 2, 10)
	t := append(s, 1, 2)
	u := append(s, 9)
	fmt.Println(s, t, u, len(s), cap(s[1:3:4]), s[:4])
	fmt.Println(copy(s, []int{7, 8, 9}), s, t)
	b := append([]byte("ab"), "cd"...)
	fmt.Println(copy(b, "xy"), string(b), string(b[1:]))
	var nilSlice []string
	fmt.Println(nilSlice == nil, len(nilSlice), append(nilSlice, "x"), []int{} == nil)
	m := map[key][]int{{1, "a"}: {1}, {2, "b"}: nil}
	m[key{1, "a"}] = append(m[key{1, "a"}], 2, 3)
	v, ok := m[key{3, ""}]
	fmt.Println(m, v == nil, ok, len(m))
	delete(m, key{2, "b"})
	fmt.Println(len(m), m)
	mm := map[string]map[string]int{}
	if mm["a"] == nil {
		mm["a"] = map[string]int{}
	}
	mm["a"]["b"]++
	mm["a"]["b"] += 4
	fmt.Println(mm)
	mi := map[any]string{1: "int", "1": "string", 1.5: "float", [2]int{1, 2}: "array"}
	fmt.Println(mi[1], mi["1"], mi[1.5], mi[[2]int{1, 2}], mi[nil] == "")
	ms := map[string]struct{ n, m int }{"x": {1, 2}}
	fmt.Println(ms["x"].m, ms["y"].n)
	mf := map[float64]bool{1: true}
	mf[2.5] = true
	fmt.Println(mf[1], mf[2.5], mf[3])
	fmt.Println(variadic("a"), variadic("b", 1, 2), variadic("c", s...), variadic(pair()))
	arr := [...]string{2: "c", 0: "a"}
	p := &arr
	p[1] = "b"
	for i, x := range p {
		fmt.Print(i, x)
	}
	sl := arr[1:]
	sl[0] = "B"
	fmt.Println(arr, len(p), sl)
	a4 := [4]int(append(s, 1, 2))
	pa := (*[2]int)(s)
	pa[0] = 100
	fmt.Println(a4, *pa, s)
	type node struct {
		next *node
		val  any
	}
	n := &node{&node{nil, "end"}, 1}
	fmt.Println(n.next.val, n.val, n.next.next == nil)
	pts := []*struct{ x int }{{1}, {2}}
	pts[1].x *= 21
	fmt.Println(pts[0].x, pts[1].x)
	str := "héllo"
	fmt.Println(str[1], str[1:3], str > "hello", str+"!"+str[:1])
	sum := 0
	for k, v := range map[int]int{1: 10, 2: 20} {
		sum += k * v
	}
	clear(mm)
	clear(s)
	fmt.Println(sum, len(mm), s)
	matrix := make([][]float64, 2)
	for i := range matrix {
		matrix[i] = make([]float64, 2)
		for j := range matrix[i] {
			matrix[i][j] = float64(i*2 + j)
		}
	}
	matrix[1][0], matrix[0][1] = matrix[0][1], matrix[1][0]
	fmt.Println(matrix)
	defer func() { fmt.Println(recover()) }()
	_ = s[len(b)+sum]
}
