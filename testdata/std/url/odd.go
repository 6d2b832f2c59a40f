// Odd addresses, and other encodings of texts.
package main

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/url"
	"os"
	"strings"
	"text/tabwriter"
	"bytes"
)

func main() {
	us := []string{"", "http://a.com", "http://a.com/", "//host/p", "/p?q=1#f", "?q", "#f", "http://u:p@h:80/p;x?y#z", "http://u@h", "http://:p@h", "http://u%40:p%3a@h/%2f%41?a=%20b+c&a=2&;d#%23", "mailto:joe@x.com?s=1", "http://[::1]:8080/", "http://[::1", "http://::1/", "http://[fe80::1%25en0]/", "http://[fe80::1%en0]/", "http://a b/", "http://a%20b/", "http://h:port/", "http://h:/", "http://h:80:90/", ":foo", "1http://x", "ht+tp.-1://x", "HTTP://EX.com/A", "http://h/%zz", "http://h/%", "http://h/a%2", "http://h/日本?日=本#é", "http://日本.jp/", "http://h/a b", "http://h/\x7f", "http://h/\x00", " http://h", "http://h/../a/./b//c/..", "a/b:c", "a:b", "./a:b", "*", "http://*", "file:///etc/p", "http:///p", "http:/p", "http:p", "http://h?", "http://h/?", "http://h#", "http://h/#", "http://h/a?b?c", "http://h/a#b#c", "http://h/<>\"{}|\\^`", "http://h/!$&'()*+,;=:@", "http://h/%E4%BD%A0", "javascript:alert(1)", "http://user:pa ss@h/", "http://us<er@h/", "http://h/a%2Fb/c", "//", "///", "////a", "http://h/;a=b", "x://[a]b/", "x://[v1.a]/", "http://192.168.0.1:8080/", "http://[::ffff:1.2.3.4]/", "http://[zz]/", "http://[]/", "http://a@b@c/", "https://h/?a=1&b=%zz&c", "http://h/p?x=%", "cache_object:foo/bar", "http://h/\xff"}
	for _, s := range us {
		u, err := url.Parse(s)
		fmt.Printf("%q err=%v\n", s, err)
		if err == nil {
			fmt.Printf("%q|%q|%v|%q|%q|%q|%v|%q|%q|%q|%v|%v\n", u.Scheme, u.Opaque, u.User, u.Host, u.Path, u.RawPath, u.ForceQuery, u.RawQuery, u.Fragment, u.RawFragment, u.OmitHost, u.IsAbs())
			fmt.Printf("%q %q %q %q %q %q %q %q %v\n", u.String(), u.EscapedPath(), u.EscapedFragment(), u.Hostname(), u.Port(), u.RequestURI(), u.Redacted(), u.Query().Encode(), u.Query())
			fmt.Println(u.JoinPath("x", "../y", "/z/"))
			for _, r := range us {
				v, err := u.Parse(r)
				if err == nil {
					fmt.Print(v, " ")
				}
			}
			fmt.Println()
		}
		_, err = url.ParseRequestURI(s)
		q, err2 := url.ParseQuery(s)
		p1, e1 := url.PathUnescape(s)
		p2, e2 := url.QueryUnescape(s)
		j, e3 := url.JoinPath(s, "a", "..", "b/")
		fmt.Println(err, q, err2, e1, e2, e3, j)
		fmt.Printf("%q %q %q %q\n", p1, p2, url.PathEscape(s), url.QueryEscape(s))
		fmt.Printf("%q %q\n", html.EscapeString(s), html.UnescapeString(s+"&amp;&lt&#65;&#x41;&#0;&#x110000;&notit;&nosuch;&#;&#x;&AMP;&#128;"))
	}
	fmt.Println(url.UserPassword("a:b", "c@d/"), url.User("x y"), url.Values{"b": {"1", "2"}, "a": {""}, "": {"z"}}.Encode())
	// csv
	for _, s := range []string{"", "a,b\n1,2", "a,b\r\n\"x\ny\",\"q\"\"z\"\r\n", "a,\"b", "a,b\"c", "a,\"b\"c", "\"a\" ,b", "#c\na,b", "a,b\n1\n", "a;b", " a, b", "\n\n\na\n\n", "a,b,\n,,\n", "\"\"", "\"\n", "\xff,\"\xff\"", "a\rb,c\r", "\"a\r\nb\"", "日,本", "a,'b'", "\"a\"\"", "\ufeffa,b", "x,\"y\"\nz,w,q"} {
		for opt := 0; opt < 7; opt++ {
			r := csv.NewReader(strings.NewReader(s))
			switch opt {
			case 1:
				r.LazyQuotes = true
			case 2:
				r.Comma, r.Comment = ';', '#'
			case 3:
				r.TrimLeadingSpace, r.FieldsPerRecord = true, -1
			case 4:
				r.FieldsPerRecord = 2
			case 5:
				r.Comma = '日'
			case 6:
				r.Comma = '\n'
			}
			for i := 0; i < 6; i++ {
				rec, err := r.Read()
				fmt.Printf("%q %d %q %v", s, opt, rec, err)
				if pe, ok := err.(*csv.ParseError); ok {
					fmt.Print(pe.StartLine, pe.Line, pe.Column, pe.Err)
				}
				for k := range rec {
					fmt.Print(r.FieldPos(k))
				}
				fmt.Println(r.InputOffset())
				if err == io.EOF {
					break
				}
			}
		}
	}
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"a", "b c", " lead", "q\"q", "n\nl", "", "\\.", "日", ",", "#", "\t", "\r"})
	w.Write([]string{""})
	w.UseCRLF = true
	w.Write([]string{"n\nl", "x"})
	w.Flush()
	w.Comma = '"'
	fmt.Println(w.Write([]string{"a"}), w.Error())
	// hex / base64
	for _, s := range []string{"", "a", "ab", "0g", "zz", "ABcd", "日", "=", "YQ==", "YQ=", "YQ", "YQ==YQ==", "YR==", "Y Q==", "Y\nQ=\n=", "YWI=", "YWJj", "-_-_", "+/+/", "ME======", "MFRA====", "mfra====", "M", "MF", "MFRGG==="} {
		b, e := hex.DecodeString(s)
		fmt.Println(b, e)
		for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict()} {
			b, e := enc.DecodeString(s)
			fmt.Print(b, e, " ", enc.EncodeToString([]byte(s)))
			x, e := io.ReadAll(base64.NewDecoder(enc, strings.NewReader(s)))
			fmt.Println(x, e)
		}
		for _, enc := range []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding)} {
			b, e := enc.DecodeString(s)
			fmt.Print(b, e, " ", enc.EncodeToString([]byte(s)))
			x, e := io.ReadAll(base32.NewDecoder(enc, strings.NewReader(s)))
			fmt.Println(x, e)
		}
		fmt.Print(hex.Dump([]byte(strings.Repeat(s, 5))))
	}
	for _, v := range []any{int8(1), []uint16{1, 2}, struct {
		A int32
		B [2]uint8
		C bool
		_ int16
		D float64
	}{1, [2]uint8{3, 4}, true, 0, 2.5}, 1, "s", []int{1}, complex64(1i), true, new(int64)} {
		var b bytes.Buffer
		e := binary.Write(&b, binary.BigEndian, v)
		fmt.Println(b.Bytes(), e, binary.Size(v), binary.Read(bytes.NewReader([]byte{1}), binary.LittleEndian, v))
	}
	for _, b := range [][]byte{{}, {0x80}, {1}, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2}, bytes.Repeat([]byte{0x80}, 12)} {
		u, n := binary.Uvarint(b)
		i, m := binary.Varint(b)
		r, e := binary.ReadUvarint(bytes.NewReader(b))
		fmt.Println(u, n, i, m, r, e)
	}
	// tabwriter
	for _, fl := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.FilterHTML | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns | tabwriter.Debug, tabwriter.StripEscape | tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug | tabwriter.TabIndent} {
		for _, c := range []struct {
			a, b, p int
			c       byte
		}{{0, 8, 1, ' '}, {5, 0, 2, '.'}, {8, 8, 1, '\t'}, {0, 4, 0, '-'}} {
			w := tabwriter.NewWriter(os.Stdout, c.a, c.b, c.p, c.c, fl)
			fmt.Fprint(w, "a\tb\tc\naaaa\tbbb\n\t\tx\n日本\té\tz\t\n<b>bold</b>\t&amp;\tq\n\xffa\tb\xff\tc\nv\vw\fnew\tpage\n\nlast\tline")
			w.Flush()
			fmt.Println("|")
		}
	}
	var v any
	fmt.Println(json.Unmarshal([]byte("{}x"), &v))
}
