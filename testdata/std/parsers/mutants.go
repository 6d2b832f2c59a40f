// Damaged inputs, the same in every run, for all that parses: what each says of them is what compiled Go says.
package main

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"math/big"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"time"
)

// source yields small pseudo-random numbers.
type source uint64

func (s *source) next(n int) int {
	*s ^= *s << 13
	*s ^= *s >> 7
	*s ^= *s << 17
	return int(uint64(*s>>11) % uint64(n))
}

const junk = "\x00\xff\"'`\\/{}[]()<>|&%$#@!~^*+-=_.,:;? \n\t\r09azAZ日é"

// mutate damages a text in one to three places.
func mutate(s *source, seeds []string) string {
	b := []byte(seeds[s.next(len(seeds))])
	for range 1 + s.next(3) {
		at := s.next(len(b) + 1)
		switch s.next(6) {
		case 0:
			b = b[:at]
		case 1:
			b = append(b[:at:at], b[min(at+1, len(b)):]...)
		case 2:
			j := junk[s.next(len(junk))]
			b = append(b[:at:at], append([]byte{j}, b[at:]...)...)
		case 3:
			if at < len(b) {
				b[at] = junk[s.next(len(junk))]
			}
		case 4:
			to := min(at+s.next(8), len(b))
			b = append(b[:to:to], b[at:]...)
		case 5:
			other := seeds[s.next(len(seeds))]
			from := s.next(len(other) + 1)
			b = append(b[:at:at], other[from:]...)
		}
	}
	return string(b)
}

type person struct {
	Name string
	Age  int
	Tags []string
	M    map[string]int
}

func (p person) Greet(s string) string { return s + ", " + p.Name }

type parser struct {
	name  string
	seeds []string
	parse func(string) (any, error)
}

