// Numbers and quoted texts, odd ones too; a few hundred random bit patterns.
package main

import (
	"fmt"
	"math"
	"math/rand"
	"strconv"
)

func main() {
	r := rand.New(rand.NewSource(11))
	for i := 0; i < 150; i++ {
		b := r.Uint64()
		f := math.Float64frombits(b)
		g := float64(math.Float32frombits(uint32(b >> 7)))
		if i%3==0 { f = float64(r.Int63n(1e6))/100; g = float64(float32(f)) }
		fmt.Println(strconv.FormatFloat(f, "eEfgGbxX"[r.Intn(8)], r.Intn(30)-1, 64), strconv.FormatFloat(g, "eEfgGbxX"[r.Intn(8)], r.Intn(12)-1, 32))
		s := strconv.FormatFloat(f, 'g', r.Intn(25)-1, 64)
		x, err := strconv.ParseFloat(s, 64)
		y, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(s, math.Float64bits(x), err, math.Float64bits(y), err2, fmt.Sprintf("%v %g %8.3f %e %x %.5x", f, float32(g), f, g, f, g))
	}
	ins := []string{"", "+", "-", ".", "1", "1.", ".1", "1e", "1e+", "1e5", "1E-5", "0x", "0x1", "0x1p", "0x1p-2", "0X1.8P3", "0x.8p0", "0x1p1075", "1_000", "1__0", "_1", "1_", "0_1", "0x_1p0", "inf", "-Inf", "+INFINITY", "infin", "nan", "NaN", "-nan", "1e400", "-1e400", "1e-400", "4.9e-324", "2e-324", "2.4703282292062327208e-324", "1.7976931348623159e308", "1.7976931348623157e308", "3.4028236e38", "3.4028235e38", "1e45", " 1", "1 ", "1\n", "٣", "1e99999999999", "0e99999999999", "0x1e", "0b1", "0o7", "07", "08", "0b12", "0xg", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "+5", "-0", "0x7fffffffffffffff", "0b", "0o", "0", "00", "1e1_0", "1_e1", "0x1_p1", "z", "Z9", "-z", "tru", "true", "TRUE", "True", "t", "T", "1", "0", "f", "false", "F", "FALSE", "tRUE", "i", "1i", "1+2i", "(1+2i)", "(1-2i", "1+i", "-i", "1e400+2i", "nan+nani", "inf-infi", "1+2", "1i2", "0x1p1+0x2p2i", "1_0+2i", "()", "+i", "1+-2i", "3-+2i"}
	for _, s := range ins {
		p := func(v any, err error) { fmt.Printf("%q %v %v %#v\n", s, v, err, err != nil && func() bool { e, ok := err.(*strconv.NumError); return ok && (e.Err == strconv.ErrRange || e.Err == strconv.ErrSyntax) }()) }
		a, e := strconv.ParseFloat(s, 64); p(a, e)
		a, e = strconv.ParseFloat(s, 32); p(a, e)
		for _, base := range []int{0, 10, 36, 37} {
			for _, bits := range []int{0, 8, 65} {
				n, e := strconv.ParseInt(s, base, bits); p(n, e)
				u, e := strconv.ParseUint(s, base, bits); p(u, e)
			}
		}
		n, e := strconv.Atoi(s); p(n, e)
		b, e := strconv.ParseBool(s); p(b, e)
		c, e := strconv.ParseComplex(s, 128); p(c, e)
		c, e = strconv.ParseComplex(s, 64); p(c, e)
	}
	qs := []string{"", "a", `"a"`, "'a'", "`a`", `"a`, `a"`, `"\n"`, `"\x41"`, `"\x4"`, `"\u1234"`, `"\ud800"`, `"\U00110000"`, `"\U0001F600"`, `"\101"`, `"\400"`, `"\'"`, `'\''`, `'\"'`, `"\""`, "`\r`", "`a`b`", "'ab'", "''", `'\x80'`, "'\xff'", "\"\xff\"", "\"a\nb\"", `"\q"`, `"日本"`, `'日'`, `"\a\b\f\n\r\t\v\\"`, `"a"b`, "`", `"`, `'`, `"\`, "\"\x7f\u00ad\u200b\ufeff\"", `"\8"`, `"\18"`}
	for _, s := range qs {
		u, e := strconv.Unquote(s)
		p, e2 := strconv.QuotedPrefix(s)
		fmt.Printf("%q %q %v %q %v", s, u, e, p, e2)
		for _, q := range []byte{'"', '\'', '`', 0} {
			v, mb, t, e := strconv.UnquoteChar(s, q)
			fmt.Print(" ", v, mb, t, e)
		}
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	}
	for i := 0; i < 400; i++ {
		c := rune(r.Intn(0x30000))
		if i < 300 { c = rune(i) }
		fmt.Println(strconv.QuoteRune(c), strconv.QuoteRuneToASCII(c), strconv.QuoteRuneToGraphic(c), strconv.IsPrint(c), strconv.IsGraphic(c))
	}
	for b := 2; b <= 36; b++ {
		v := r.Int63() - r.Int63()
		fmt.Println(strconv.FormatInt(v, b), strconv.FormatUint(uint64(v), b), string(strconv.AppendInt(nil, v>>33, b)))
	}
	fmt.Println(strconv.FormatComplex(1-2i, 'g', -1, 128), strconv.FormatComplex(complex(math.NaN(), math.Inf(1)), 'f', 2, 64))
	func() { defer func() { fmt.Println(recover()) }(); strconv.FormatInt(1, 37) }()
	func() { defer func() { fmt.Println(recover()) }(); strconv.FormatFloat(1, 'g', -1, 16) }()
	fmt.Println(strconv.FormatFloat(1, 'z', -1, 64))
	func() { defer func() { fmt.Println(recover()) }(); strconv.FormatComplex(1, 'g', -1, 16) }()
}
