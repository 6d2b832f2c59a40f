package main

import (
	"fmt"
	"os"
	"text/template"
)

type U struct {
	Name string
	Age  int
	M    map[string]int
	L    []string
	Sub  *U
}

func (u U) Hello(s string) string { return "hello " + s + " from " + u.Name }
func (u *U) Ptr() string          { return "ptr" }
func (u U) Fail() (string, error) { return "", fmt.Errorf("failed") }

func main() {
	for _, s := range []string{"{{", "{{.X", "{{if}}x{{end}}", "{{end}}", "{{range .L}}", "{{nofunc}}", "{{.Name | }}", "{{$x}}", "{{\"abc}}", "{{1 2}}", "{{template}}", "{{template \"x\" 1 2}}", "{{else}}", "{{define \"x\"}}", "{{if .X}}{{else}}{{else}}{{end}}", "{{break}}", "{{'a}}", "{{.Name.}}", "{{(1}}", "{{1)}}", "{{|}}", "{{$x := 1}}{{$y}}", "{{$x = 1}}", "{{.X := 1}}", "{{nil}}", "{{range $a,$b,$c := .L}}{{end}}", "a\nb{{.X}}\n{{bad}}", "{{/* c }}", "{{1a}}", "{{0x}}", "{{define x}}{{end}}", "{{.A .B | printf}}", "{{ with }}", "{{block \"a\"}}{{end}}", "{{@}}", "{{`abc}}", "{{\"a\nb\"}}", "{{- /* c */ -}}", "{{/*c*/ }}", "{{\n\n.X}"} {
		_, err := template.New("t").Parse(s)
		fmt.Printf("%q: %v\n", s, err)
	}
	u := &U{Name: "Bob", Age: 5, M: map[string]int{"a": 1}, L: []string{"x", "y"}}
	for _, s := range []string{"{{.Nope}}", "{{.Name.X}}", "{{.Sub.Name}}", "{{.Hello}}", "{{.Hello 1}}", "{{.Hello \"w\"}}", "{{.Fail}}", "{{index .L 5}}", "{{index .M \"zz\"}}", "{{.M.a}} {{.M.zz}}", "{{template \"none\"}}", "{{len 3}}", "{{call .Name}}", "{{eq .Name 1}}", "{{lt .Age \"x\"}}", "{{range .Age}}{{.}},{{end}}", "{{range .Name}}{{end}}", "{{slice .L 1 9}}", "{{printf \"%d-%s\" .Age .Name}}", "{{nil | print}}", "{{.Sub}}", "{{and 1 0}} {{or 0 2}} {{not 0}}", "{{$}}", "{{.Ptr}}", "{{with .Sub}}a{{else with .Name}}{{.}}{{else}}c{{end}}", "{{html \"<a>\"}} {{js \"a'b<\"}} {{urlquery \"a b&\"}}", "{{eq 1 2 3 1}} {{ne 1 2}} {{le 1 1}} {{gt 2.5 1.5}} {{ge \"b\" \"a\"}}", "{{1.5}} {{'a'}} {{0x10}} {{1e3}} {{true}} {{2i}} {{`raw`}}", "{{print 1 2 \"a\" \"b\" 3}}{{println 1}}", "{{range $i, $e := .L}}{{$i}}={{$e}} {{else}}none{{end}}", "{{range $k, $v := .M}}{{$k}}={{$v}} {{end}}", "{{define \"d\"}}[{{.}}]{{end}}{{template \"d\" .Name}}", "{{block \"b\" .Age}}<{{.}}>{{end}}", "{{range .L}}{{if eq . \"y\"}}{{break}}{{end}}{{.}}{{continue}}zz{{end}}", "a {{- 1 -}} b {{2}} c", "{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}", "{{.Name | printf \"%s-%s\" \"a\" | len}}", "{{(index .L 0) | printf \"%q\"}}", "{{(.Hello \"q\").X}}", "{{range 3}}{{.}}{{end}}", "{{.X.Y}}", "{{if and .Name (gt .Age 3)}}yes{{end}}", "{{not}}", "{{index}}", "{{len}}"} {
		t, err := template.New("t").Parse(s)
		if err != nil {
			fmt.Println("parse", s, err)
			continue
		}
		fmt.Printf("%q: ", s)
		err = t.Execute(os.Stdout, u)
		fmt.Println(" |", err)
	}
	err := template.Must(template.New("m").Option("missingkey=error").Parse("{{.x}}")).Execute(os.Stdout, map[string]int{})
	fmt.Println(err)
	err = template.Must(template.New("m").Parse("{{.x}} {{.y.z}}")).Execute(os.Stdout, map[string]any{})
	fmt.Println(err)
	err = template.New("e").Execute(os.Stdout, nil)
	fmt.Println(err)
}
