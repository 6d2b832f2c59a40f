// Every method of a Regexp.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"regexp/syntax"
	"strings"
)

func main() {
	re := regexp.MustCompile(`(?P<first>[a-z]+)(\d)?-(?<last>[A-Z]*)`)
	s := "ab1-XY cd- --e2-é"
	b := []byte(s)
	fmt.Println(re, re.String(), re.NumSubexp(), re.SubexpIndex("first"), re.SubexpIndex("last"), re.SubexpIndex("no"), re.SubexpIndex(""))
	fmt.Printf("%q\n", re.SubexpNames())
	fmt.Println(re.MatchString(s), re.Match(b), re.MatchReader(strings.NewReader(s)), re.MatchString(""), re.Match(nil))
	fmt.Printf("%q %q\n", re.Find(b), re.FindString(s))
	fmt.Println(re.FindIndex(b), re.FindStringIndex(s), re.FindReaderIndex(strings.NewReader(s)))
	fmt.Printf("%q %q\n", re.FindSubmatch(b), re.FindStringSubmatch(s))
	fmt.Println(re.FindSubmatchIndex(b), re.FindStringSubmatchIndex(s), re.FindReaderSubmatchIndex(strings.NewReader(s)))
	for _, n := range []int{-1, 0, 1, 2, 9} {
		fmt.Printf("%d %q %q\n", n, re.FindAll(b, n), re.FindAllString(s, n))
		fmt.Println(re.FindAllIndex(b, n), re.FindAllStringIndex(s, n))
		fmt.Printf("%q %q\n", re.FindAllSubmatch(b, n), re.FindAllStringSubmatch(s, n))
		fmt.Println(re.FindAllSubmatchIndex(b, n), re.FindAllStringSubmatchIndex(s, n))
		fmt.Printf("%q\n", re.Split(s, n))
	}
	none := "nothing here"
	fmt.Println(re.FindStringSubmatch(none) == nil, re.FindAllString(none, -1) == nil, re.Find([]byte(none)) == nil, re.FindAllStringIndex(none, -1) == nil)
	for _, t := range []string{"<$first>", "$1x", "${1}x", "$$", "$", "${", "${first", "$last$2", "$9", "$é", "${first}${last}", "$01", "a$", "$-", "$_"} {
		fmt.Printf("%q %q %q\n", t, re.ReplaceAllString(s, t), re.ReplaceAll(b, []byte(t)))
		fmt.Printf("%q %q\n", re.ReplaceAllLiteralString(s, t), re.ReplaceAllLiteral(b, []byte(t)))
		fmt.Printf("%q %q\n", re.ExpandString([]byte("x"), t, s, re.FindStringSubmatchIndex(s)), re.Expand(nil, []byte(t), b, re.FindSubmatchIndex(b)))
	}
	fmt.Println(re.ReplaceAllStringFunc(s, strings.ToUpper), string(re.ReplaceAllFunc(b, func(m []byte) []byte { return append(m, '!') })))
	fmt.Println(regexp.MustCompile("a*").ReplaceAllString("baac", "-"), regexp.MustCompile("").ReplaceAllString("añb", "-"), regexp.MustCompile("^").ReplaceAllString("ab", "-"))
	for _, c := range [][2]string{{"a", "banana"}, {"a*", "baaac"}, {"z+", "pizza"}, {"", "abc"}, {"a", ""}, {"", ""}, {"b", "b"}, {"^", "ab"}, {",", ",a,,b,"}} {
		for _, n := range []int{-1, 0, 1, 2, 3} {
			fmt.Printf("%q", regexp.MustCompile(c[0]).Split(c[1], n))
		}
		fmt.Println()
	}
	fmt.Println(regexp.QuoteMeta("a.b*c[d]\\(x)|^$+?{1}-é"))

	long := regexp.MustCompile("a|ab|abc+?")
	fmt.Println(long.FindString("abccc"))
	other := long.Copy()
	long.Longest()
	fmt.Println(long.FindString("abccc"), other.FindString("abccc"))
	posix := regexp.MustCompilePOSIX("(a|ab)(c|bcd)(d*)")
	fmt.Printf("%q\n", posix.FindStringSubmatch("abcd"))

	text, err := re.MarshalText()
	fmt.Println(string(text), err)
	text, err = re.AppendText([]byte("> "))
	fmt.Println(string(text), err)
	var u regexp.Regexp
	fmt.Println(u.UnmarshalText([]byte("x+")), u.FindString("axxb"), u.UnmarshalText([]byte("(")))

	_, err = regexp.Compile("a(b")
	var e *syntax.Error
	fmt.Println(errors.As(err, &e), e.Code == syntax.ErrMissingParen, e.Code, e.Expr, err)
	ok, err := regexp.MatchString("x(", "")
	fmt.Println(ok, err)
	ok, err = regexp.Match("^a", []byte("ab"))
	fmt.Println(ok, err)
	ok, err = regexp.MatchReader("b$", strings.NewReader("ab"))
	fmt.Println(ok, err)
	for _, f := range []func(){func() { regexp.MustCompile("*") }, func() { regexp.MustCompilePOSIX("`(") }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}

	// A reader is read only as far as it must be for what is found.
	in := bufio.NewReader(io.MultiReader(strings.NewReader("one two "), strings.NewReader("three")))
	word := regexp.MustCompile(`\w+`)
	fmt.Println(word.FindReaderIndex(in))
	fmt.Println(syntax.IsWordChar('_'), syntax.IsWordChar('é'), syntax.Perl, syntax.POSIX, syntax.ErrLarge)
}
