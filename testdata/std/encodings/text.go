// Packages encoding/hex, base32 and base64.
package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

var seed uint64 = 99

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

func main() {
	fmt.Println(hex.EncodeToString([]byte("hello\xff")), hex.EncodedLen(3), hex.DecodedLen(7))
	for _, s := range []string{"", "00ff", "0", "0g", "g0", "00f", "zz", "AbCd", "0x", "é", "00 1", "001"} {
		b, err := hex.DecodeString(s)
		fmt.Printf("%q %q %v\n", s, b, err)
		dst := make([]byte, 10)
		n, err := hex.Decode(dst, []byte(s))
		fmt.Println(n, err)
		out, err := hex.AppendDecode([]byte("-"), []byte(s))
		fmt.Printf("%q %v\n", out, err)
		all, err := io.ReadAll(hex.NewDecoder(strings.NewReader(s)))
		fmt.Printf("%q %v\n", all, err)
	}
	dst := make([]byte, 4)
	fmt.Println(hex.Encode(dst, []byte{1, 255}), string(dst), string(hex.AppendEncode([]byte(">"), []byte("a"))), hex.ErrLength, hex.InvalidByteError('x'))
	fmt.Print(hex.Dump([]byte("The quick brown fox\x00\n jumps over \x7f\x80")), hex.Dump(nil), hex.Dump([]byte("exactly 16 bytes")), hex.Dump([]byte("12345678")))
	var buf bytes.Buffer
	d := hex.Dumper(&buf)
	for _, p := range []string{"a", "bcdefghijklmnopqrst", "", "uvw"} {
		n, err := d.Write([]byte(p))
		fmt.Println(n, err)
	}
	fmt.Println(d.Close(), d.Close())
	_, err := d.Write([]byte("x"))
	fmt.Println(err)
	fmt.Print(buf.String())
	buf.Reset()
	e := hex.NewEncoder(&buf)
	fmt.Fprint(e, strings.Repeat("xy", 700))
	fmt.Println(buf.Len(), buf.String()[:20])

	encodings := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict(), base64.StdEncoding.WithPadding('*'), base64.RawURLEncoding.Strict()}
	for i, enc := range encodings {
		for _, s := range []string{"", "f", "fo", "foo", "foob", "\xfb\xff\xfe", "\x00\x10\x83\x10Q"} {
			t := enc.EncodeToString([]byte(s))
			back, err := enc.DecodeString(t)
			fmt.Printf("%d %q %q %q %v %d %d\n", i, s, t, back, err, enc.EncodedLen(len(s)), enc.DecodedLen(len(t)))
		}
	}
	letters := "Ag+/_-=\n\r*!é"
	for i := 0; i < 400; i++ {
		var s []byte
		for j := 0; j < rnd(12); j++ {
			if rnd(3) > 0 {
				s = append(s, "ABCdef019"[rnd(9)])
			} else {
				s = append(s, letters[rnd(len(letters))])
			}
		}
		for k := 0; k < rnd(4); k++ {
			s = append(s, '=')
		}
		fmt.Printf("%q", s)
		for _, enc := range encodings {
			b, err := enc.DecodeString(string(s))
			fmt.Printf(" %x,%v", b, err)
		}
		fmt.Println()
	}
	for i, enc := range []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding), base32.HexEncoding.WithPadding('*')} {
		for _, s := range []string{"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xff\xfe\xfd"} {
			t := enc.EncodeToString([]byte(s))
			back, err := enc.DecodeString(t)
			fmt.Printf("%d %q %q %q %v %d %d\n", i, s, t, back, err, enc.EncodedLen(len(s)), enc.DecodedLen(len(t)))
		}
	}
	for i := 0; i < 300; i++ {
		var s []byte
		for j := 0; j < rnd(18); j++ {
			s = append(s, "ABCDEFGHIJKLMNOP234567ABCDEFGHIJKLMNOP234567\n\r=1"[rnd(48)])
		}
		for k := 0; k < rnd(7); k++ {
			s = append(s, '=')
		}
		b, err := base32.StdEncoding.DecodeString(string(s))
		c, err2 := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(string(s))
		fmt.Printf("%q %x %v %x %v\n", s, b, err, c, err2)
	}
	buf.Reset()
	w := base64.NewEncoder(base64.StdEncoding, &buf)
	for _, p := range []string{"a", "bcd", "efghijk", ""} {
		fmt.Fprint(w, p)
	}
	fmt.Println(w.Close(), buf.String())
	all, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("YWJj\nZGVm\r\nZ2hpams=")))
	fmt.Printf("%q %v\n", all, err)
	all, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("YWJjZ")))
	fmt.Printf("%q %v\n", all, err)
	buf.Reset()
	w = base32.NewEncoder(base32.StdEncoding, &buf)
	fmt.Fprint(w, "hello")
	fmt.Fprint(w, " world!")
	w.Close()
	fmt.Println(buf.String())
	all, err = io.ReadAll(base32.NewDecoder(base32.StdEncoding, strings.NewReader(buf.String())))
	fmt.Printf("%q %v\n", all, err)
	fmt.Println(base64.CorruptInputError(3), base32.CorruptInputError(4))
	fmt.Println(string(base64.StdEncoding.AppendEncode([]byte("x:"), []byte("abc"))), string(base32.StdEncoding.AppendEncode(nil, []byte("abc"))))
	out, err := base64.StdEncoding.AppendDecode([]byte("x:"), []byte("YWJj"))
	fmt.Println(string(out), err)
	for _, f := range []func(){func() { base64.NewEncoding("short") }, func() { base64.NewEncoding(strings.Repeat("a", 64)) }, func() { base64.StdEncoding.WithPadding('A') }, func() { base64.StdEncoding.WithPadding('\n') }, func() { base32.NewEncoding("\n" + strings.Repeat("b", 31)) }, func() { base32.StdEncoding.WithPadding(1000) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
