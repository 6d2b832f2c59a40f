// Parsing, formatting and quoting, mistakes included.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "-5", "+7", "12x", "", "99999999999999999999", "-9223372036854775808", "9223372036854775808", "0x1F", "0b101", "0o17", "017", "1_000", "_1", "1__0", " 1", "ff", "zz", "\x00"} {
		for _, base := range []int{0, 2, 10, 16, 36, 1} {
			i, err := strconv.ParseInt(s, base, 64)
			u, uerr := strconv.ParseUint(s, base, 16)
			fmt.Println(s, base, i, err, u, uerr)
		}
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, bits := range []int{0, 8, 16, 32, 64, 65} {
		fmt.Println(strconv.ParseInt("300", 10, bits))
		fmt.Println(strconv.ParseInt("-300", 10, bits))
	}
	for _, s := range []string{"1", "1.5", ".5", "5.", "1e3", "1E-3", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "NaN", "nan", "+nan", "0x1p-2", "0x1.8P1", "0x1", "1_0.5", "1__0", "e", "", ".", "1e", "1e+", "0.1", "16777217", "4.9e-324", "2.5e-324", "1.7976931348623157e308", "1.7976931348623159e308", "3.4e38", "3.5e38"} {
		f, err := strconv.ParseFloat(s, 64)
		g, gerr := strconv.ParseFloat(s, 32)
		fmt.Println(s, f, err, g, gerr)
	}
	for _, s := range []string{"1", "2i", "1+2i", "(1-2i)", "1+i", "-i", "i", "1e3+1e3i", "inf+nani", "1+2", "(1+2i", "x", "0x1p1+2i"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(s, c, err)
	}
	for _, s := range []string{"true", "T", "0", "False", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(s, b, err)
	}
	for _, base := range []int{2, 3, 8, 10, 16, 36} {
		fmt.Println(strconv.FormatInt(math.MinInt64, base), strconv.FormatInt(-1, base), strconv.FormatUint(math.MaxUint64, base), strconv.FormatInt(0, base))
	}
	for _, f := range []float64{0, 1, -1.5, 0.1, 1e6, 1e21, 123456789, 1e-5, math.Pi, math.Inf(-1), math.NaN(), math.MaxFloat64, 5e-324} {
		for _, format := range "eEfgGbxX" {
			for _, prec := range []int{-1, 0, 2, 10} {
				fmt.Print(strconv.FormatFloat(f, byte(format), prec, 64), " ", strconv.FormatFloat(float64(float32(f)), byte(format), prec, 32), " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatComplex(complex(1, -2), 'g', -1, 128), strconv.FormatComplex(complex(1.5, math.Inf(1)), 'f', 2, 64))
	for _, s := range []string{"", "abc", "a\"b'c`", "\n\t\\\a\b\f\r\v\x00\x7f", "é世😀", "\xff\xfe", "\u00a0\u2028\ufeff", "\U0010ffff"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	}
	for _, r := range []rune{'a', '\'', '"', '\n', 'é', '☺', 0x10ffff, -1, 0x110000, 0xd800, '\u3000'} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"a"`, "`a\\n`", `'x'`, `'xy'`, `"\n\x41\101\u00e9\U0001F600\""`, `"`, `"a`, `a"`, `""`, `"\q"`, `'\''`, `"\'"`, "\"a\nb\"", `"\400"`, `"\ud800"`, "`a`b`", `'世'`} {
		u, err := strconv.Unquote(s)
		p, perr := strconv.QuotedPrefix(s + "tail")
		fmt.Printf("%s %q %v %q %v\n", s, u, err, p, perr)
	}
	v, multi, tail, err := strconv.UnquoteChar(`\u00e9x`, '"')
	fmt.Println(v, multi, tail, err)
	fmt.Println(string(strconv.AppendInt([]byte("x="), -42, 10)), string(strconv.AppendQuote(nil, "q")), string(strconv.AppendBool(nil, true)), string(strconv.AppendFloat(nil, 1.5, 'g', -1, 64)), string(strconv.AppendUint(nil, 7, 2)), string(strconv.AppendQuoteRune(nil, 'r')))
	_, err = strconv.Atoi("abc")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err == strconv.ErrSyntax, errors.Is(err, strconv.ErrSyntax))
	defer func() { fmt.Println(recover()) }()
	strconv.FormatInt(1, 40)
}
