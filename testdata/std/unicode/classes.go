// Classes, tables, cases and encodings of runes.
package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	for _, r := range "aZ5 \t\n_-éßΣςǅ世٣½€́\u00a0\u2028\u200b😀\x00\x7f\ufffd" {
		fmt.Printf("%U %v %v %v %v %v %v %v %v %v %v %v %v %v ", r, unicode.IsLetter(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.IsMark(r), unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsPrint(r))
		fmt.Printf("%c %c %c %U %v %v %v %v\n", unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), unicode.Is(unicode.Han, r), unicode.In(r, unicode.Greek, unicode.Latin), unicode.Is(unicode.White_Space, r), unicode.Is(unicode.Lu, r))
	}
	fmt.Println(len(unicode.Categories), len(unicode.Scripts), len(unicode.Properties), unicode.Version, unicode.MaxRune, len(unicode.Han.R16), len(unicode.Han.R32), unicode.Latin.LatinOffset, unicode.To(unicode.UpperCase, 'x'))
	for _, s := range []string{"", "a", "é", "世", "😀", "\xff", "\xe4\xb8", "a\xed\xa0\x80b", "\xf0\x9f\x98"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Println(r, n, l, m, utf8.RuneCountInString(s), utf8.ValidString(s), utf8.FullRuneInString(s), utf8.FullRune([]byte(s)), utf8.RuneCount([]byte(s)), utf8.Valid([]byte(s)))
	}
	for _, r := range []rune{0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xffff, 0x10000, 0x10ffff, 0x110000, -1} {
		b := make([]byte, 4)
		n := utf8.EncodeRune(b, r)
		hi, lo := utf16.EncodeRune(r)
		fmt.Println(utf8.RuneLen(r), b[:n], utf8.ValidRune(r), utf8.AppendRune(nil, r), hi, lo, utf16.DecodeRune(hi, lo), utf16.RuneLen(r), utf16.IsSurrogate(r), utf16.AppendRune(nil, r))
	}
	fmt.Println(utf16.Encode([]rune("a😀é")), string(utf16.Decode([]uint16{0x61, 0xd83d, 0xde00, 0xd83d, 0x62, 0xde00})), utf8.RuneStart(0x80))
}
