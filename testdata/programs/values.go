// Values like those of JSON: a parser, paths, merging, and printers by type switch for plain and pretty output.
package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

type (
	Object = map[string]any
	Array  = []any
)

type SyntaxError struct {
	Offset int
	msg    string
}

func (e *SyntaxError) Error() string { return e.msg + " at offset " + strconv.Itoa(e.Offset) }

type decoder struct {
	text string
	pos  int
}

func (d *decoder) fail(format string, args ...any) {
	panic(&SyntaxError{d.pos, fmt.Sprintf(format, args...)})
}

func (d *decoder) space() byte {
	for d.pos < len(d.text) && strings.IndexByte(" \t\r\n", d.text[d.pos]) >= 0 {
		d.pos++
	}
	if d.pos == len(d.text) {
		return 0
	}
	return d.text[d.pos]
}

func (d *decoder) expect(c byte) {
	if got := d.space(); got != c {
		d.fail("expected %q, found %q", c, got)
	}
	d.pos++
}

func (d *decoder) value() any {
	switch c := d.space(); {
	case c == '{':
		d.pos++
		o := Object{}
		for d.space() != '}' {
			if len(o) > 0 {
				d.expect(',')
				d.space()
			}
			key := d.str()
			if _, twice := o[key]; twice {
				d.fail("duplicate %q", key)
			}
			d.expect(':')
			o[key] = d.value()
		}
		d.pos++
		return o
	case c == '[':
		d.pos++
		a := Array{}
		for d.space() != ']' {
			if len(a) > 0 {
				d.expect(',')
			}
			a = append(a, d.value())
		}
		d.pos++
		return a
	case c == '"':
		return d.str()
	case c == '-' || '0' <= c && c <= '9':
		start := d.pos
		for d.pos < len(d.text) && strings.Contains("+-.eE0123456789", d.text[d.pos:d.pos+1]) {
			d.pos++
		}
		f, err := strconv.ParseFloat(d.text[start:d.pos], 64)
		if err != nil {
			d.fail("%v", errors.Unwrap(err))
		}
		return f
	}
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if strings.HasPrefix(d.text[d.pos:], word) {
			d.pos += len(word)
			return v
		}
	}
	if d.pos == len(d.text) {
		panic(io.ErrUnexpectedEOF)
	}
	r, _ := utf8.DecodeRuneInString(d.text[d.pos:])
	d.fail("unexpected %#U", r)
	return nil
}

func (d *decoder) str() string {
	q, err := strconv.QuotedPrefix(d.text[d.pos:])
	if err != nil || q[0] != '"' {
		d.fail("bad string")
	}
	d.pos += len(q)
	s, _ := strconv.Unquote(q)
	return s
}

func Parse(text string) (v any, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxError:
			v, err = nil, r
		case error:
			v, err = nil, fmt.Errorf("parsing %.10q: %w", text, r)
		default:
			panic(r)
		}
	}()
	d := &decoder{text: text}
	v = d.value()
	if d.space() != 0 {
		d.fail("trailing text")
	}
	return
}

type Marshaler interface{ MarshalValue() any }

type Celsius float64

func (c Celsius) MarshalValue() any { return fmt.Sprintf("%.1f°C", float64(c)) }

type point struct{ x, y int }

func (p *point) MarshalValue() any { return Array{p.x, p.y} }

type printer struct {
	w      io.Writer
	indent string
	err    error
}

func (p *printer) puts(parts ...string) {
	for _, s := range parts {
		if p.err == nil {
			_, p.err = io.WriteString(p.w, s)
		}
	}
}

func (p *printer) list(open, close string, n, depth int, item func(i int)) {
	if n == 0 {
		p.puts(open, close)
		return
	}
	p.puts(open)
	for i := range n {
		if i > 0 {
			p.puts(",")
		}
		if p.indent != "" {
			p.puts("\n", strings.Repeat(p.indent, depth+1))
		}
		item(i)
	}
	if p.indent != "" {
		p.puts("\n", strings.Repeat(p.indent, depth))
	}
	p.puts(close)
}

