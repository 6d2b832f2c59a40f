// Package text/tabwriter.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"
)

var seed uint64 = 7

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

func main() {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tQTY\tPRICE")
	fmt.Fprintln(w, "apple\t3\t1.25")
	fmt.Fprintln(w, "größer\t10\t12.5")
	fmt.Fprintln(w, "no tabs here")
	fmt.Fprintln(w, "a\tb")
	w.Flush()
	w.Init(os.Stdout, 5, 0, 1, '.', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "a\tb\tc\t")
	fmt.Fprintln(w, "aaaaaa\tbb\tcccc\t")
	w.Flush()
	pieces := []string{"a", "bb", "ccc", "\t", "\t", "\t", "\v", "\n", "\n", "\f", "é", "\xff", "<b>", "&amp;", "&", "<", " ", "", "longer text"}
	for i := 0; i < 300; i++ {
		a, b, c, d, e := rnd(6), rnd(9), rnd(3), " \t.0"[rnd(4)], uint(rnd(64))
		var out bytes.Buffer
		w := tabwriter.NewWriter(&out, a, b, c, d, e)
		for j := 0; j < rnd(30); j++ {
			w.Write([]byte(pieces[rnd(len(pieces))]))
		}
		err := w.Flush()
		fmt.Printf("%d %d %d %q %06b %q %v\n", a, b, c, d, e, out.String(), err)
	}
	w = tabwriter.NewWriter(broken{}, 0, 8, 0, '\t', 0)
	n, err := w.Write([]byte("a\tb\nc\n"))
	fmt.Println(n, err, w.Flush(), tabwriter.Escape, tabwriter.FilterHTML, tabwriter.StripEscape, tabwriter.DiscardEmptyColumns, tabwriter.TabIndent)
	defer func() { fmt.Println(recover()) }()
	tabwriter.NewWriter(os.Stdout, -1, 0, 0, ' ', 0)
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken") }
