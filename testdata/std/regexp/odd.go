// Patterns, wrong ones too, on odd texts.
package main

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

func main() {
	pats := []string{``, `a`, `a*`, `a+?`, `(a)(b)?`, `(?P<n>a)(?<m>b)`, `(?i)straße`, `[^\d]+`, `\bfoo\b`, `\Bo`, `^a|b$`, `(?m)^b$`, `(?s)a.b`, `a.b`, `[[:alpha:]]+`, `[[:^digit:]]`, `\pL+`, `\p{Greek}`, `\P{Lu}`, `[\p{Han}x]`, `(?U)a+`, `a{2}`, `a{2,}`, `a{2,3}?`, `a{0}`, `a{,3}`, `a{1001}`, `(a{100}){100}`, `((a{10}){10}){11}`, `*a`, `a**`, `a+*`, `(`, `)`, `(()`, `[a`, `[`, `[]`, `[]a]`, `[^]a]`, `[z-a]`, `[a-\d]`, `[[:foo:]]`, `\`, `\8`, `\z`, `\Z`, `\A`, `\Qa.b\E+`, `\Q`, `\x41`, `\x{1F600}`, `\x{110000}`, `\xZ`, `\101`, `\07`, `\C`, `\pX`, `\p{Foo}`, `(?P<n>a)(?P<n>b)`, `(?P<1>a)`, `(?P<>a)`, `(?P<n`, `(?z)`, `(?i`, `(?i-s:A.)b`, `(?-i)`, `(?`, `(?=a)`, `(?<=a)`, `(?#c)`, "\xff", "a\xffb", `(|a)*`, `(a|ab)(c|bcd)(d*)`, `(a*)*`, `(a*)+`, `x*`, `\s+`, `[\s\S]`, `\w+@\w+\.com`, `日+`, `.`, `..`, `(?i)k`, `(?i)ſ`, `[k-s]`, `(?i)[k-s]`, `$`, `^`, `\b`, `(?m)$`, `a||b`, `a{2}{3}`, `a{`, `a{1`, `a{1,`, `{1}`, `a{3,2}`, `(?:a|b)+?c`, `\d{3}-\d{4}`, `[a-z&&[aeiou]]`, `[\]]`, `[a-]`, `[-a]`, `[--/]`, `\-`, `\_`, `\e`, `\a\f\t\n\r\v`, `(?i:(?-i:a)b)`, `\pN`, `\p{^L}`, `\P{^L}`, `[^\x00-\x{10FFFF}]`, `(?:)`, `()`, `(?:(?:(?:a)))`, strings.Repeat("(", 1001) + strings.Repeat(")", 1001), strings.Repeat("a?", 50) + strings.Repeat("a", 50), `[a-zA-Z0-9_.+-]+@[a-z]+`, `\p{Any}`, `\p{Lu}\p{Ll}*`, `(?P<名>x)`, `a\`, `[a\`, `(?s).*`, `(?s:.)*?b`}
	texts := []string{"", "a", "aaa", "ab", "abcd", "foo bar food", "b\nb\na", "a\nb", "STRASSE straße STRASSE", "ΑΒγ δ", "日本日日x", "\xff\xfe", "a\xffb", "x@y.com 555-1234", "K\u212a ſ s", "aXbXc", "\x00\x07", "{1}a{a{1", "-_/]"}
	for _, p := range pats {
		re, err := regexp.Compile(p)
		if len(p) > 100 {
			p = p[:100]
		}
		if err != nil {
			se, ok := err.(*syntax.Error)
			fmt.Printf("%q %v %v\n", p, err, ok && se.Code != "")
			_, err = regexp.CompilePOSIX(p)
			fmt.Println(err)
			continue
		}
		pre, full := re.LiteralPrefix()
		fmt.Printf("%q %d %q %q %v %v\n", p, re.NumSubexp(), re.SubexpNames(), pre, full, re.String() == p)
		px, err := regexp.CompilePOSIX(p)
		fmt.Println(err)
		for _, t := range texts {
			fmt.Printf("%q %q: %v %q %v %q %v %q %q %q %q\n", p, t, re.MatchString(t), re.FindString(t), re.FindAllStringSubmatchIndex(t, -1), re.FindAllString(t, 2), re.FindReaderSubmatchIndex(strings.NewReader(t)), re.ReplaceAllString(t, "<$1$n${m}$$>"), re.ReplaceAllLiteralString(t, "$1"), re.Split(t, -1), re.ReplaceAllStringFunc(t, strings.ToUpper))
			if px != nil && len(t) < 5 {
				fmt.Println(px.FindAllStringSubmatchIndex(t, -1))
			}
			re2 := re.Copy()
			re2.Longest()
			fmt.Println(re2.FindAllStringSubmatchIndex(t, -1), string(re.Expand(nil, []byte("$0-${1}x$1x$n-$z$"), []byte(t), re.FindStringSubmatchIndex(t))), re.Split(t, 2), re.FindAllIndex([]byte(t), 0))
		}
	}
	for _, s := range []string{"", "a.b*c", "日[x]{2}|^$()+?\\-/"} {
		fmt.Println(regexp.QuoteMeta(s))
	}
	func() { defer func() { fmt.Println(recover()) }(); regexp.MustCompile("a(`") }()
	func() { defer func() { fmt.Println(recover()) }(); regexp.MustCompilePOSIX("a(\"") }()
	m, err := regexp.MatchString("[", "x")
	fmt.Println(m, err)
	b, _ := regexp.MustCompile("a+").MarshalText()
	var r regexp.Regexp
	fmt.Println(string(b), r.UnmarshalText([]byte("(")), r.UnmarshalText([]byte("(x)")), r.NumSubexp(), r.SubexpIndex("q"))
	fmt.Printf("%v %s %q\n", regexp.MustCompile("a+"), regexp.MustCompile("a+"), regexp.MustCompile("a+"))
}
