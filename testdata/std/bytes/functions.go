// Functions of bytes, buffers and readers.
package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

func main() {
	for _, s := range []string{"", "a", "a,b,,c", " héllo wörld ", "x\xffy", "aaaa"} {
		b := []byte(s)
		for _, sub := range []string{"", "a", ",", "ö", "zz"} {
			t := []byte(sub)
			fmt.Println(bytes.Contains(b, t), bytes.Count(b, t), bytes.Index(b, t), bytes.LastIndex(b, t), bytes.HasPrefix(b, t), bytes.HasSuffix(b, t), bytes.Compare(b, t), bytes.Equal(b, t), bytes.EqualFold(b, t), bytes.IndexAny(b, sub), bytes.LastIndexAny(b, sub))
			fmt.Printf("%q %q %q %q %q\n", bytes.Split(b, t), bytes.SplitN(b, t, 2), bytes.SplitAfter(b, t), bytes.Replace(b, t, []byte("<>"), 2), bytes.ReplaceAll(b, t, nil))
		}
		fmt.Printf("%q %q %q %q %q %q %q\n", bytes.ToUpper(b), bytes.ToLower(b), bytes.Title(b), bytes.TrimSpace(b), bytes.Fields(b), bytes.Trim(b, " a"), bytes.ToValidUTF8(b, []byte("?")))
		fmt.Println(bytes.TrimSpace(b) == nil, bytes.TrimLeft(b, "a") == nil, bytes.TrimRight(b, "a") == nil, bytes.Runes(b), bytes.IndexByte(b, 'a'), bytes.IndexRune(b, 'ö'), bytes.IndexFunc(b, unicode.IsSpace))
	}
	parts := bytes.Split([]byte("a,b,c"), []byte(","))
	parts[0] = append(parts[0], 'X')
	fmt.Printf("%q %q %q\n", parts, bytes.Join(parts, []byte("+")), bytes.Repeat([]byte("ab"), 3))

	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world"))
	b.WriteByte('!')
	b.WriteRune('世')
	fmt.Fprintf(&b, "%05d", 42)
	fmt.Println(b.String(), b.Len())
	p := make([]byte, 6)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p), b.String())
	c, err := b.ReadByte()
	fmt.Println(c, err, b.UnreadByte(), b.UnreadByte())
	line, err := b.ReadString('!')
	fmt.Println(line, err)
	r, size, err := b.ReadRune()
	fmt.Println(r, size, err, b.UnreadRune(), b.UnreadRune())
	fmt.Println(string(b.Next(3)), b.Len())
	b.Truncate(2)
	rest, err := b.ReadBytes('x')
	fmt.Println(string(rest), err)
	_, err = b.Read(p)
	fmt.Println(err)
	m, err := b.ReadFrom(strings.NewReader(strings.Repeat("long ", 1000)))
	fmt.Println(m, err, b.Len())
	var out strings.Builder
	m, err = b.WriteTo(&out)
	fmt.Println(m, err, out.Len(), b.Len())
	nb := bytes.NewBufferString("init")
	nb.WriteString("ial")
	fmt.Println(nb, nb.Bytes(), (*bytes.Buffer)(nil))
	rd := bytes.NewReader([]byte("reader"))
	rd.Seek(2, io.SeekStart)
	all, _ := io.ReadAll(rd)
	fmt.Println(string(all), rd.Len(), rd.Size())
	func() {
		defer func() { fmt.Println(recover()) }()
		nb.Truncate(100)
	}()
}
