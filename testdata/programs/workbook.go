// A spreadsheet: formulas with references and ranges, dependencies, cycles found, values as interfaces, undo.
package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type Ref struct {
	Col rune
	Row int
}

func (r Ref) String() string { return string(r.Col) + strconv.Itoa(r.Row) }

func ParseRef(s string) (r Ref, ok bool) {
	if len(s) < 2 || !unicode.IsUpper(rune(s[0])) {
		return
	}
	n, err := strconv.Atoi(s[1:])
	return Ref{rune(s[0]), n}, err == nil
}

type Value interface{ isValue() }
type (
	Number float64
	Text   string
	Error  struct{ Err error }
)

func (Number) isValue() {}
func (Text) isValue()   {}
func (Error) isValue()  {}

func (e Error) Format(f fmt.State, verb rune) {
	if f.Flag('+') {
		fmt.Fprintf(f, "#ERR(%v)", e.Err)
	} else {
		w, _ := f.Width()
		fmt.Fprintf(f, "%*s", w, "#ERR")
	}
}

var (
	errCycle = errors.New("cycle")
	errType  = errors.New("not a number")
)

type Sheet struct {
	source map[Ref]string
	cache  map[Ref]Value
	busy   []Ref
	undo   []func()
	evals  int
}

func NewSheet() *Sheet { return &Sheet{source: map[Ref]string{}, cache: map[Ref]Value{}} }

func (s *Sheet) Set(name, text string) {
	ref, ok := ParseRef(name)
	if !ok {
		panic(fmt.Sprintf("bad reference %q", name))
	}
	old, had := s.source[ref]
	s.undo = append(s.undo, func() {
		if had {
			s.source[ref] = old
		} else {
			delete(s.source, ref)
		}
	})
	s.source[ref] = text
	clear(s.cache)
}

func (s *Sheet) Undo() bool {
	n := len(s.undo)
	if n == 0 {
		return false
	}
	s.undo[n-1]()
	s.undo = s.undo[:n-1]
	clear(s.cache)
	return true
}

func (s *Sheet) Get(ref Ref) (v Value) {
	if v, ok := s.cache[ref]; ok {
		return v
	}
	if i := slices.Index(s.busy, ref); i >= 0 {
		return Error{fmt.Errorf("%w %v", errCycle, append(slices.Clone(s.busy[i:]), ref))}
	}
	s.busy = append(s.busy, ref)
	defer func() {
		if r := recover(); r != nil {
			err, ok := r.(error)
			if !ok {
				panic(r)
			}
			v = Error{err}
		}
		s.busy = s.busy[:len(s.busy)-1]
		s.cache[ref] = v
	}()
	text := s.source[ref]
	switch f, isFormula := strings.CutPrefix(text, "="); {
	case isFormula:
		s.evals++
		p := &formula{sheet: s, rest: f}
		v = p.sum()
		if p.skip(); p.rest != "" {
			panic(fmt.Errorf("unexpected %q", p.rest))
		}
		return v
	case text == "":
		return Number(0)
	default:
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			return Number(x)
		}
		return Text(text)
	}
}

type formula struct {
	sheet *Sheet
	rest  string
}

func (p *formula) skip() { p.rest = strings.TrimLeft(p.rest, " ") }

func (p *formula) accept(chars string) byte {
	if p.skip(); p.rest != "" && strings.IndexByte(chars, p.rest[0]) >= 0 {
		c := p.rest[0]
		p.rest = p.rest[1:]
		return c
	}
	return 0
}

func (p *formula) word(f func(rune) bool) (w string) {
	p.skip()
	i := strings.IndexFunc(p.rest, func(r rune) bool { return !f(r) })
	if i < 0 {
		i = len(p.rest)
	}
	w, p.rest = p.rest[:i], p.rest[i:]
	return
}

func number(v Value) float64 {
	switch v := v.(type) {
	case Number:
		return float64(v)
	case Error:
		panic(v.Err)
	case Text:
		panic(fmt.Errorf("%w: %q", errType, string(v)))
	default:
		panic(fmt.Sprintf("what is a %T?", v))
	}
}

func (p *formula) sum() Value {
	v := p.product()
	for {
		switch p.accept("+-&") {
		case '+':
			v = Number(number(v) + number(p.product()))
		case '-':
			v = Number(number(v) - number(p.product()))
		case '&':
			v = Text(fmt.Sprint(v, p.product()))
		default:
			return v
		}
	}
}

