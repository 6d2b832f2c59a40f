package big

import (
	"fmt"
	"io"
	"strings"
)

// A decimal is 0.digits * 10**point, without zeros at the end.
type decimal struct {
	digits string
	point  int
}

func decimalOf(m nat, exp int64) decimal {
	if len(m) == 0 {
		return decimal{}
	}
	var d decimal
	if exp >= 0 {
		d.digits = natString(natShl(m, uint(exp)), 10)
		d.point = len(d.digits)
	} else {
		d.digits = natString(natMul(m, natPow(natOf(5), uint(-exp))), 10)
		d.point = len(d.digits) + int(exp)
	}
	d.digits = strings.TrimRight(d.digits, "0")
	return d
}

func (d *decimal) at(i int) byte {
	if 0 <= i && i < len(d.digits) {
		return d.digits[i]
	}
	return '0'
}

// round rounds to n digits, halves to even.
func (d *decimal) round(n int) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	up := d.digits[n] >= '5'
	if d.digits[n] == '5' && n+1 == len(d.digits) {
		up = n > 0 && (d.digits[n-1]-'0')&1 != 0
	}
	if up {
		d.roundUp(n)
	} else {
		d.roundDown(n)
	}
}

func (d *decimal) roundDown(n int) {
	d.digits = strings.TrimRight(d.digits[:n], "0")
	if d.digits == "" {
		d.point = 0
	}
}

func (d *decimal) roundUp(n int) {
	for n > 0 && d.digits[n-1] >= '9' {
		n--
	}
	if n == 0 {
		d.digits = "1"
		d.point++
		return
	}
	d.digits = d.digits[:n-1] + string(rune(d.digits[n-1]+1))
}

// shortest rounds to as few digits as tell x from its neighbours.
func (d *decimal) shortest(x *Float) {
	if d.digits == "" {
		return
	}
	// One bit more than x has, so that half a bit can be added.
	m, exp := x.mant, x.exp
	if length := uint(m.bitLen()); length <= uint(x.prec) {
		shift := uint(x.prec) + 1 - length
		m, exp = natShl(m, shift), exp-int64(shift)
	}
	inclusive := m.bit(1) == 0
	lower := decimalOf(natSub(m, natOf(1)), exp)
	upper := decimalOf(natAdd(m, natOf(1)), exp)
	for i := 0; i < len(d.digits); i++ {
		c := d.digits[i]
		l, u := lower.at(i), upper.at(i)
		down := l != c || inclusive && i+1 == len(lower.digits)
		up := c != u && (inclusive || c+1 < u || i+1 < len(upper.digits))
		switch {
		case down && up:
			d.round(i + 1)
			return
		case down:
			d.roundDown(i + 1)
			return
		case up:
			d.roundUp(i + 1)
			return
		}
	}
}

// Text returns x in a format as of package strconv (e, E, f, g, G, b, p or x), with so many digits, or as few as will do if
// prec is negative.
func (x *Float) Text(format byte, prec int) string {
	return string(x.Append(nil, format, prec))
}

// String returns x.Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends what Text returns.
func (x *Float) Append(buf []byte, format byte, prec int) []byte {
	if x == nil {
		return append(buf, "<nil>"...)
	}
	if x.neg {
		buf = append(buf, '-')
	}
	if x.form == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch format {
	case 'b':
		return x.binary(buf)
	case 'p':
		return x.fraction(buf)
	case 'x':
		return x.hexadecimal(buf, prec)
	}
	d := decimalOf(x.mant, x.exp)
	short := prec < 0
	if short {
		d.shortest(x)
		switch format {
		case 'e', 'E':
			prec = len(d.digits) - 1
		case 'f':
			prec = max(len(d.digits)-d.point, 0)
		case 'g', 'G':
			prec = len(d.digits)
		}
	} else {
		switch format {
		case 'e', 'E':
			d.round(1 + prec)
		case 'f':
			d.round(d.point + prec)
		case 'g', 'G':
			prec = max(prec, 1)
			d.round(prec)
		}
	}
	switch format {
	case 'e', 'E':
		return d.scientific(buf, format, prec)
	case 'f':
		return d.plain(buf, prec)
	case 'g', 'G':
		most := prec
		if most > len(d.digits) && len(d.digits) >= d.point {
			most = len(d.digits)
		}
		if short {
			most = 6
		}
		if exp := d.point - 1; exp < -4 || exp >= most {
			return d.scientific(buf, format+'e'-'g', min(prec, len(d.digits))-1)
		}
		if prec > d.point {
			prec = len(d.digits)
		}
		return d.plain(buf, max(prec-d.point, 0))
	}
	if x.neg {
		buf = buf[:len(buf)-1]
	}
	return append(buf, '%', format)
}

func (d *decimal) scientific(buf []byte, format byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.at(i))
		}
	}
	exp := 0
	if d.digits != "" {
		exp = d.point - 1
	}
	return fmt.Appendf(buf, "%c%+03d", format, exp)
}

func (d *decimal) plain(buf []byte, prec int) []byte {
	if d.point > 0 {
		for i := range d.point {
			buf = append(buf, d.at(i))
		}
	} else {
		buf = append(buf, '0')
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := range prec {
			buf = append(buf, d.at(d.point+i))
		}
	}
	return buf
}

