package main

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
)

func main() {
	for _, ext := range []string{".html", ".HTM", ".css", ".js", ".json", ".png", ".svg", ".txt", ".xml", ".wasm", ".pdf", "", "none", ".none"} {
		fmt.Printf("%s %q\n", ext, mime.TypeByExtension(ext))
	}
	fmt.Println(mime.AddExtensionType(".zokor", "text/x-zokor"), mime.TypeByExtension(".ZOKOR"))
	fmt.Println(mime.AddExtensionType("zokor", "text/x-zokor"), mime.AddExtensionType(".bad", "bad/"))
	fmt.Println(mime.ExtensionsByType("text/x-zokor; charset=x"))
	fmt.Println(mime.ExtensionsByType("no/such"))
	for _, s := range []string{
		"", "text", "text/html", "Text/HTML; Charset=UTF-8", "text/html; charset", "text/html;", "text/html; ; a=b", "/x", "a/", "a b", "a/b c", "a/b; x=1; x=1", "a/b; x=1; x=2",
		`form-data; name="a b"; filename="C:\dev\x.txt"`, `form-data; name="quo\"te"`, `attachment; filename*=UTF-8''%e2%82%ac%20rates`, `attachment; filename*0="a"; filename*1*=''%20b; filename*2=c`,
		`attachment; filename*=latin1''%e4; name=x`, `a/b; x="unclosed`, `a/b; "x"=y`, `a/b; x = y ;z="1;2"`, "a/b; x=\"a\nb\"", `a/b; x=""`, `a/b; x*0*=utf-8'en'%41; x*1=b%41`, `a/b; x*=%41`, "multipart/form-data; boundary=a=b", `*/*`, `x; y*1=2`,
		`a/b; x*0=1; x*0=2`, "text/plain;\tcharset=\"a\\zb\"",
	} {
		kind, params, err := mime.ParseMediaType(s)
		fmt.Printf("%q: %q %v %v %v\n", s, kind, params, err, errors.Is(err, mime.ErrInvalidMediaParameter))
	}
	fmt.Println(mime.FormatMediaType("Text/HTML", map[string]string{"Charset": "utf-8", "a": "b c", "q": `x"y\z`, "u": "é*'% ()"}))
	fmt.Printf("%q %q %q %q\n", mime.FormatMediaType("a b", nil), mime.FormatMediaType("a/b/c", nil), mime.FormatMediaType("a/b", map[string]string{"x y": "1"}), mime.FormatMediaType("attachment", map[string]string{"f": ""}))

	long := strings.Repeat("grüße an alle, ", 12)
	for _, s := range []string{"", "plain", "tab\there", "héllo", "=?_ ~é", "a\x00b", long, strings.Repeat("x", 80) + "é"} {
		fmt.Println(mime.QEncoding.Encode("utf-8", s))
		fmt.Println(mime.BEncoding.Encode("UTF-8", s))
	}
	fmt.Println(mime.QEncoding.Encode("ISO-8859-1", "\xe4\xf6"), mime.BEncoding.Encode("iso-8859-1", "\xe4"))
	d := &mime.WordDecoder{}
	for _, s := range []string{
		"=?UTF-8?Q?h=C3=A9llo_w?=", "=?utf-8?b?aMOpbGxv?=", "=?iso-8859-1?q?=e4?=", "=?us-ascii?q?a=e4?=", "=?koi8-r?q?a?=", "=?utf-8?x?a?=", "=?utf-8?q?=G0?=", "=?utf-8?q?=4?=", "plain", "=??q?a?=", "=?utf-8?b?!!?=", "=?utf-8?q??=", "=?utf-8?qq?a?=",
	} {
		text, err := d.Decode(s)
		fmt.Printf("%q %v\n", text, err)
	}
	for _, s := range []string{
		"plain", "=?utf-8?q?a?= =?utf-8?q?b?=", "x =?utf-8?q?a?=\t=?utf-8?q?b?= y", "=?utf-8?q?a?= z =?utf-8?q?b?=", "=?utf-8?q?a", "=?utf-8?", "=? x ?=", "=?utf-8?x?a?= b", "=?utf-8?b?!!?= =?utf-8?q?a?=", "=?big5?q?a?=", "a=?=?utf-8?q?b?=",
	} {
		text, err := d.DecodeHeader(s)
		fmt.Printf("%q %v\n", text, err)
	}
	d.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		b, _ := io.ReadAll(r)
		if charset == "bad" {
			return nil, errors.New("bad charset")
		}
		return strings.NewReader(charset + ":" + strings.ToUpper(string(b))), nil
	}
	fmt.Println(d.Decode("=?KOI8-R?q?abc?="))
	fmt.Println(d.DecodeHeader("=?bad?q?abc?="))
}
