// Package strconv converts between texts and values of basic types.
package strconv

import "errors"

// IntSize is the size in bits of an int or uint.
const IntSize = 64

// ErrRange says that a value is out of range for its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text does not have the right syntax for its type.
var ErrSyntax = errors.New("invalid syntax")

// A NumError records a failed conversion.
type NumError struct {
	Func string // the function: ParseBool, ParseInt, ...
	Num  string // the text
	Err  error  // why: ErrRange, ErrSyntax, ...
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// fail makes the error for a fault that a native reports: 1 syntax, 2 range, 3 base, 4 bit size.
func fail(fn, text string, fault, base, bits int) error {
	// The text is copied: it may be a part of something large.
	e := &NumError{fn, string([]byte(text)), nil}
	switch fault {
	case 1:
		e.Err = ErrSyntax
	case 2:
		e.Err = ErrRange
	case 3:
		e.Err = errors.New("invalid base " + Itoa(base))
	default:
		e.Err = errors.New("invalid bit size " + Itoa(bits))
	}
	return e
}

// ParseBool accepts 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, fail("ParseBool", str, 1, 0, 0)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false" to dst.
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

// Atoi is ParseInt(s, 10, 0) as an int.
func Atoi(s string) (int, error) {
	i, fault := parseInt(s, 10, 0)
	if fault != 0 {
		return int(i), fail("Atoi", s, fault, 10, 0)
	}
	return int(i), nil
}

// ParseInt interprets a text in the given base (0: by its prefix; 2 to 36), fitting into bitSize bits (0: an int).
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	i, fault := parseInt(s, base, bitSize)
	if fault != 0 {
		err = fail("ParseInt", s, fault, base, bitSize)
	}
	return
}

// ParseUint is like ParseInt for unsigned numbers; no sign is allowed.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	i, fault := parseUint(s, base, bitSize)
	if fault != 0 {
		return i, fail("ParseUint", s, fault, base, bitSize)
	}
	return i, nil
}

// ParseFloat converts a text to the nearest floating-point number of bitSize bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, fault := parseFloat(s, bitSize)
	if fault != 0 {
		return f, fail("ParseFloat", s, fault, 0, 0)
	}
	return f, nil
}

// ParseComplex converts a text like 1+2i, perhaps in parentheses, to a complex number of bitSize bits.
func ParseComplex(s string, bitSize int) (complex128, error) {
	re, im, fault := parseComplex(s, bitSize)
	if fault != 0 {
		return complex(re, im), fail("ParseComplex", s, fault, 0, 0)
	}
	return complex(re, im), nil
}

func parseInt(s string, base, bits int) (i int64, fault int)
func parseUint(s string, base, bits int) (i uint64, fault int)
func parseFloat(s string, bits int) (f float64, fault int)
func parseComplex(s string, bits int) (re, im float64, fault int)

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string

// FormatInt returns i in the given base, 2 to 36.
func FormatInt(i int64, base int) string

// FormatUint returns i in the given base, 2 to 36.
func FormatUint(i uint64, base int) string

// AppendInt appends FormatInt(i, base) to dst.
func AppendInt(dst []byte, i int64, base int) []byte

// AppendUint appends FormatUint(i, base) to dst.
func AppendUint(dst []byte, i uint64, base int) []byte

// FormatFloat returns f in the format fmt ('b', 'e', 'E', 'f', 'g', 'G', 'x', 'X') with prec digits (-1: as few as
// identify the number), as a number of bitSize bits.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string

// AppendFloat appends FormatFloat(f, fmt, prec, bitSize) to dst.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte

// FormatComplex returns c as (a+bi), the parts formatted as by FormatFloat, for a number of bitSize bits.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize/2) + im + "i)"
}

// Quote returns s as a Go string literal, with escapes for what cannot be printed.
func Quote(s string) string

// QuoteToASCII is like Quote with escapes for everything outside of ASCII.
func QuoteToASCII(s string) string

// QuoteToGraphic is like Quote but leaves graphic characters as they are.
func QuoteToGraphic(s string) string

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string

// QuoteRuneToASCII is like QuoteRune with escapes for everything outside of ASCII.
func QuoteRuneToASCII(r rune) string

// QuoteRuneToGraphic is like QuoteRune but leaves graphic characters as they are.
func QuoteRuneToGraphic(r rune) string

// AppendQuote appends Quote(s) to dst.
func AppendQuote(dst []byte, s string) []byte { return append(dst, Quote(s)...) }

// AppendQuoteToASCII appends QuoteToASCII(s) to dst.
func AppendQuoteToASCII(dst []byte, s string) []byte { return append(dst, QuoteToASCII(s)...) }

// AppendQuoteToGraphic appends QuoteToGraphic(s) to dst.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }

// AppendQuoteRune appends QuoteRune(r) to dst.
func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, QuoteRune(r)...) }

// AppendQuoteRuneToASCII appends QuoteRuneToASCII(r) to dst.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return append(dst, QuoteRuneToASCII(r)...) }

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic(r) to dst.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

// CanBackquote reports whether s can stand unchanged between back quotes on one line.
func CanBackquote(s string) bool

// IsPrint reports whether the rune is printable: letters, marks, numbers, punctuation, symbols, and the ASCII space.
func IsPrint(r rune) bool

// IsGraphic reports whether the rune is graphic: printable, or any space character.
func IsGraphic(r rune) bool

// Unquote interprets s as a string or character literal and returns what it stands for.
func Unquote(s string) (string, error) {
	n, text := unquotePrefix(s)
	if n != len(s) || n == 0 {
		return "", ErrSyntax
	}
	return text, nil
}

// QuotedPrefix returns the string or character literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	n, _ := unquotePrefix(s)
	if n == 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// UnquoteChar decodes the first character of an escaped text: its value, whether it needs UTF-8, and what follows.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, n := unquoteChar(s, quote)
	if n == 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[n:], nil
}

func unquotePrefix(s string) (n int, text string)
func unquoteChar(s string, quote byte) (value rune, multibyte bool, n int)
