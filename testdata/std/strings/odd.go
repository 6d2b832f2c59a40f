// All functions on odd texts.
package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

func try(name string, f func() any) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "PANIC", e)
		}
	}()
	fmt.Printf("%s %q\n", name, f())
}

func main() {
	ss := []string{"", "a", "ab", "aXbXc", "  hi  ", "日本語日", "\xff\xfea\xff", "aaa", "ǆ ǅ İ ı ß ſ K", "Hello, World", "a,b,,c,", "\t\n x\u0085\u00a0", "ΣΑΣ σας", "x=y=z", "é\u0301", "\u2028"}
	seps := []string{"", "a", "X", ",", "日", "\xff", "aa", " ", "=", "ß", "\u0301", "hello"}
	up := func(r rune) rune {
		switch {
		case r == 'a':
			return 'A'
		case r == 'X':
			return -1
		case r == unicode.ReplacementChar:
			return '?'
		}
		return r
	}
	for _, s := range ss {
		for _, p := range seps {
			n := s + "/" + p
			try(n+" set", func() any {
				b1, a1, f1 := strings.Cut(s, p)
				c1, o1 := strings.CutPrefix(s, p)
				c2, o2 := strings.CutSuffix(s, p)
				return []any{strings.Index(s, p), strings.LastIndex(s, p), strings.Count(s, p), strings.Contains(s, p), strings.ContainsAny(s, p), strings.IndexAny(s, p), strings.LastIndexAny(s, p), strings.HasPrefix(s, p), strings.HasSuffix(s, p), b1, a1, f1, c1, o1, c2, o2, strings.EqualFold(s, p), strings.Compare(s, p)}
			})
			for _, k := range []int{-1, 0, 1, 2, 3} {
				try(n+fmt.Sprint(" split", k), func() any {
					return []any{strings.SplitN(s, p, k), strings.SplitAfterN(s, p, k), strings.Replace(s, p, "<>", k), bytes.SplitN([]byte(s), []byte(p), k), bytes.SplitAfterN([]byte(s), []byte(p), k), bytes.Replace([]byte(s), []byte(p), []byte("<>"), k)}
				})
			}
			try(n+" trim", func() any {
				return []string{strings.Trim(s, p), strings.TrimLeft(s, p), strings.TrimRight(s, p), strings.TrimPrefix(s, p), strings.TrimSuffix(s, p), string(bytes.Trim([]byte(s), p)), strings.ReplaceAll(s, p, "_")}
			})
			try(n+" seq", func() any {
				var l []string
				for x := range strings.SplitSeq(s, p) {
					l = append(l, x)
				}
				for x := range strings.SplitAfterSeq(s, p) {
					l = append(l, x)
				}
				return l
			})
			try(n+" repl", func() any {
				return []any{strings.NewReplacer(p, "1", "b", "22", "日", "").Replace(s), strings.NewReplacer("a", "b", p, "q").Replace(s), strings.NewReplacer(p, "").Replace(s)}
			})
			try(n+" repl2", func() any { return strings.NewReplacer(p).Replace(s) })
		}
		try(s+" maps", func() any {
			return []any{strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.ToUpperSpecial(unicode.TurkishCase, s), strings.ToLowerSpecial(unicode.TurkishCase, s), strings.ToTitleSpecial(unicode.AzeriCase, s), strings.Map(up, s), strings.ToValidUTF8(s, "<?>"), strings.ToValidUTF8(s, ""), strings.Fields(s), strings.FieldsFunc(s, func(r rune) bool { return r == 'b' || r == '日' }), strings.TrimSpace(s), strings.TrimFunc(s, unicode.IsLetter), strings.IndexFunc(s, unicode.IsUpper), strings.LastIndexFunc(s, unicode.IsSpace), strings.IndexByte(s, 'b'), strings.LastIndexByte(s, 'a'), strings.IndexRune(s, '日'), strings.IndexRune(s, unicode.ReplacementChar), strings.IndexRune(s, 0xd800), strings.ContainsRune(s, 'X'), string(bytes.ToUpper([]byte(s))), string(bytes.ToLower([]byte(s))), string(bytes.Title([]byte(s))), bytes.Fields([]byte(s)), string(bytes.ToValidUTF8([]byte(s), []byte("!"))), bytes.Runes([]byte(s)), string(bytes.TrimSpace([]byte(s)))}
		})
		try(s+" lines", func() any {
			var l []string
			for x := range strings.Lines(s + "\n\nq") {
				l = append(l, x)
			}
			for x := range strings.FieldsSeq(s) {
				l = append(l, x)
			}
			for x := range strings.FieldsFuncSeq(s, unicode.IsUpper) {
				l = append(l, x)
			}
			return l
		})
	}
	try("rep", func() any { return strings.Repeat("ab", 3) + strings.Repeat("", 9) + strings.Repeat("x", 0) })
	try("rep", func() any { return strings.Repeat("ab", -1) })
	try("rep", func() any { return strings.Repeat("ab", 1<<62) })
	try("brep", func() any { return bytes.Repeat([]byte("ab"), -1) })
	try("brep", func() any { return bytes.Repeat([]byte("ab"), 1<<62) })
	try("oddrepl", func() any { return strings.NewReplacer("a") })
	try("join", func() any { return strings.Join([]string{"a", "", "b"}, "--") + strings.Join(nil, "x") })
	var b strings.Builder
	try("grow", func() any { b.Grow(-1); return 0 })
	b.WriteString("x")
	c := b
	try("copy", func() any { c.WriteString("y"); return c.String() })
	var bb bytes.Buffer
	try("bgrow", func() any { bb.Grow(-1); return 0 })
	try("trunc", func() any { bb.WriteString("abc"); bb.Truncate(5); return 0 })
	try("trunc", func() any { bb.Truncate(-1); return 0 })
	try("ops", func() any {
		x, e := bb.ReadByte()
		e2 := bb.UnreadByte()
		e3 := bb.UnreadByte()
		r, n, e4 := bb.ReadRune()
		e5 := bb.UnreadRune()
		e6 := bb.UnreadRune()
		l, e7 := bb.ReadString('z')
		_, e8 := bb.ReadByte()
		return []any{x, e, e2, e3, r, n, e4, e5, e6, l, e7, e8, bb.Len(), bb.Next(3)}
	})
	rd := strings.NewReader("héllo")
	try("reader", func() any {
		_, e0 := rd.Seek(-1, 0)
		_, e1 := rd.Seek(0, 9)
		p := make([]byte, 3)
		n, e2 := rd.ReadAt(p, 4)
		_, e3 := rd.ReadAt(p, -1)
		e4 := rd.UnreadByte()
		e5 := rd.UnreadRune()
		k, e6 := rd.Seek(100, 0)
		_, e7 := rd.ReadByte()
		_, _, e8 := rd.ReadRune()
		return []any{e0, e1, n, e2, e3, e4, e5, k, e6, e7, e8, rd.Len(), rd.Size()}
	})
}