func (p *printer) print(v any, depth int) {
	switch v := v.(type) {
	case Marshaler:
		p.print(v.MarshalValue(), depth)
	case nil:
		p.puts("null")
	case bool:
		p.puts(strconv.FormatBool(v))
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			p.err = fmt.Errorf("unsupported value: %v", v)
		}
		p.puts(strconv.FormatFloat(v, 'g', -1, 64))
	case int, int64, uint8:
		p.puts(fmt.Sprint(v))
	case string:
		p.puts(strconv.Quote(v))
	case error:
		p.print(Object{"error": v.Error()}, depth)
	case Array:
		p.list("[", "]", len(v), depth, func(i int) { p.print(v[i], depth+1) })
	case []string:
		p.list("[", "]", len(v), depth, func(i int) { p.print(v[i], depth+1) })
	case Object:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		p.list("{", "}", len(keys), depth, func(i int) {
			p.puts(strconv.Quote(keys[i]), ":")
			if p.indent != "" {
				p.puts(" ")
			}
			p.print(v[keys[i]], depth+1)
		})
	default:
		p.err = fmt.Errorf("unsupported type: %T", v)
	}
}

func Show(v any, indent string) string {
	var sb strings.Builder
	p := &printer{w: &sb, indent: indent}
	if p.print(v, 0); p.err != nil {
		return "!" + p.err.Error()
	}
	return sb.String()
}

func At(v any, path ...any) (any, bool) {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			o, _ := v.(Object)
			x, ok := o[step]
			if !ok {
				return nil, false
			}
			v = x
		case int:
			a, ok := v.(Array)
			if step < 0 {
				step += len(a)
			}
			if !ok || step < 0 || step >= len(a) {
				return nil, false
			}
			v = a[step]
		}
	}
	return v, true
}

func Merge(a, b any) any {
	x, ok1 := a.(Object)
	y, ok2 := b.(Object)
	if !ok1 || !ok2 {
		return b
	}
	out := Object{}
	for k, v := range x {
		out[k] = v
	}
	for k, v := range y {
		if v == nil {
			delete(out, k)
		} else {
			out[k] = Merge(out[k], v)
		}
	}
	return out
}

func main() {
	doc, err := Parse(` { "name": "zo\"k\u00f6r", "n": [1, -2.5e3, 1e400e], "x": null } `)
	fmt.Println(doc, err)
	doc, err = Parse(`{"name":"zo\"k\u00f6r\n","list":[1,-2.5e3,[],{"deep":[true,false,null]}],"empty":{},"n":0.1}`)
	fmt.Println(doc, err)
	fmt.Println(Show(doc, ""))
	fmt.Println(Show(doc, "\t"))
	again, err := Parse(Show(doc, "  "))
	fmt.Println(Show(again, "") == Show(doc, ""), err)
	for _, bad := range []string{"", "[1,", "[1 2]", `{"a" 1}`, `{"a":1,"a":2}`, "é", "[1]x", `"abc`, "-", "1e999", `{1:2}`} {
		_, err := Parse(bad)
		var se *SyntaxError
		fmt.Printf("%-15q %v (%t %t)\n", bad, err, errors.As(err, &se), errors.Is(err, io.ErrUnexpectedEOF))
	}
	fmt.Println(At(doc, "list", 3, "deep", 0))
	fmt.Println(At(doc, "list", -1, "deep", -1))
	fmt.Println(At(doc, "list", 9))
	fmt.Println(At(doc, "n", "x"))
	fmt.Println(Show(Merge(doc, Object{"n": nil, "empty": Object{"full": Celsius(21.456)}, "name": &point{1, 2}}), ""))
	for _, v := range []any{1, uint8(2), []string{"a"}, errors.New("e"), Celsius(-3), math.NaN(), point{1, 2}, []int{1}, Array{Array{math.Inf(-1)}}, struct{}{}, 1e21, 100000.0, 3 + 4i} {
		fmt.Fprint(os.Stdout, Show(v, ""), "; ")
	}
	fmt.Println()
	fmt.Printf("%T %T %v %+v\n", doc, again.(Object)["list"], Object{"b": nil, "a": Array{}}, &point{3, 4})
}
