package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/quotedprintable"
	"strings"
)


func main() {
	for _, s := range []string{
		"", "plain", "foo=3Dbar=", "foo =\r\n bar", "a  \r\nb\t\n", "=C3=A9=c3=a9", "x=", "x=\n", "x=q", "x=4", "a\x01b", "tail = ", "==41", "é raw", "a=\r\n", "line\n\nline", "=\r\n=\r\n", "a = b", "x=4Z", "\r\n",
	} {
		b, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(s)))
		fmt.Printf("%q: %q %v\n", s, b, err)
	}
	for _, binary := range []bool{false, true} {
		for _, s := range []string{"", "plain", "a=b", "é", "end \nnext\t\r\nlast ", strings.Repeat("x", 200), strings.Repeat("é", 50), "a\rb", "tab\t", strings.Repeat("x", 75) + "\n", strings.Repeat("x", 76) + " \n"} {
			var b bytes.Buffer
			w := quotedprintable.NewWriter(&b)
			w.Binary = binary
			n, err := io.WriteString(w, s)
			fmt.Println(n == len(s), err, w.Close())
			fmt.Printf("%q\n", b.String())
		}
	}
}