// binary shows all bits as an integer, and the exponent.
func (x *Float) binary(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	shift := uint(x.prec) - uint(x.mant.bitLen())
	buf = append(buf, natString(natShl(x.mant, shift), 10)...)
	return fmt.Appendf(buf, "p%+d", x.exp-int64(shift))
}

// fraction shows a mantissa below 1 in base 16.
func (x *Float) fraction(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	m := natShl(x.mant, uint(-x.mant.bitLen())%4)
	buf = append(buf, "0x."...)
	buf = append(buf, strings.TrimRight(natString(m, 16), "0")...)
	return fmt.Appendf(buf, "p%+d", x.order())
}

// hexadecimal shows one bit before the point and base 16 after it.
func (x *Float) hexadecimal(buf []byte, prec int) []byte {
	if x.form == zero {
		buf = append(buf, "0x0"...)
		if prec > 0 {
			buf = append(buf, '.')
			buf = append(buf, strings.Repeat("0", prec)...)
		}
		return append(buf, "p+00"...)
	}
	length := uint(x.mant.bitLen())
	wanted := 1 + (length-1+3)/4*4
	if prec >= 0 {
		wanted = 1 + 4*uint(prec)
	}
	m, exp, _ := round(x.neg, x.mant, x.exp, false, wanted, x.mode)
	if got := uint(m.bitLen()); got < wanted {
		m, exp = natShl(m, wanted-got), exp-int64(wanted-got)
	} else if got > wanted {
		m, exp = natShr(m, got-wanted), exp+int64(got-wanted)
	}
	digits := natString(m, 16)
	if prec < 0 {
		digits = digits[:1] + strings.TrimRight(digits[1:], "0")
	}
	buf = append(buf, "0x1"...)
	if len(digits) > 1 {
		buf = append(buf, '.')
		buf = append(buf, digits[1:]...)
	}
	return fmt.Appendf(buf, "p%+03d", exp+int64(wanted)-1)
}

// Format implements fmt.Formatter for the verbs of floats, and v for g.
func (x *Float) Format(s fmt.State, format rune) {
	prec, precise := s.Precision()
	if !precise {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !precise {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Text(byte(format), prec)
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+':
		sign, text = "+", text[1:]
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	fill := 0
	if width, ok := s.Width(); ok {
		fill = max(width-len(sign)-len(text), 0)
	}
	switch {
	case s.Flag('0') && !x.IsInf():
		text = sign + strings.Repeat("0", fill) + text
	case s.Flag('-'):
		text = sign + text + strings.Repeat(" ", fill)
	default:
		text = strings.Repeat(" ", fill) + sign + text
	}
	io.WriteString(s, text)
}

// SetString sets z to the number that s is; false if it is none.
func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// ParseFloat returns the number that s is, rounded.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// Parse sets z to the number that s is in a base, 0 for what its prefix says, with precision 64 if it has none; it also
// returns the base.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	if s == "Inf" || s == "inf" || s == "+Inf" || s == "+inf" {
		return z.SetInf(false), 0, nil
	}
	if s == "-Inf" || s == "-inf" {
		return z.SetInf(true), 0, nil
	}
	if s == "" {
		return nil, 0, io.EOF
	}
	n, err := parseNumber(s, base)
	if err != nil {
		return nil, 0, err
	}
	z.need(64)
	if len(n.mant) == 0 {
		return z.putZero(n.neg), n.base, nil
	}
	switch exp := n.exp10; {
	case exp >= 0 && exp <= 10000:
		z.put(n.neg, natMul(n.mant, natPow(natOf(5), uint(exp))), n.exp2+exp, false)
	case exp < 0 && exp >= -10000:
		five := natPow(natOf(5), uint(-exp))
		shift := max(int(z.prec)+2-(n.mant.bitLen()-five.bitLen()), 0)
		q, exact := divideTo(n.mant, five, shift)
		z.put(n.neg, q, n.exp2+exp-int64(shift), !exact)
	default:
		z.scale(n)
	}
	return z, n.base, nil
}

// scale sets z to a number with a large decimal exponent, by powers of five that are rounded far behind the last bit.
func (z *Float) scale(n number) {
	exp := n.exp10
	if exp > 1<<30 {
		z.putInf(n.neg)
		return
	}
	if exp < -1<<30 {
		z.putZero(n.neg)
		return
	}
	power := new(Float).SetPrec(uint(z.prec) + 64).SetInt64(1)
	square := new(Float).SetPrec(uint(z.prec) + 64).SetInt64(5)
	for e := max(exp, -exp); e > 0; e >>= 1 {
		if e&1 == 1 {
			power.Mul(power, square)
		}
		square.Mul(square, square)
	}
	m := &Float{prec: z.prec + 64}
	m.put(n.neg, n.mant, n.exp2+exp, false)
	if exp < 0 {
		z.Quo(m, power)
	} else {
		z.Mul(m, power)
	}
}

// Scan implements fmt.Scanner.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool {
		return r < 0x80 && (digitValue(byte(r), 36) < 36 || strings.ContainsRune("+-._", r))
	})
	if err != nil {
		return err
	}
	_, _, err = z.Parse(string(token), 0)
	return err
}

// AppendText implements encoding.TextAppender.
func (x *Float) AppendText(b []byte) ([]byte, error) {
	if x == nil {
		return append(b, "<nil>"...), nil
	}
	return x.Append(b, 'g', -1), nil
}

// MarshalText implements encoding.TextMarshaler.
func (x *Float) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return nil
}
