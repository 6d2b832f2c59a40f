// All functions of strings on many texts.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	texts := []string{"", "a", "abc", "hello, world", "  spaced\tout \n", "a,b,,c,", "héllo wörld", "世界你好", "ÀÉÎ ß ŉ ǆ İ ı ſ", "aaaa", "x\xffy\xfe\xfd", "Go gopher go"}
	subs := []string{"", "a", ",", "o", "lo", "世", "xyz", " ", "\xff", "aa"}
	for _, s := range texts {
		fmt.Printf("%q %q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.TrimSpace(s))
		fmt.Printf("%q %q %q\n", strings.Fields(s), strings.FieldsFunc(s, unicode.IsPunct), strings.ToValidUTF8(s, "?"))
		fmt.Printf("%q %q %q %q\n", strings.Trim(s, "a \n,"), strings.TrimLeft(s, "ah世"), strings.TrimRight(s, ",好\n"), strings.TrimFunc(s, unicode.IsSpace))
		fmt.Println(strings.IndexByte(s, 'o'), strings.LastIndexByte(s, 'o'), strings.IndexRune(s, 'ö'), strings.IndexRune(s, unicode.ReplacementChar), strings.IndexRune(s, -1), strings.IndexFunc(s, unicode.IsUpper), strings.LastIndexFunc(s, unicode.IsLower), strings.ContainsFunc(s, unicode.IsSpace))
		fmt.Printf("%q\n", strings.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			return unicode.ToUpper(r)
		}, s))
		for _, sub := range subs {
			fmt.Print(strings.Contains(s, sub), strings.Count(s, sub), strings.Index(s, sub), strings.LastIndex(s, sub), strings.IndexAny(s, sub), strings.LastIndexAny(s, sub), strings.HasPrefix(s, sub), strings.HasSuffix(s, sub), strings.EqualFold(s, sub), strings.Compare(s, sub), " ")
			fmt.Printf("%q %q %q %q ", strings.Split(s, sub), strings.SplitN(s, sub, 2), strings.SplitAfter(s, sub), strings.SplitAfterN(s, sub, 3))
			fmt.Printf("%q %q %q %q ", strings.Replace(s, sub, "<>", 2), strings.ReplaceAll(s, sub, "-"), strings.TrimPrefix(s, sub), strings.TrimSuffix(s, sub))
			b, a, ok := strings.Cut(s, sub)
			p, pok := strings.CutPrefix(s, sub)
			q, qok := strings.CutSuffix(s, sub)
			fmt.Printf("%q %q %v %q %v %q %v\n", b, a, ok, p, pok, q, qok)
		}
	}
	fmt.Println(strings.Join([]string{"a", "b", "c"}, ", "), strings.Join(nil, ","), strings.Repeat("ab", 3), strings.Repeat("", 5), strings.SplitN("a,b", ",", 0) == nil)
	try(func() { strings.Repeat("x", -1) })
	fmt.Println(strings.EqualFold("Straße", "STRAßE"), strings.EqualFold("Kelvin", "\u212Aelvin"), strings.EqualFold("σς", "ΣΣ"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "A", "ab", "never", "", "")
	fmt.Println(r.Replace("<ab>"), strings.NewReplacer("a", "1", "aa", "2").Replace("aaa"), strings.NewReplacer("", "X").Replace("ab"), strings.NewReplacer("aa", "2", "a", "1").Replace("aaa"))
	r.WriteString(os.Stdout, "<written>\n")
	try(func() { strings.NewReplacer("a") })

	var b strings.Builder
	b.Grow(10)
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteString("ignition")
	b.WriteByte('!')
	b.WriteRune('世')
	b.Write([]byte("end"))
	fmt.Println(b.String(), b.Len())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	try(func() { b.Grow(-1) })

	rd := strings.NewReader("héllo")
	c, n, err := rd.ReadRune()
	fmt.Println(c, n, err, rd.Len(), rd.Size())
	c, n, err = rd.ReadRune()
	fmt.Println(c, n, err, rd.UnreadRune(), rd.UnreadRune(), rd.Len())
	buf := make([]byte, 3)
	m, err := rd.Read(buf)
	fmt.Println(m, err, string(buf))
	pos, err := rd.Seek(-2, io.SeekEnd)
	rest, err2 := io.ReadAll(rd)
	fmt.Println(pos, err, string(rest), err2)
	_, err = rd.ReadByte()
	_, err2 = rd.Seek(-1, io.SeekStart)
	fmt.Println(err, err2)
	m, err = rd.ReadAt(buf, 4)
	fmt.Println(m, err)
	for line := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", line)
	}
	for part := range strings.SplitSeq("a-b-c", "-") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.SplitAfterSeq("a-b-c", "-") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.FieldsSeq(" x  y ") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.SplitSeq("xyz", "") {
		if part == "z" {
			break
		}
		fmt.Printf("%q ", part)
	}
	fmt.Println()
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "iı"), strings.ToLowerSpecial(unicode.TurkishCase, "Iİ"))
}
