// Comparing texts: longest common subsequences, unified differences, patches, edit distances, soundex, suggestions.
package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
)

type Op int8

const (
	Delete Op = iota - 1
	Equal
	Insert
)

func (o Op) String() string {
	switch o {
	case Delete:
		return "-"
	case Insert:
		return "+"
	}
	return " "
}

type Edit[T any] struct {
	Op   Op
	What T
}

func Diff[S ~[]T, T comparable](a, b S) (edits []Edit[T]) {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			edits = append(edits, Edit[T]{Equal, a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && table[i+1][j] >= table[i][j+1]:
			edits = append(edits, Edit[T]{Delete, a[i]})
			i++
		default:
			edits = append(edits, Edit[T]{What: b[j], Op: Insert})
			j++
		}
	}
	return edits
}

func Unified(w io.Writer, edits []Edit[string], context int) {
	type span struct{ from, to int }
	var hunks []span
	for i, e := range edits {
		if e.Op == Equal {
			continue
		}
		s := span{max(0, i-context), min(len(edits), i+context+1)}
		if n := len(hunks); n > 0 && hunks[n-1].to >= s.from {
			hunks[n-1].to = s.to
		} else {
			hunks = append(hunks, s)
		}
	}
	oldLine, newLine, at := 1, 1, 0
	advance := func(to int) (o, n int) {
		for ; at < to; at++ {
			if edits[at].Op != Insert {
				oldLine++
				o++
			}
			if edits[at].Op != Delete {
				newLine++
				n++
			}
		}
		return
	}
	for _, h := range hunks {
		advance(h.from)
		o, n := oldLine, newLine
		lo, ln := advance(h.to)
		fmt.Fprintf(w, "@@ -%d,%d +%d,%d @@\n", o, lo, n, ln)
		for _, e := range edits[h.from:h.to] {
			fmt.Fprintf(w, "%v%s\n", e.Op, e.What)
		}
	}
}

var errConflict = errors.New("patch does not apply")

func Patch(a []string, edits []Edit[string]) (out []string, err error) {
	i := 0
	for n, e := range edits {
		if e.Op != Insert {
			if i >= len(a) || a[i] != e.What {
				return nil, fmt.Errorf("edit %d, %q: %w", n, e.What, errConflict)
			}
			i++
		}
		if e.Op != Delete {
			out = append(out, e.What)
		}
	}
	return
}

func Levenshtein(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := diagonal
			if s[i-1] != t[j-1] {
				cost = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], cost
		}
	}
	return row[len(t)]
}

func Soundex(word string) string {
	const codes = "01230120022455012623010202"
	out := make([]byte, 0, 4)
	var last byte
	for _, r := range strings.ToUpper(word) {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			continue
		}
		c := codes[r-'A']
		switch {
		case len(out) == 0:
			out = append(out, byte(r))
		case c != '0' && c != last:
			out = append(out, c)
		}
		if r != 'H' && r != 'W' {
			last = c
		}
		if len(out) == 4 {
			break
		}
	}
	return (string(out) + "000")[:4]
}

func suggest(word string, from []string) []string {
	type scored struct {
		string
		distance int
	}
	var found []scored
	for _, w := range from {
		if d := Levenshtein(word, w); d <= 2 {
			found = append(found, scored{w, d})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(a.distance, b.distance) })
	out := make([]string, len(found))
	for i := range found {
		out[i] = found[i].string
	}
	return out
}

const before = `package main

import "fmt"

func main() {
	x := 1
	fmt.Println("hello", x)
	for i := 0; i < 3; i++ {
		fmt.Println(i)
	}
	fmt.Println("bye")
}
`

const after = `package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println("hello")
	for i := 0; i < 3; i++ {
		fmt.Println(i)
	}
	fmt.Println("bye")
	os.Exit(0)
}
`

func lines(s string) (out []string) {
	sc := bufio.NewScanner(strings.NewReader(s))
	for sc.Scan() {
		out = append(out, sc.Text())
	}
	return
}

func main() {
	edits := Diff(lines(before), lines(after))
	Unified(os.Stdout, edits, 1)
	out, err := Patch(lines(before), edits)
	fmt.Println(slices.Equal(out, lines(after)), err)
	_, err = Patch(lines(after), edits)
	fmt.Println(err, errors.Is(err, errConflict))

	var common strings.Builder
	for _, e := range Diff([]rune("AGGTABé"), []rune("GXTXAYBé")) {
		if e.Op == Equal {
			common.WriteRune(e.What)
		}
	}
	fmt.Println(common.String(), common.Len())
	fmt.Printf("%v %+v %T\n", Diff([]int{1, 2}, []int{2, 3}), Edit[string]{Insert, "x"}, Edit[rune]{})

	for _, p := range [][2]string{{"kitten", "sitting"}, {"", "abc"}, {"flaw", "lawn"}, {"naïve", "naive"}, {"same", "same"}} {
		fmt.Printf("%q→%q %d; ", p[0], p[1], Levenshtein(p[0], p[1]))
	}
	fmt.Println()
	for _, w := range strings.Fields("Robert Rupert Tymczak Pfister Honeyman Ashcraft A") {
		fmt.Print(w, "=", Soundex(w), " ")
	}
	fmt.Println()
	known := strings.Fields("print printf println sprint scan panic append")
	for _, w := range []string{"pritn", "prinln", "scna", "zzzz"} {
		fmt.Printf("%s? %q\n", w, suggest(w, known))
	}
}
