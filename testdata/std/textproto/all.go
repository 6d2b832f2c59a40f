package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/textproto"
	"strings"
)

func reader(s string) *textproto.Reader {
	return textproto.NewReader(bufio.NewReader(strings.NewReader(s)))
}

func main() {
	r := reader("one\r\ntwo\n\nthree\n four\n\t five \nsix")
	for range 3 {
		line, err := r.ReadLine()
		fmt.Printf("%q %v\n", line, err)
	}
	line, err := r.ReadContinuedLine()
	fmt.Printf("%q %v\n", line, err)
	b, err := r.ReadContinuedLineBytes()
	fmt.Printf("%q %v\n", b, err)
	b, err = r.ReadLineBytes()
	fmt.Printf("%q %v\n", b, err)

	for _, s := range []string{
		"a: b\r\nA: c\r\nx-y-z:  padded \r\n\r\nrest", "a: b\n folded\n\n", "", "\r\n", "a: b", "no colon\n\n", ": empty\n\n", " first: x\n\n", "a b: c\n\n", "a : b\n\n", "bad\x00: x\n\n", "ok: a\x00b\n\n", "ü: x\n\n", "a:\n\n", "a: b\nc",
		"Content-type: text/html\nWWW-authenticate: x\nfoo_bar: 1\n\n",
	} {
		h, err := reader(s).ReadMIMEHeader()
		fmt.Printf("%q: %v %v\n", s, h, err)
	}
	for _, s := range []string{"220 hello\n", "220-a\n220-b\n220 c\n", "220-a\nfree text\n220 c\n", "2x0 a\n", "22", "220", "550 no\n", "550-no\n550 way\n", "099 x\n", "220-a\n"} {
		code, text, err := reader(s).ReadCodeLine(220)
		fmt.Printf("%q %d %q %v | ", s, code, text, err)
		code, text, err = reader(s).ReadResponse(2)
		fmt.Printf("%d %q %v\n", code, text, err)
	}
	r = reader("a\r\n..b\n.c\n.\r\nnext\n.\nlast\n")
	b, err = io.ReadAll(r.DotReader())
	fmt.Printf("%q %v\n", b, err)
	lines, err := r.ReadDotLines()
	fmt.Printf("%q %v\n", lines, err)
	b, err = r.ReadDotBytes()
	fmt.Printf("%q %v\n", b, err)
	r = reader("skipped\nskipped\n.\nafter\n")
	r.DotReader().Read(make([]byte, 3))
	fmt.Println(r.ReadLine())
	lines, err = reader("a\n").ReadDotLines()
	fmt.Println(lines, err)

	var out bytes.Buffer
	w := textproto.NewWriter(bufio.NewWriter(&out))
	fmt.Println(w.PrintfLine("HELO %s", "me"))
	for _, s := range []string{"", "a", "a\n", "a\r\nb\n.c\n..d", ".", "x\r"} {
		d := w.DotWriter()
		n, err := io.WriteString(d, s)
		fmt.Println(n, err, d.Close())
	}
	d := w.DotWriter()
	io.WriteString(d, "open")
	w.PrintfLine("closes it")
	fmt.Printf("%q\n", out.String())

	h := textproto.MIMEHeader{}
	h.Add("a-b", "1")
	h.Add("A-B", "2")
	h.Set("c", "3")
	fmt.Println(h, h.Get("a-B"), h.Values("A-b"), h.Get("none"))
	h.Del("A-b")
	fmt.Println(h)
	for _, s := range []string{"content-type", "x--y", "a b", "ALL-CAPS", "", "ä", "foo_BAR"} {
		fmt.Printf("%q ", textproto.CanonicalMIMEHeaderKey(s))
	}
	fmt.Printf("%q %q\n", textproto.TrimString(" \t a b\r\n"), textproto.TrimBytes([]byte("\n x ")))
	fmt.Println(&textproto.Error{Code: 42, Msg: "m"}, textproto.ProtocolError("p"))
}
