// Statements: labels, goto, switch forms, fallthrough, defer order, recover, loops.
package main

import "fmt"

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n < 10:
		if n == 7 {
			break
		}
		return "small"
	default:
		return "large"
	}
	return "seven"
}

func falls(n int) (s string) {
	switch n {
	case 1:
		s += "one "
		fallthrough
	case 2:
		s += "two "
	case 3, 4:
		s += "three or four "
		fallthrough
	default:
		s += "default "
	}
	return
}

func words(s string) int {
	switch s {
	case "a", "b":
		return 1
	case "c":
		return 2
	}
	return 0
}

func jump() (n int) {
loop:
	n++
	if n < 5 {
		goto loop
	}
	for {
		for {
			if n > 8 {
				goto done
			}
			n++
		}
	}
done:
	n *= 10
	return
}

func deferred() (s string) {
	for i := range 3 {
		defer func() { s += fmt.Sprint(i) }()
	}
	defer func() {
		if r := recover(); r != nil {
			s += fmt.Sprint(r, " ")
		}
	}()
	var m map[string]int
	m["x"] = 1
	return "unreachable"
}

func nested() (err error) {
	defer func() {
		err = fmt.Errorf("outer: %w", err)
	}()
	defer func() {
		defer func() { err = fmt.Errorf("inner: %v", recover()) }()
		panic(fmt.Sprint("again ", recover()))
	}()
	panic("first")
}

type state struct {
	n    int
	mark [4]bool
}

func main() {
	for _, n := range []int{-1, 0, 5, 7, 50} {
		fmt.Print(classify(n), " ")
	}
	fmt.Println()
	for n := 0; n < 5; n++ {
		fmt.Print(falls(n), "| ")
	}
	fmt.Println(words("b"), words("c"), words("d"))
	fmt.Println(jump())
	fmt.Println(deferred())
	fmt.Println(nested())
outer:
	for i := 0; ; i++ {
		for j := range 10 {
			switch {
			case j == 3:
				continue outer
			case i == 2:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	st := state{n: 1}
	st.mark[2] = true
	cp := st
	cp.mark[0] = true
	fmt.Println(st, cp, st == cp, st == state{1, [4]bool{2: true}})
	grid := [3][3]int{{1}, {0, 2}, {0, 0, 3}}
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] += i * j
		}
	}
	for _, row := range grid {
		fmt.Print(row)
	}
	fmt.Println(len(grid), grid[2][2])
	if n, ok := any(st).(state); ok && n.n == 1 {
		fmt.Println("ok")
	} else if !ok {
		fmt.Println("not ok")
	}
	var x interface{ M() }
	func() {
		defer func() { fmt.Println(recover()) }()
		x.M()
	}()
	func() {
		defer fmt.Println("deferred print")
		defer close(make(chan int))
		defer func() { recover() }()
		var p *state
		p.n = 1
	}()
	switch y := 5; y {
	case 5:
	default:
		fmt.Println("no")
	}
	ch := make(chan int, 3)
	for i := range 3 {
		ch <- i
	}
	close(ch)
	for v := range ch {
		fmt.Print(v)
	}
	v, ok := <-ch
	fmt.Println(v, ok)
}
