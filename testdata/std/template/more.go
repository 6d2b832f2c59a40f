package main

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"sort"
	"strings"
	"text/template"
)

type Money int

func (m Money) String() string { return fmt.Sprintf("$%d", int(m)) }

type Addr struct{ City string }

func (a *Addr) Upper() string { return strings.ToUpper(a.City) }

type Person struct {
	Name    string
	Age     uint8
	Cash    Money
	Addr    Addr
	PAddr   *Addr
	Friends []*Person
	Any     any
	Err     error
	F       func(int, ...string) string
	Fs      map[string]func() int
	Nest    map[string]map[string][]int
	hidden  int
	Ch      chan int
	Gen     iter.Seq[int]
	Gen2    iter.Seq2[string, int]
	Bool    bool
	Fl      float64
	Bytes   []byte
	Keys    map[int]string
}

func (p Person) Greet(greeting string, n int) string {
	return strings.Repeat(greeting+" "+p.Name+";", n)
}
func (p *Person) Rename(s string) *Person { p.Name = s; return p }
func (p Person) Both() (string, error)    { return "both", nil }
func (p Person) Panics() string           { panic("oh no") }
func (p Person) Sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func (p Person) MyError() (int, error) { return 0, errors.New("my error") }

func main() {
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	p := &Person{Name: "Ann", Age: 30, Cash: 12, Addr: Addr{"Rome"}, PAddr: &Addr{"Oslo"}, Any: map[string]any{"k": []any{1, "two", nil}}, Err: errors.New("an error"),
		F: func(n int, s ...string) string { return fmt.Sprint(n, s) }, Fs: map[string]func() int{"f": func() int { return 42 }},
		Nest: map[string]map[string][]int{"a": {"b": {1, 2, 3}}}, Ch: ch,
		Gen: func(yield func(int) bool) { _ = yield(1) && yield(2) && yield(3) }, Gen2: func(yield func(string, int) bool) { _ = yield("x", 1) && yield("y", 2) },
		Fl: 2.5, Bytes: []byte("raw"), Keys: map[int]string{3: "c", 1: "a", 2: "b"}}
	p.Friends = []*Person{{Name: "Bob", Age: 20}, {Name: "Cid", Age: 40, Friends: []*Person{{Name: "Dan"}}}}
	funcs := template.FuncMap{"upper": strings.ToUpper, "join": strings.Join, "add": func(a, b int) int { return a + b }, "fail": func() (int, error) { return 0, errors.New("failed") },
		"list": func(xs ...any) []any { return xs }, "boom": func() int { panic(errors.New("boom")) }, "nilp": func() *Person { return nil }, "dict": func() map[string]int { return map[string]int{"z": 26} }, "u": func(x uint) uint { return x }, "f32": func(x float32) float32 { return x }, "b": func(x bool) bool { return !x }, "id": func(x any) any { return x }}
	texts := []string{
		`{{.Name}} {{.Age}} {{.Cash}} {{.Addr}} {{.Addr.Upper}} {{.PAddr.City}} {{.PAddr.Upper}} {{.Err}}`,
		`{{.Greet "hi" 2}}{{.Both}} {{.Sum}} {{.Sum 1 2 3}} {{3 | .Sum 1 2}}`,
		`{{with $x := .Rename "Eve"}}{{$x.Name}} {{.Name}}{{end}} {{$.Name}}`,
		`{{range .Friends}}{{.Name}}({{range .Friends}}{{.Name}}{{else}}-{{end}}) {{end}}`,
		`{{range $i, $f := .Friends}}{{if $i}}, {{end}}{{$f.Name}}{{end}}`,
		`{{range $k, $v := .Keys}}{{$k}}{{$v}}{{end}} {{range .Keys}}{{.}}{{end}} {{range $v := .Keys}}{{$v}}{{end}}`,
		`{{range .Ch}}{{.}} {{end}}{{range .Gen}}{{.}} {{end}}{{range $a, $b := .Gen2}}{{$a}}{{$b}} {{end}}{{range .Gen2}}{{.}}{{end}}{{range $i, $e := 2}}{{end}}`,
		`{{index .Nest "a" "b" 1}} {{index .Any "k"}} {{index (index .Any "k") 1}} {{(index .Keys 3)}} {{slice .Name 1}} {{slice .Bytes 0 2}} {{slice "abcdef" 2 4}}`,
		`{{call .F 1 "a" "b"}} {{call .Fs.f}} {{(call .Fs.f) | printf "%03d"}}`,
		`{{upper .Name | printf "%s-%s" "x"}} {{join (slice (list) 0) ","}}`,
		`{{add 1 2}} {{1 | add 2}} {{u 3}} {{f32 1.5}} {{b true}} {{id nil}} {{id 'x'}} {{id 0x1F}} {{id 1_000}} {{id 1e2}} {{id -3}} {{id +4}} {{id .5}}`,
		`{{fail}}`, `a{{boom}}b`, `{{.Panics}}`, `{{.MyError}}`, `{{nilp.Name}}`, `{{dict.z}} {{dict.q}}`, `{{.hidden}}`, `{{.Any.k}} {{.Any.nope}} {{.Any.nope.deeper}}`,
		`{{if .Bool}}T{{else if .Fl}}F{{else}}N{{end}}{{if not .Bool}}!{{end}}`, `{{if eq .Name "Eve" "Ann"}}is{{end}} {{if and .Name (not .Bool) (lt .Fl 3.0)}}ok{{end}} {{or .Bool "" 0 "last"}}`,
		"  {{- 1}}  {{2 -}}  \n {{- /* c */ -}} \n 3 {{/* plain */}} 4",
		`{{define "T"}}<{{.}}{{template "U" .}}>{{end}}{{define "U"}}u{{end}}{{template "T" .Name}}{{template "T"}}`,
		`{{block "B" .Friends}}{{len .}}{{end}}`, `{{$a := 1}}{{$b := 2}}{{range $a = .Gen}}{{end}}{{$a}}{{with $b}}{{$b = 5}}{{end}}{{$b}}`,
		`{{range $i, $x := .Friends}}{{if eq $i 1}}{{break}}{{end}}{{$x.Name}}{{end}}{{range .Gen}}{{if eq . 2}}{{continue}}{{end}}{{.}}{{end}}`,
		`{{printf "%v %q %T" .Age .Name .Cash}}{{print nil}}{{println "x" 1 2}}`, `{{html .Name "<&>\"'"}} {{"<a href='x'>" | html}} {{js "it's \"x\" <b> \u00e9 \u2028 =\n"}} {{urlquery "a/b?c=d e" 1}}`,
		`{{len .Friends}} {{len .Name}} {{len .Keys}} {{len .Ch}} {{len .Any}}`, `{{eq 1 1.0}}`, `{{eq .Age 30}} {{lt .Age 31}} {{eq .Cash 12}} {{ge .Age 30}} {{gt 1 .Age}} {{ne "a" "b"}} {{le 2 1}}`, `{{eq .Addr .Addr}} {{eq .PAddr nil}}`, `{{eq .Keys .Keys}}`, `{{lt .Addr .Addr}}`, `{{eq 1}}`, `{{eq nil nil}}`, `{{lt true false}}`,
		`{{.Name "arg"}}`, `{{.Keys.x}}`, `{{3 | .Name}}`, `{{"x" 1}}`, `{{index .Friends "x"}}`, `{{index .Friends nil}}`, `{{index 3 1}}`, `{{slice 3}}`, `{{slice .Name 1 2 3}}`, `{{slice .Bytes 2 1}}`, `{{.Greet 1 2}}`, `{{.Greet "a" "b"}}`, `{{upper 3}}`, `{{upper nil}}`, `{{upper .Cash}}`, `{{add 1.5 2}}`, `{{u -1}}`, `{{b 1}}`, `{{f32 "x"}}`, `{{.F}}`, `{{.Ch}}`, `{{call nil}}`, `{{call .F}}`, `{{call .F "x"}}`, `{{template "missing" .}}`,
		`{{range .Name}}{{end}}`, `{{range nil}}x{{else}}empty{{end}}`, `{{with nil}}{{end}}`, `{{with .Bool}}y{{else}}n{{end}}`, `{{1000000000000000000000}}`, `{{9223372036854775808}}`, `{{"\u00e9\t"}} {{'\n'}} {{` + "`a\\nb`" + `}}`, "{{\"a\" |\n printf \"%s\"}}", "line1\nline2 {{.Nope}}", "{{range .Friends}}\n\n  {{.Missing.X}}{{end}}", `{{(.Greet "long long long argument" 1).Nope}}`, `{{$.Name}} {{$x := .}}{{$x.Age}} {{$x.Nope}}`, `{{.Nest.a.b}} {{.Nest.q.b}} {{len .Nest.q}}`, `{{- ` + "\n" + `.Name -}}   z`, `{{with .Friends}}{{(index . 0).Name}}{{end}}`, `{{not 1 2}}`, `{{and}}`, `{{or 1 (boom)}} {{and 0 (boom)}}`, `{{ .Name}}{{ "}}" }}{{"{{"}}`, `{{if}}`, `{{range $a, .X}}`, `{{ .Name | len | add 1 | printf "%d" }}`, `{{else}}`, `{{with 1}}{{else if 2}}{{end}}`, `{{if 0}}{{else with 5}}{{.}}{{end}}`, `{{define "a"}}1{{end}}{{define "a"}}2{{end}}`, `{{.Any.k | len}} {{range .Any.k}}[{{.}}]{{end}}`, `{{2 | add}}`, `{{/* a */}}{{/* b */ -}}   x`, `{{true}} {{false}} {{.Err.Error}}`, `{{.Friends}}`, `{{break}}`, `{{.Bytes}} {{printf "%s" .Bytes}}`,
	}
	for i, s := range texts {
		t, err := template.New("t").Funcs(funcs).Parse(s)
		if err != nil {
			fmt.Printf("%d %q: parse: %v\n", i, s, err)
			continue
		}
		var b bytes.Buffer
		err = t.Execute(&b, p)
		if strings.Contains(b.String(), "0x") {
			b.Reset()
		}
		fmt.Printf("%d %q: %q %v\n", i, s, b.String(), err)
		var ee template.ExecError
		if errors.As(err, &ee) && errors.Unwrap(ee) != nil {
			fmt.Println("   ", ee.Name)
		}
	}
	t := template.Must(template.New("root").Parse(`{{define "one"}}1{{end}}{{define "two"}}2 {{template "one"}}{{end}}root {{template "two"}}`))
	fmt.Println(t.Execute(os.Stdout, nil), len(t.DefinedTemplates()), t.Name(), t.Lookup("one").Name(), t.Lookup("none") == nil)
	c, _ := t.Clone()
	template.Must(c.Parse(`{{define "one"}}CLONED{{end}}`))
	fmt.Println(c.Execute(os.Stdout, nil), t.Execute(os.Stdout, nil), t.ExecuteTemplate(os.Stdout, "two", nil), t.ExecuteTemplate(os.Stdout, "zip", nil))
	template.Must(t.New("three").Parse("three {{template \"one\"}}"))
	var names []string
	for _, x := range t.Templates() {
		names = append(names, x.Name())
	}
	sort.Strings(names)
	fmt.Println(names)
	d := template.Must(template.New("d").Delims("<<", ">>").Parse(`<<.>> {{.}} <<- "x" ->> y`))
	fmt.Println(d.Execute(os.Stdout, 5))
	for _, o := range []string{"default", "zero", "error", "invalid"} {
		m := template.Must(template.New("m").Option("missingkey=" + o).Parse(`[{{.a}} {{.b}}]`))
		fmt.Println(m.Execute(os.Stdout, map[string]int{"a": 1}))
	}
	for _, f := range []func(){func() { template.New("x").Option("bad") }, func() { template.New("x").Funcs(template.FuncMap{"a-b": 1}) }, func() { template.New("x").Funcs(template.FuncMap{"ab": 1}) }, func() { template.New("x").Funcs(template.FuncMap{"ab": func() {}}) }, func() { template.Must(template.New("x").Parse("{{")) }, func() { template.New("x").Funcs(template.FuncMap{"ab": func() (int, int) { return 1, 2 }}) }} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			f()
		}()
	}
	fmt.Println(template.HTMLEscapeString("<a&b>\"'\x00"), template.JSEscapeString("'\\\n<"), template.HTMLEscaper(1, "<", 2), template.JSEscaper("=", 1), template.URLQueryEscaper("a b", "é"))
	var b bytes.Buffer
	template.HTMLEscape(&b, []byte("<>"))
	template.JSEscape(&b, []byte("<>"))
	fmt.Println(b.String())
	for _, v := range []any{0, 1, "", "a", nil, []int{}, []int{1}, struct{}{}, (*int)(nil), 0.0, false, map[int]int{}} {
		truth, ok := template.IsTrue(v)
		fmt.Print(truth, ok, " ")
	}
	fmt.Println()
	dir, _ := os.MkdirTemp("", "t")
	defer os.RemoveAll(dir)
	os.WriteFile(dir+"/a.tmpl", []byte(`A {{template "b.tmpl" .}}`), 0o644)
	os.WriteFile(dir+"/b.tmpl", []byte(`B {{.}}`), 0o644)
	g, err := template.ParseGlob(dir + "/*.tmpl")
	fmt.Println(err, g.Name(), g.Execute(os.Stdout, 1))
	g, err = template.ParseFiles(dir+"/b.tmpl", dir+"/a.tmpl")
	fmt.Println(err, g.Name(), g.ExecuteTemplate(os.Stdout, "a.tmpl", 2))
	g, err = template.ParseFS(os.DirFS(dir), "b*", "a*")
	fmt.Println(err, g.Name(), g.Execute(os.Stdout, 3))
	_, err = template.ParseFiles()
	fmt.Println(err)
	_, err = template.ParseGlob("/nowhere/*.x")
	fmt.Println(err)
	rec := template.Must(template.New("rec").Parse(`{{define "r"}}{{if .}}{{len .}}{{template "r" (slice . 1)}}{{end}}{{end}}{{template "r" "abcd"}}`))
	fmt.Println(rec.Execute(os.Stdout, nil))
}
