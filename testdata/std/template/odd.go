// Many small templates, most of them wrong.
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/template"
)

type U struct {
	Name string
	Age  int
	Tags []string
	M    map[string]int
	F    func(int) int
	P    *U
	I    any
	priv int
	Ch   chan int
	E    error
}

func (u U) Hello(s string) string         { return "hello " + s + " from " + u.Name }
func (u *U) Ptr() string                  { return "ptr" + u.Name }
func (u U) Fail() (string, error)         { return "", errors.New("failed!") }
func (u U) Two() (int, int)               { return 1, 2 }
func (u U) Var(a int, b ...string) string { return fmt.Sprint(a, b) }
func (u U) Panic() string                 { panic("ouch") }
func (u U) String() string                { return "U:" + u.Name }

func main() {
	data := &U{Name: "Ann", Age: 3, Tags: []string{"x", "y<"}, M: map[string]int{"b": 2, "a": 1}, F: func(i int) int { return i * 2 }, P: &U{Name: "Kid"}, I: 5}
	funcs := template.FuncMap{"up": strings.ToUpper, "add": func(a, b int) int { return a + b }, "fail": func() (int, error) { return 0, errors.New("fn failed") }, "nilf": func() any { return nil }, "seq": func(n int) []int { return make([]int, n) }, "boom": func() int { panic(errors.New("pan")) }, "f64": func(f float64) float64 { return f }, "u8": func(u uint8) uint8 { return u }}
	ins := []string{"", "plain", "{{.}}", "{{.Name}}", "{{.Nope}}", "{{.priv}}", "{{.Age}}{{.Tags}}{{.M}}", "{{.M.a}}{{.M.zz}}", "{{.P.Name}}{{.P.P}}", "{{.P.P.Name}}", "{{.Hello \"bob\"}}", "{{.Hello}}", "{{.Hello 5}}", "{{.Ptr}}", "{{.Fail}}", "{{.Two}}", "{{.Var 1 \"a\" \"b\"}}{{.Var 1}}", "{{.Panic}}", "{{boom}}", "{{fail}}", "{{nilf}}", "{{.I}}{{.I.X}}", "{{.E}}", "{{if .Tags}}T{{else}}F{{end}}", "{{if .E}}T{{else if .Age}}A{{else}}F{{end}}", "{{range .Tags}}[{{.}}]{{end}}", "{{range $i, $t := .Tags}}{{$i}}={{$t}},{{else}}none{{end}}", "{{range .M}}{{.}}{{end}}{{range $k,$v := .M}}{{$k}}{{$v}}{{end}}", "{{range 3}}{{.}}{{end}}{{range $i := 2}}{{$i}}{{end}}", "{{range .Name}}{{.}}{{end}}", "{{range .Age}}{{.}}{{end}}", "{{range $i, $j := 3}}x{{end}}", "{{range .Tags}}{{if eq . \"x\"}}{{continue}}{{end}}{{.}}{{break}}{{end}}", "{{break}}", "{{with .P}}{{.Name}}{{end}}{{with .E}}{{else}}no{{end}}{{with .E}}a{{else with .P}}{{.Name}}{{end}}", "{{$x := 5}}{{$x}}{{$x = 6}}{{$x}}", "{{$y}}", "{{$x = 1}}", "{{define \"t\"}}<{{.}}>{{end}}{{template \"t\" .Name}}{{template \"t\"}}", "{{template \"none\"}}", "{{block \"b\" .Age}}B{{.}}{{end}}", "{{define \"r\"}}{{template \"r\" .}}{{end}}{{template \"r\" 1}}", "{{/* c */}}x{{- /* c */ -}} y", " a {{- 1 -}} b ", "{{ 1}}{{1.5}}{{'a'}}{{`raw`}}{{\"q\\n\"}}{{true}}{{nil}}", "{{nil}}", "{{0x1F}}{{1_000}}{{1e3}}{{1i}}{{'\\n'}}{{07}}", "{{add 1 2 | printf \"%03d\"}}", "{{1 | add 2}}", "{{add 1}}", "{{add 1 \"2\"}}", "{{add 1.0 2}}", "{{add 1.5 2}}", "{{f64 1}}{{u8 255}}", "{{u8 256}}", "{{up .Name | printf \"%q\"}}", "{{up}}", "{{nofunc}}", "{{.Name | nofunc}}", "{{and 1 0}}{{or 0 \"\" 5}}{{not 1}}{{and}}", "{{and true false true}}", "{{or}}", "{{eq 1 1}}{{eq 1 2 1}}{{eq \"a\" \"b\"}}{{ne 1 2}}{{lt 1 2}}{{le 1.5 1.5}}{{gt \"b\" \"a\"}}{{ge 1 2}}", "{{eq 1 1.0}}", "{{eq 1 \"1\"}}", "{{eq .Tags .Tags}}", "{{eq nil nil}}", "{{eq .E nil}}", "{{lt nil 1}}", "{{eq 1}}", "{{index .Tags 1}}{{index .M \"a\"}}{{index .M \"q\"}}", "{{index .Tags 5}}", "{{index .Tags -1}}", "{{index .Tags \"a\"}}", "{{index .M 1}}", "{{index 1 1}}", "{{index nil 1}}", "{{index .Tags}}", "{{slice .Tags 1}}{{slice .Name 0 2}}{{slice .Name 1 2 3}}", "{{slice .Tags 3}}", "{{slice .Tags 2 1}}", "{{len .Tags}}{{len .Name}}{{len .M}}", "{{len 3}}", "{{len nil}}", "{{call .F 4}}", "{{call .F}}", "{{call .Name}}", "{{call nil}}", "{{.F 3}}", "{{print 1 2 \"a\" \"b\" 3}}|{{println 1 \"a\"}}|{{printf \"%v-%T\" .Age .Age}}", "{{html \"<a href='x'>&\\\"\"}}{{js \"<it's>\\n\\\"\\u2028\"}}{{urlquery \"a b&c=d/é\"}}", "{{html .Tags}}{{urlquery 5 \"x\"}}{{html nil}}", "{{", "{{.", "{{}}", "{{.Name", "{{if}}", "{{if .}}", "{{end}}", "{{else}}", "{{range}}x{{end}}", "{{if 1}}{{else}}{{else}}{{end}}", "{{define}}", "{{define \"a\"}}", "{{template}}", "{{template 5}}", "{{template \"a\" 1 2}}", "{{\"abc}}", "{{'ab'}}", "{{`x}}", "{{/* x}}", "{{ /* x */ }}", "{{/* x */ y}}", "{{.Name.}}", "{{..}}", "{{.1}}", "{{1.Name}}", "{{(.P).Name}}{{(index .Tags 0) | up}}", "{{(1}}", "{{1)}}", "{{1 | 2}}", "{{.Name | 1}}", "{{|}}", "{{1 |}}", "{{$}}{{$.Name}}", "{{with $z := .Age}}{{$z}}{{end}}{{$z}}", "{{$a, $b := .Tags}}", "{{range $a, $b, $c := .Tags}}{{end}}", "{{,}}", "{{a b}}", "{{\"\\q\"}}", "{{1x}}", "{{9999999999999999999}}", "{{\x00}}", "{{.Name}\x7d\xff", "{{日}}", "{{.日}}", "}}", "{ {", "{{-3}}", "{{- 3}}", "{{3 -}}", "{{3-}}", "{{-}}", "{{- -}}", "a{{-}}", "line1\nline2 {{.Nope}}", "{{if .Tags}}\n\n{{.P.Nope}}{{end}}", "{{.M.a.b}}", "{{.Tags.x}}", "{{.Ch}}", "{{range .Ch}}{{end}}", "{{not}}", "{{not 1 2}}", "{{printf}}", "{{printf 1}}", "{{print}}", "{{.Age.Foo}}", "{{.Name.Foo 1}}", "{{.Age 1}}", "{{.Hello.Foo}}", "{{.P.Hello \"z\"}}", "{{true.x}}", "{{nil.x}}", "{{`a`.x}}", "{{len (slice .Tags 1)}}{{len (.Hello \"x\")}}", "{{range seq 3}}.{{end}}", "{{range $i, $_ := seq 3}}{{$i}}{{end}}", "{{if and .Age (gt .Age 2) (not .E)}}yes{{end}}", "{{break 1}}", "{{continue}}", "{{range .Tags}}{{define \"q\"}}{{end}}{{end}}", "{{block \"x\"}}{{end}}", "{{with}}{{end}}", "{{else if 1}}", "{{if 1}}a{{else if}}b{{end}}", "{{end 1}}", "{{if 1}}{{end}", "{{if 1}}{{ end x }}"}
	for _, s := range ins {
		for _, opt := range []string{"missingkey=default", "missingkey=error", "missingkey=zero"} {
			t, err := template.New("t1").Funcs(funcs).Option(opt).Parse(s)
			if err != nil {
				fmt.Printf("%q parse: %v\n", s, err)
				break
			}
			var b strings.Builder
			var w io.Writer = &b
			if strings.Contains(s, "\"r\"") {
				w = io.Discard
			}
			func() {
				defer func() {
					if e := recover(); e != nil {
						fmt.Println("PANIC", e)
					}
				}()
				err = t.Execute(w, data)
			}()
			fmt.Printf("%q %s: %q %v %T\n", s, opt, b.String(), err, err)
			if opt == "missingkey=default" && strings.Contains(s, "zz") == false && !strings.Contains(s, "\"r\"") {
				b.Reset()
				err = t.Execute(&b, map[string]any{"Name": "m", "Age": 2})
				fmt.Printf("  map: %q %v\n", b.String(), err)
				b.Reset()
				err = t.Execute(&b, nil)
				fmt.Printf("  nil: %q %v\n", b.String(), err)
			}
		}
	}
	t := template.New("x").Delims("<<", ">>")
	template.Must(t.Parse("<<.>> {{.}} <<define `y`>>Y<<end>>"))
	fmt.Println(len(t.DefinedTemplates()), t.Name(), t.Lookup("y").Name(), t.Lookup("zz") == nil, t.ExecuteTemplate(io.Discard, "zz", 1), template.New("e").Execute(io.Discard, 1))
	c, err := t.Clone()
	fmt.Println(c.Name(), err, len(t.Templates()))
	fmt.Println(template.HTMLEscapeString("<a&'\"\x00>"), template.JSEscapeString("'\\<>&=\x01\u2028日\xff"), template.URLQueryEscaper("a", 1, nil), template.HTMLEscaper(1, "<"), template.JSEscaper("x", nil))
	for _, v := range []any{nil, 0, "", []int{}, map[int]int{1: 1}, (*int)(nil), struct{}{}, 0.0, false, [0]int{}, func() {}} {
		fmt.Println(template.IsTrue(v))
	}
	func() { defer func() { fmt.Println(recover()) }(); template.New("o").Option("bad") }()
	func() { defer func() { fmt.Println(recover()) }(); template.New("o").Option("missingkey=x") }()
	func() { defer func() { fmt.Println(recover()) }(); template.New("o").Funcs(template.FuncMap{"a-b": 1}) }()
	func() { defer func() { fmt.Println(recover()) }(); template.New("o").Funcs(template.FuncMap{"ab": 1}) }()
	func() { defer func() { fmt.Println(recover()) }(); template.New("o").Funcs(template.FuncMap{"ab": func() (int, int) { return 1, 1 }}) }()
	func() { defer func() { fmt.Println(recover()) }(); template.New("o").Funcs(template.FuncMap{"ab": func() {}}) }()
	func() { defer func() { fmt.Println(recover()) }(); template.Must(nil, errors.New("x")) }()
}
