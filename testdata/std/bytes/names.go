// What other programs here do not call of package bytes.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
)

func main() {
	b := []byte(" Zażółć gęślą jaźń, ǅungla\t")
	fmt.Println(bytes.ContainsAny(b, "xyż"), bytes.ContainsAny(b, "QX"), bytes.ContainsRune(b, 'ń'), bytes.ContainsFunc(b, unicode.IsDigit))
	before, after, found := bytes.Cut(b, []byte("gę"))
	fmt.Printf("%q %q %t\n", before, after, found)
	before, after, found = bytes.CutLast(b, []byte("ź"))
	fmt.Printf("%q %q %t\n", before, after, found)
	before, after, found = bytes.CutLast(b, []byte("none"))
	fmt.Printf("%q %q %t\n", before, after, found)
	rest, found := bytes.CutPrefix(b, []byte(" Z"))
	fmt.Printf("%q %t\n", rest, found)
	rest, found = bytes.CutSuffix(b, []byte("x"))
	fmt.Printf("%q %t\n", rest, found)
	fmt.Printf("%q %q\n", bytes.TrimPrefix(b, []byte(" Za")), bytes.TrimSuffix(b, []byte("gla\t")))
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	fmt.Printf("%q %q %q\n", bytes.TrimFunc(b, notLetter), bytes.TrimLeftFunc(b, notLetter), bytes.TrimRightFunc(b, notLetter))
	fmt.Printf("%q\n", bytes.FieldsFunc(b, notLetter))
	fmt.Printf("%q\n", slices.Collect(bytes.FieldsFuncSeq(b, notLetter)))
	fmt.Printf("%q\n", slices.Collect(bytes.FieldsSeq(b)))
	fmt.Printf("%q\n", slices.Collect(bytes.SplitSeq(b, []byte("g"))))
	fmt.Printf("%q\n", slices.Collect(bytes.SplitAfterSeq(b, []byte("g"))))
	fmt.Printf("%q\n", slices.Collect(bytes.Lines([]byte("one\ntwo\r\n\nthree"))))
	fmt.Println(bytes.LastIndexByte(b, 'a'), bytes.LastIndexByte(b, '!'), bytes.LastIndexFunc(b, unicode.IsUpper))
	fmt.Printf("%s\n", bytes.Map(func(r rune) rune {
		switch {
		case r == 'a':
			return -1
		case unicode.IsLower(r):
			return unicode.ToUpper(r)
		}
		return r
	}, b))
	fmt.Printf("%s %s\n", bytes.ToTitle(b), bytes.ToTitleSpecial(unicode.TurkishCase, []byte("iı")))
	fmt.Printf("%s %s\n", bytes.ToUpperSpecial(unicode.TurkishCase, []byte("iı")), bytes.ToLowerSpecial(unicode.TurkishCase, []byte("Iİ")))

	buf := bytes.NewBuffer(make([]byte, 0, 64))
	fmt.Println(buf.Cap(), buf.Available(), bytes.MinRead, bytes.ErrTooLarge)
	buf.WriteString("hello")
	space := buf.AvailableBuffer()
	space = append(space, " world"...)
	buf.Write(space)
	peeked, err := buf.Peek(3)
	fmt.Printf("%s %v %q %d\n", buf, err, peeked, buf.Available())
	peeked, err = buf.Peek(99)
	fmt.Printf("%q %v\n", peeked, err)

	var r *bytes.Reader = bytes.NewReader([]byte("aé日x"))
	one, err := r.ReadByte()
	fmt.Println(one, err, r.UnreadByte(), r.UnreadByte())
	r.ReadByte()
	c, size, err := r.ReadRune()
	fmt.Println(c, size, err, r.UnreadRune(), r.UnreadRune(), r.Len(), r.Size())
	part := make([]byte, 4)
	n, err := r.Read(part)
	fmt.Println(n, err, part[:n])
	n, err = r.ReadAt(part, 5)
	fmt.Println(n, err, part[:n])
	_, err = r.ReadAt(part, -1)
	fmt.Println(err)
	_, err = r.ReadAt(part, 50)
	fmt.Println(err)
	written, err := r.WriteTo(os.Stdout)
	fmt.Println("", written, err)
	at, err := r.Seek(-2, io.SeekEnd)
	fmt.Println(at, err)
	at, err = r.Seek(-2, io.SeekStart)
	fmt.Println(at, err)
	at, err = r.Seek(0, 9)
	fmt.Println(at, err)
	r.Reset([]byte("new"))
	all, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", all, err)
	fmt.Println(r.Read(part))
	fmt.Println(r.ReadByte())
	fmt.Println(r.ReadRune())

	fmt.Println(strings.CutLast("a/b/c", "/"))
	fmt.Println(strings.CutLast("abc", "/"))
	fmt.Printf("%q %q %s\n", strings.TrimLeftFunc("12ab34", unicode.IsDigit), strings.TrimRightFunc("12ab34", unicode.IsDigit), strings.Clone("c"))
	var sb strings.Builder
	sb.Grow(10)
	fmt.Println(sb.Cap() >= 10, sb.Len())
	var replacer *strings.Replacer = strings.NewReplacer("a", "1", "b", "2")
	replacer.WriteString(os.Stdout, "abc\n")
	written, err = strings.NewReader("text\n").WriteTo(os.Stdout)
	fmt.Println(written, err)
}
