// Scanning standard input, by fmt and then by bufio; operands that scan themselves.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type pair struct{ a, b int }

func (p *pair) Scan(state fmt.ScanState, verb rune) error {
	state.SkipSpace()
	tok, err := state.Token(false, func(r rune) bool { return r >= '0' && r <= '9' })
	fmt.Sscan(string(tok), &p.a)
	if err != nil {
		return err
	}
	r, _, err := state.ReadRune()
	if err != nil {
		return err
	}
	if r != ':' {
		state.UnreadRune()
		return errors.New("no colon")
	}
	rest, err := state.Token(false, nil)
	fmt.Sscan(string(rest), &p.b)
	w, ok := state.Width()
	fmt.Printf("[%c %d %v]", verb, w, ok)
	return err
}

func main() {
	var n int
	var s string
	var f float64
	fmt.Println(fmt.Scan(&n, &s))
	fmt.Println(n, s)
	fmt.Println(fmt.Scanln(&f, &n))
	fmt.Println(f, n)
	fmt.Println(fmt.Scanf("%d-%d\n", &n, &f))
	fmt.Println(n, f)
	fmt.Println(fmt.Scanln(&n))
	var p pair
	fmt.Println(fmt.Scan(&p))
	fmt.Println(p)
	fmt.Println(fmt.Scan(&p))
	r := bufio.NewReader(os.Stdin)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	for {
		_, err := fmt.Fscan(r, &n)
		if err == io.EOF {
			break
		}
		fmt.Println(n, err)
		if err != nil {
			break
		}
	}
	fmt.Println(fmt.Sscanf("7:8,9:10", "%v,%v", &p, &p))
	fmt.Println(fmt.Fscan(strings.NewReader("5 6"), &n))
}
