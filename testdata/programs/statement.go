// Reports in text: columns of every alignment, wrapped cells, boxes, bars, money, percentages, everything by fmt's verbs.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"
	"unicode/utf8"
)

type Align byte

const (
	Left   Align = '<'
	Right  Align = '>'
	Center Align = '^'
)

type Column struct {
	Title  string
	Align  Align
	Width  int
	Format string
}

type Table struct {
	Columns []Column
	Rows    [][]any
}

func pad(s string, width int, a Align) string {
	gap := max(0, width-utf8.RuneCountInString(s))
	switch a {
	case Right:
		return fmt.Sprintf("%*s%s", gap, "", s)
	case Center:
		return strings.Repeat(" ", gap/2) + s + strings.Repeat(" ", gap-gap/2)
	}
	return s + strings.Repeat(" ", gap)
}

func wrap(s string, width int) (lines []string) {
	var sb strings.Builder
	for _, w := range strings.Fields(s) {
		for utf8.RuneCountInString(w) > width {
			r := []rune(w)
			if sb.Len() > 0 {
				lines = append(lines, sb.String())
				sb.Reset()
			}
			lines = append(lines, string(r[:width-1])+"-")
			w = string(r[width-1:])
		}
		if sb.Len() > 0 && utf8.RuneCountInString(sb.String())+1+utf8.RuneCountInString(w) > width {
			lines = append(lines, sb.String())
			sb.Reset()
		}
		if sb.Len() > 0 {
			sb.WriteByte(' ')
		}
		sb.WriteString(w)
	}
	return append(lines, sb.String())
}

// WriteTo makes a Table an io.WriterTo.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	var buf bytes.Buffer
	rule := func(l, m, r string) {
		parts := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			parts[i] = strings.Repeat("─", c.Width+2)
		}
		fmt.Fprintln(&buf, l+strings.Join(parts, m)+r)
	}
	row := func(cells []string, align func(Column) Align) {
		wrapped := make([][]string, len(cells))
		height := 0
		for i, c := range cells {
			wrapped[i] = wrap(c, t.Columns[i].Width)
			height = max(height, len(wrapped[i]))
		}
		for y := range height {
			for i, c := range t.Columns {
				s := ""
				if y < len(wrapped[i]) {
					s = wrapped[i][y]
				}
				fmt.Fprintf(&buf, "│ %s ", pad(s, c.Width, align(c)))
			}
			buf.WriteString("│\n")
		}
	}
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, c.Title)
	}
	rule("┌", "┬", "┐")
	row(titles, func(Column) Align { return Center })
	rule("├", "┼", "┤")
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range cells {
			if i < len(r) && r[i] != nil {
				cells[i] = fmt.Sprintf(t.Columns[i].Format, r[i])
			}
		}
		row(cells, func(c Column) Align { return c.Align })
	}
	rule("└", "┴", "┘")
	return buf.WriteTo(w)
}

type Euro int64

func (e Euro) String() string {
	s := fmt.Sprintf("%03d", int64(math.Abs(float64(e))))
	whole, cents := s[:len(s)-2], s[len(s)-2:]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if e < 0 {
		whole = "-" + whole
	}
	return whole + "," + cents + " €"
}

type Posting struct {
	Day    int
	Text   string
	Amount Euro
}

func main() {
	postings := []Posting{{1, "Carried forward", 123456789}, {3, "Rent for the flat in Österreichische-Straße", -95000}, {4, "", -5}, {28, "Salary", 3_210_07}}
	t := &Table{Columns: []Column{{"date", Left, 6, "%s"}, {"what", Left, 16, "%v"}, {"amount", Right, 15, "%v"}, {"%", Right, 7, "%.2f%%"}}}
	total := Euro(0)
	for _, p := range postings {
		total += p.Amount
		day := time.Date(2024, time.February, p.Day, 0, 0, 0, 0, time.UTC)
		t.Rows = append(t.Rows, []any{day.Format("02 Jan"), p.Text, p.Amount, float64(p.Amount) / float64(postings[0].Amount) * 100})
	}
	t.Rows = append(t.Rows, []any{nil, "total", total})
	n, err := t.WriteTo(os.Stdout)
	fmt.Println(n, err)

	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	p := postings[1]
	for _, verb := range strings.Fields("%v %+v %#v %T %d %s %q %x") {
		fmt.Fprintf(out, "%-4s "+verb+"\n", verb, p)
	}
	for _, v := range []any{42, -7, 3.14159, "héllo", 'x', true, []byte("go"), []string{"a b", "c"}, map[string]int{"b": 2, "a": 1}, Euro(5), [2]bool{true}, nil, 1i, time.Minute, struct {
		A int
		B *int
	}{A: 1}} {
		fmt.Fprintf(out, "|%8v|%-8v|%08v|%+v|%#v|%T\n", v, v, v, v, v, v)
	}
	for _, f := range []float64{0, 1, -1.5, 1e-7, 123456789, 1e21, math.Pi, math.Inf(-1), math.NaN()} {
		fmt.Fprintf(out, "%v|%g|%e|%.3f|%8.2f|%-9.1f|%+.2e|%G|%6.3g\n", f, f, f, f, f, f, f, f, f)
	}
	for _, i := range []int64{0, 7, -42, math.MaxInt32, math.MinInt64} {
		fmt.Fprintf(out, "%d|%5d|%-5d|%05d|%+d|% d|%x|%#X|%o|%b|%q|%U\n", i, i, i, i, i, i, i, i, i, i&0xff, i&0x7f, i&0xffff)
	}
	for _, s := range []string{"", "plain", "tab\tquote\"", "日本", "\xff"} {
		fmt.Fprintf(out, "%s|%7s|%-7s|%.2s|%q|%+q|%#q|%x|% X|%v\n", s, s, s, s, s, s, s, s, s, len(s))
	}
	fmt.Fprintf(out, "%[2]*[1]d|%-*d|%.*f|%[3]v %[1]v|%d %s\n", 7, 4, 3, 2.5)
	fmt.Fprintf(out, "%d|%s|%z|%!|%.2f\n", "str", 5, 1, "x")
	fmt.Fprintln(out, fmt.Sprint("a", 1, 2, "b", "c", 3.0, Euro(1), nil, []any{nil, "x"}), fmt.Sprintf("%5t|%-7t|%v", true, false, &p))
	var nothing *Posting
	var e error
	fmt.Fprintf(out, "%v %+v %s %d %v %s\n", nothing, nothing, nothing, nothing, e, e)
}
