package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	pats := []string{"a**", "a*+", "a*?*", "a??", "a???", "*", "(*a)", "|*", "a|*", "(", ")", "a)", "(a", "(?i", "(?i)(", "(?", "(?:", "(?:a", "(?P<", "(?P<n", "(?P<n>", "(?P<n>a", "(?P<>a)", "(?P<a b>a)", "(?<n>a)", "(?<>a)", "(?<=a)", "(?<!a)b>", "(?=a)", "(?!a)", "(?P=n)", "(?P>n)", "(?#c)", "(?z)", "(?i-)", "(?--i)", "(?-i-s)", "(?-)", "(?i-s:a)", "(?-:a)", "(?ii:a)", "[", "[a", "[]", "[]a]", "[^]a]", "[^", "[a-", "[a-]", "[-a]", "[z-a]", "[a-\\d]", "[\\d-a]", "[a--b]", "[a-b-c]", "[[:foo:]]", "[[:alpha:]", "[[:alpha]", "[[:^alpha:]]", "[:alpha:]", "\\", "a\\", "\\q", "\\_", "\\-", "\\1", "\\8", "\\08", "\\07", "\\12", "\\127", "\\1277", "\\x", "\\x4", "\\x41", "\\xg", "\\xgg", "\\x{", "\\x{}", "\\x{41", "\\x{41}", "\\x{110000}", "\\x{10FFFF}", "\\x{4g}", "\\C", "\\p", "\\pX", "\\pN", "\\p{", "\\p{}", "\\p{Greek", "\\p{Greek}", "\\p{^Greek}", "\\P{^Greek}", "\\p{greek}", "\\p{Lowercase_Letter}", "\\p{Foo}", "\\pé", "[\\p{Foo}]", "[\\pL]", "\\p{Any}", "\\p{ASCII}", "\\p{Assigned}", "\\p{LC}", "\\p{Cn}", "\\Qa*b\\E*", "\\Qab", "\\Q\\", "\\Q\\E", "\\E", "\\Z", "\\G", "\\h", "\\v\\f\\a\\t\\r\\n", "a{", "a{1", "a{1}", "a{,2}", "a{1,2}", "a{2,1}", "a{1001}", "a{1000}", "a{1,1001}", "a{1001,}", "a{00}", "a{01}", "a{1}{2}", "a{1}*", "(a{100}){100}", "(a{2}){500}", "(a{2}){501}", "((a{10}){10}){11}", "(a*){1000}", "((a{100}){10}){10}", "a{999999999999}", "{1}", "{", "a{1}?", "a{1}??", "x{1001", "(?i)[^k]", "^*", "$+", "\\b?", "(?P<n>a)(?P<n>b)", "(?P<n>a)(?<n>b)", "a\xffb", "\xff", "*\xff", "[\xff]", "(?P<\xff>a)", "(?P<\xff", "\\p{\xff}", "\\p{\xff", "\\Q\xff", "\\\xff", "(?\xff)", "[a-\xff]", "()|()", "(|a)*", "|", "||", "", "()", "(?:)", "(?i)ß", "(?i)ſ", "[[:word:]]", "[[.a.]]", "[[=a=]]", "a(?i)b|c", "(a(?i)b)c", "(?s).", "(?U)a+", "(?U)a+?", "x**y", "x*\\b*", "(?i:", "(?i)**", "((((((((((a))))))))))", "[\\Qab\\E]", "[\\b]", "[\\a]", "[\\w-z]", "[a\\]b]", "[\\", "[a\\", "[^\\D]", "[^\\d\\D]", "(?i)\\x{212A}", strings.Repeat("(", 1000) + strings.Repeat(")", 1000), strings.Repeat("(", 1000) + "a", strings.Repeat("(?:", 2000) + strings.Repeat(")", 2000), strings.Repeat("(?:", 1500) + "a" + strings.Repeat(")*", 1500), strings.Repeat("(?:a", 990) + strings.Repeat(")", 990)}
	for _, p := range pats {
		for _, posix := range []bool{false, true} {
			f := regexp.Compile
			if posix {
				f = regexp.CompilePOSIX
			}
			re, err := f(p)
			q := p
			if len(q) > 50 {
				q = q[:50]
			}
			if err != nil {
				s := err.Error()
				if len(s) > 100 {
					s = s[:100]
				}
				fmt.Printf("%q %v: %q\n", q, posix, s)
				continue
			}
			pre, full := re.LiteralPrefix()
			fmt.Printf("%q %v: ok %d %q %q %v", q, posix, re.NumSubexp(), re.SubexpNames(), pre, full)
			if len(p) < 60 {
				for _, t := range []string{"", "a", "ab*b", "K-kſs", "Aß\n1 _]z", "αΩ�\xff"} {
					fmt.Printf(" %v", re.FindAllStringSubmatchIndex(t, -1))
				}
			}
			fmt.Println()
		}
	}
	for _, p := range []string{"abc", "a(bc)d", "abc|abd", "abc|xyz", "a+b", "a{3}b", "(?i)abc", "^abc", "^abc$", "^abc", "abc$", "\\Aabc\\z", "a�b", "ab?c", "x{2,}y", "(abc)+", "a.c", "[a]b", "(?:abc)", "^(abc)$", "a{0}b", "(a|a)b", "^ab*$", "(?m)^abc$", "^abc.*$", "(?i)12a", "^abc(d|e)$", "a|b", "^$", "^a|b$"} {
		re := regexp.MustCompile(p)
		pre, full := re.LiteralPrefix()
		fmt.Printf("%q %q %v\n", p, pre, full)
	}
}