var parsers = []parser{
	{"json", []string{`{"Name":"Ann","Age":3,"Tags":["a","b"],"M":{"x":1}}`, `[1,2.5e3,-0.1,null,true,false,"\u00e9\n"]`, `{"a":{"b":[{}]}}`}, func(s string) (any, error) {
		var v any
		err := json.Unmarshal([]byte(s), &v)
		return fmt.Sprintf("%v", v), err
	}},
	{"json struct", []string{`{"Name":"Ann","Age":3,"Tags":["a","b"],"M":{"x":1}}`, `{"age":7,"NAME":"x","Tags":null}`}, func(s string) (any, error) {
		var v person
		err := json.Unmarshal([]byte(s), &v)
		return v, err
	}},
	{"json stream", []string{`{"a":1} [2] "x" 3 null`, `[{"a":[1,2]},{}]`}, func(s string) (any, error) {
		d := json.NewDecoder(strings.NewReader(s))
		var all []any
		for {
			t, err := d.Token()
			if err == io.EOF {
				return all, nil
			}
			if err != nil {
				return all, err
			}
			all = append(all, t)
		}
	}},
	{"csv", []string{"a,b,c\n1,\"x\ny\",3\n", "\"q\"\"q\",z\r\n,,\n"}, func(s string) (any, error) {
		r := csv.NewReader(strings.NewReader(s))
		return r.ReadAll()
	}},
	{"regexp", []string{`^(\d+)-([a-z]*?)$`, `(?i:a|b{2,3})[^\]x-z]+\bfoo`, `(?P<n>\pL+|\x{1F600})\Q.*\E`, `[[:alpha:]_]{1,5}?\s*$`}, func(s string) (any, error) {
		re, err := regexp.Compile(s)
		if err != nil {
			return nil, err
		}
		return re.FindAllStringSubmatchIndex("12-ab aBBfoo foo\n1-é_x", -1), nil
	}},
	{"url", []string{"https://user:pa%20ss@example.com:8080/a/b%2Fc;p?q=1&r=a+b#frag", "//[::1%25eth0]:80/x?y", "mailto:a@b.c?s=1", "../rel/./path?x#y"}, func(s string) (any, error) {
		u, err := url.Parse(s)
		if err != nil {
			return nil, err
		}
		return fmt.Sprintf("%v %q %v", u, u.Query(), u.JoinPath("..", "z")), nil
	}},
	{"query", []string{"a=1&b=%20x&c", "k=v;w=1&%41=+"}, func(s string) (any, error) {
		q, err := url.ParseQuery(s)
		return q.Encode(), err
	}},
	{"template", []string{`{{if gt .Age 2}}{{.Name | printf "%-5s|"}}{{else}}no{{end}}`, `{{range $i, $t := .Tags}}{{$i}}:{{$t}} {{end}}{{len .M}}`, `{{define "t"}}[{{.}}]{{end}}{{template "t" .Name}}{{/* c */}}`, `{{with $x := index .Tags 1}}{{$x}}{{end -}}  {{.Greet "hi"}}`}, func(s string) (any, error) {
		t, err := template.New("m").Parse(s)
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		err = t.Execute(&b, person{"Ann", 3, []string{"a", "b"}, map[string]int{"x": 1}})
		return b.String(), err
	}},
	{"time", []string{"2024-02-29T23:59:58.5+05:30", "2024-01-01T00:00:00Z"}, func(s string) (any, error) { return time.Parse(time.RFC3339, s) }},
	{"date", []string{"Thu, 29 Feb 2024 13:04:05 GMT", "Mon, 01 Jan 2024 00:00:00 PST"}, func(s string) (any, error) { return time.Parse(time.RFC1123, s) }},
	{"duration", []string{"1h2m3.5s", "-1.25ms", "300us4ns"}, func(s string) (any, error) { return time.ParseDuration(s) }},
	{"float", []string{"1234.5678e-12", "0x1.8p3", "-Infinity", "1_000.5", "99999999999999999999e300"}, func(s string) (any, error) { return strconv.ParseFloat(s, 64) }},
	{"int", []string{"-0x7f_ff", "0b1010", "9223372036854775807", "0o17"}, func(s string) (any, error) { return strconv.ParseInt(s, 0, 64) }},
	{"unquote", []string{`"a\n\x41\u00e9\"\\"`, `'\''`, "`raw`"}, func(s string) (any, error) { return strconv.Unquote(s) }},
	{"scan", []string{"12 abc 2.5", "-7,x;0x1F"}, func(s string) (any, error) {
		var i int
		var t string
		var f float64
		n, err := fmt.Sscanf(s, "%d %s %g", &i, &t, &f)
		m, err2 := fmt.Sscan(s, &i, &t, &f)
		return fmt.Sprint(n, m, i, t, f, err2), err
	}},
	{"rat", []string{"22/7", "1.5e3", "-0x10/3"}, func(s string) (any, error) {
		if strings.ContainsAny(s, "eEpP") {
			return nil, nil
		}
		r, ok := new(big.Rat).SetString(s)
		return fmt.Sprint(r, ok), nil
	}},
	{"hex", []string{"00ffAB12"}, func(s string) (any, error) { return hex.DecodeString(s) }},
	{"base64", []string{"aGVsbG8gd29ybGQ=", "YQ==", "YWI="}, func(s string) (any, error) { return base64.StdEncoding.DecodeString(s) }},
	{"base32", []string{"NBSWY3DP", "ME======", "MFRGG==="}, func(s string) (any, error) { return base32.StdEncoding.DecodeString(s) }},
	{"html", []string{"&lt;a&amp;&#65;&#x1F600;&notin;&copy", "&hearts;&amp"}, func(s string) (any, error) { return html.UnescapeString(s), nil }},
	{"match", []string{"[a-z]*\\*.go", "a?[^b]c*"}, func(s string) (any, error) { return path.Match(s, "ab*.go") }},
}

// try tells what a parser makes of a text.
func try(p parser, s string) (result string) {
	defer func() {
		if e := recover(); e != nil {
			result = fmt.Sprint("panic: ", e)
		}
	}()
	v, err := p.parse(s)
	if err != nil {
		return "error: " + err.Error()
	}
	return fmt.Sprintf("%v", v)
}

const rounds = 40

func main() {
	for i, p := range parsers {
		s := source(i*7919 + 88172645463325252)
		for range rounds {
			text := mutate(&s, p.seeds)
			fmt.Printf("%s %q\n\t%q\n", p.name, text, try(p, text))
		}
	}
}