func (p *formula) product() Value {
	v := p.atom()
	for c := p.accept("*/"); c != 0; c = p.accept("*/") {
		x, y := number(v), number(p.atom())
		if c == '/' {
			if y == 0 {
				panic(errors.New("division by zero"))
			}
			y = 1 / y
		}
		v = Number(x * y)
	}
	return v
}

var functions = map[string]func(xs []float64) float64{
	"SUM": func(xs []float64) (t float64) {
		for _, x := range xs {
			t += x
		}
		return
	},
	"MAX":   func(xs []float64) float64 { return slices.Max(xs) },
	"COUNT": func(xs []float64) float64 { return float64(len(xs)) },
}

func init() {
	functions["AVG"] = func(xs []float64) float64 { return functions["SUM"](xs) / float64(len(xs)) }
}

func (p *formula) atom() Value {
	switch p.accept("(-\"") {
	case '(':
		v := p.sum()
		if p.accept(")") == 0 {
			panic(errors.New("missing )"))
		}
		return v
	case '-':
		return Number(-number(p.atom()))
	case '"':
		end := strings.IndexByte(p.rest, '"')
		t := p.rest[:end]
		p.rest = p.rest[end+1:]
		return Text(t)
	}
	w := p.word(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' })
	if f, ok := functions[w]; ok && p.accept("(") != 0 {
		var args []float64
		for p.accept(")") == 0 {
			args = append(args, p.argument()...)
			p.accept(",")
		}
		return Number(f(args))
	}
	if ref, ok := ParseRef(w); ok {
		return p.sheet.Get(ref)
	}
	x, err := strconv.ParseFloat(w, 64)
	if err != nil {
		panic(err)
	}
	return Number(x)
}

func (p *formula) argument() (xs []float64) {
	save := p.rest
	from, ok1 := ParseRef(p.word(func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }))
	if ok1 && p.accept(":") != 0 {
		if to, ok := ParseRef(p.word(unicode.IsPrint)[:2]); ok {
			p.rest = save[strings.IndexByte(save, ':')+1+len(to.String()):]
			for c := from.Col; c <= to.Col; c++ {
				for r := from.Row; r <= to.Row; r++ {
					xs = append(xs, number(p.sheet.Get(Ref{c, r})))
				}
			}
			return
		}
	}
	p.rest = save
	return []float64{number(p.sum())}
}

func (s *Sheet) Print() {
	cols, rows := map[rune]bool{}, 0
	for r := range s.source {
		cols[r.Col] = true
		rows = max(rows, r.Row)
	}
	for row := range rows {
		fmt.Printf("%d", row+1)
		for _, c := range slices.Sorted(maps.Keys(cols)) {
			switch v := s.Get(Ref{c, row + 1}).(type) {
			case Number:
				fmt.Printf(" |%9.2f", v)
			case Text:
				fmt.Printf(" |%-9.9s", v)
			default:
				fmt.Printf(" |%9v", v)
			}
		}
		fmt.Println()
	}
}

func main() {
	s := NewSheet()
	for cell, text := range map[string]string{
		"A1": "apples", "A2": "pears", "A3": "total of all", "A4": "=A1 & \" and \" & A2",
		"B1": "3", "B2": "4.5", "B3": "=SUM(B1:B2)", "B4": "=MAX(B1:B3, 2 * B1, -1) / 2",
		"C1": "=B1 * 1.2", "C2": "=B2*(1 - 0.5)", "C3": "=AVG(C1:C2, B3)", "C4": "=COUNT(A8:C9)",
	} {
		s.Set(cell, text)
	}
	s.Print()
	fmt.Println(s.evals, len(s.cache))
	for _, f := range []string{"=A1+1", "=1/(B1-3)", "=D1", "=B3+D2", "=(1", "=1 2", "=x", "=SUM()", "=-B2&\"!\""} {
		s.Set("D1", f)
		s.Set("D2", "=C1+D1*0")
		v := s.Get(Ref{'D', 1})
		fmt.Printf("%-10s %+v %T", f, v, v)
		if e, ok := v.(Error); ok {
			fmt.Print(" ", errors.Is(e.Err, errCycle), errors.Is(e.Err, errType), errors.Is(e.Err, strconv.ErrSyntax))
		}
		fmt.Println()
	}
	n := 0
	for s.Undo() {
		n++
	}
	fmt.Println(n, len(s.source), s.Get(Ref{'B', 3}))
	defer func() { fmt.Println("panicked:", recover()) }()
	s.Set("hello", "1")
}
