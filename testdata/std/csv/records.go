// Package encoding/csv.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

var seed uint64 = 5

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

func main() {
	pieces := []string{"a", "b c", ",", ",", "\"", "\"\"", "\n", "\r\n", " ", "\t", "#", ";", "é", "\r", "x\"y"}
	for i := 0; i < 500; i++ {
		s := ""
		for j := 0; j < rnd(14); j++ {
			s += pieces[rnd(len(pieces))]
		}
		r := csv.NewReader(strings.NewReader(s))
		r.LazyQuotes = rnd(3) == 0
		r.TrimLeadingSpace = rnd(3) == 0
		r.FieldsPerRecord = []int{0, -1, -1, 2}[rnd(4)]
		if rnd(3) == 0 {
			r.Comment = '#'
		}
		if rnd(5) == 0 {
			r.Comma = []rune{';', '\t', 'é', ' '}[rnd(4)]
		}
		fmt.Printf("%q %v %v %d %q %q\n", s, r.LazyQuotes, r.TrimLeadingSpace, r.FieldsPerRecord, r.Comma, r.Comment)
		for {
			record, err := r.Read()
			fmt.Printf("  %q %v %d", record, err, r.InputOffset())
			if err == nil {
				for k := range record {
					line, column := r.FieldPos(k)
					fmt.Print(" ", line, ":", column)
				}
			}
			fmt.Println()
			if err != nil && !errors.Is(err, csv.ErrFieldCount) {
				break
			}
		}
	}
	all, err := csv.NewReader(strings.NewReader("a,b\n1,\"2\n3\"\n\n4,5\n")).ReadAll()
	fmt.Printf("%q %v\n", all, err)
	_, err = csv.NewReader(strings.NewReader("a,b\n1\n")).ReadAll()
	var parse *csv.ParseError
	fmt.Println(err, errors.As(err, &parse), parse.StartLine, parse.Line, parse.Column, parse.Err, errors.Is(err, csv.ErrFieldCount))
	bad := csv.NewReader(strings.NewReader("x"))
	bad.Comma = '\n'
	_, err = bad.Read()
	fmt.Println(err)
	reuse := csv.NewReader(strings.NewReader("a,b\nc,d\n"))
	reuse.ReuseRecord = true
	one, _ := reuse.Read()
	two, _ := reuse.Read()
	fmt.Println(one, two)
	_, err = reuse.Read()
	fmt.Println(err == io.EOF, csv.ErrBareQuote, csv.ErrQuote, csv.ErrTrailingComma)
	long := strings.Repeat("long field,", 2000)
	rec, err := csv.NewReader(strings.NewReader(long)).Read()
	fmt.Println(len(rec), err)

	w := csv.NewWriter(os.Stdout)
	for _, crlf := range []bool{false, true} {
		w.UseCRLF = crlf
		for _, record := range [][]string{{"a", "b"}, {""}, {"", ""}, {"x,y", "say \"hi\"", "two\nlines", "cr\rlf\r\n", " lead", "trail ", "\\.", "é", "#", "\t"}, {}} {
			fmt.Println(w.Write(record))
			w.Flush()
		}
	}
	w.Comma = ';'
	fmt.Println(w.WriteAll([][]string{{"a;b", "c,d"}, {"e", "f"}}), w.Error())
	w.Comma = '"'
	fmt.Println(w.Write([]string{"x"}))
	failing := csv.NewWriter(broken{})
	failing.Write([]string{"a"})
	failing.Flush()
	fmt.Println(failing.Error(), failing.WriteAll([][]string{{"b"}}))
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken") }
