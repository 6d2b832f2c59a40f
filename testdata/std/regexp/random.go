package main

import (
	"fmt"
	"regexp"
	"strings"
)

var seed uint64 = 12345

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

var atoms = []string{"a", "b", "c", ".", "^", "$", "x", "k", "é", "[ab]", "[^a]", "\\d", "\\w", "\\s", "\\b", "\\B", "(a)", "(b|c)", "(?:a|ab)", "(?i:K)", "[a-c]", "a*", "b+?", "(a*)", "\\pL", "(|a)", "(?s:.)", "(?m:^)", "(?m:$)", "\xff", "�", "\\W", "[[:alpha:]]", "(?P<n>b)", "", "()", "1", "\\x61", "\\z", "\\A"}
var ops = []string{"", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{0}"}

func gen(d int) string {
	var s string
	for i := 0; i < 1+rnd(4); i++ {
		p := atoms[rnd(len(atoms))]
		if d > 0 && rnd(4) == 0 {
			p = "(" + gen(d-1) + ")"
		}
		p += ops[rnd(len(ops))]
		if rnd(6) == 0 {
			p += "|"
		}
		s += p
	}
	return s
}

var letters = []string{"a", "b", "c", "k", "K", "x", "é", "\n", " ", "1", "\xff", "K", "_", "\xe2\x82"}

func text() string {
	var s string
	for i := 0; i < rnd(9); i++ {
		s += letters[rnd(len(letters))]
	}
	return s
}

func main() {
	for i := 0; i < 400; i++ {
		p := gen(2)
		var re *regexp.Regexp
		var err error
		posix := rnd(5) == 0
		if posix {
			re, err = regexp.CompilePOSIX(p)
		} else {
			re, err = regexp.Compile(p)
		}
		if err != nil {
			fmt.Printf("%q %v\n", p, err)
			continue
		}
		if rnd(4) == 0 {
			re.Longest()
			posix = true
		}
		pre, full := re.LiteralPrefix()
		_, _ = pre, full
		for j := 0; j < 2; j++ {
			t := text()
			fmt.Printf("%q %v %q %v %v %q %q %v %v\n", p, posix, t, re.FindAllStringSubmatchIndex(t, -1), re.FindSubmatchIndex([]byte(t)), re.ReplaceAllString(t, "<$1>"), re.Split(t, -1), re.MatchString(t), re.FindReaderSubmatchIndex(strings.NewReader(t)))
		}
	}
}
