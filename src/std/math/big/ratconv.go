package big

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// SetString sets z to the number that s is: a quotient, or a decimal or other number with fraction and exponent; false if
// s is none.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if s == "" {
		return nil, false
	}
	if num, den, ok := strings.Cut(s, "/"); ok {
		var a, b Int
		if _, ok := a.SetString(num, 0); !ok {
			return nil, false
		}
		if den != "" && (den[0] == '+' || den[0] == '-') {
			return nil, false
		}
		if _, ok := b.SetString(den, 0); !ok || len(b.abs) == 0 {
			return nil, false
		}
		return z.SetFrac(&a, &b), true
	}
	n, err := parseNumber(s, 0)
	if err != nil {
		return nil, false
	}
	if n.exp2 < -1e8 || n.exp2 > 1e8 || n.exp10 < -1e8 || n.exp10 > 1e8 {
		return nil, false
	}
	a, b := n.mant, natOf(1)
	if n.exp10 >= 0 {
		a = natMul(a, pow10(uint(n.exp10)))
	} else {
		b = pow10(uint(-n.exp10))
	}
	if n.exp2 >= 0 {
		a = natShl(a, uint(n.exp2))
	} else {
		b = natShl(b, uint(-n.exp2))
	}
	return z.put(n.neg, a, b), true
}

// A number is what a text says: mant * 2**exp2 * 10**exp10.
type number struct {
	neg         bool
	mant        nat
	exp2, exp10 int64
	base        int
}

var errNoDigits = errors.New("number has no digits")

// parseNumber takes a text apart as a number with fraction and exponent. Base 0 is what the prefix says; zeros in front
// mean nothing.
func parseNumber(s string, base int) (n number, err error) {
	whole := s
	if s != "" && (s[0] == '+' || s[0] == '-') {
		n.neg = s[0] == '-'
		s = s[1:]
	}
	n.base = base
	underscores := base == 0
	prefixed := false
	if base == 0 {
		n.base = 10
		said, rest := prefix(s)
		if said != 0 {
			n.base, s, prefixed = said, rest, true
		}
	}
	digits, after, seen, point := make([]byte, 0, len(s)), 0, false, false
	last := byte('.')
	if prefixed {
		last = '0'
	}
	i := 0
loop:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_' && underscores:
			if last != '0' {
				return n, errors.New("'_' must separate successive digits")
			}
			last = '_'
			continue
		case c == '.' && !point:
			if last == '_' {
				return n, errors.New("'_' must separate successive digits")
			}
			point = true
			last = '.'
			continue
		case digitValue(c, n.base) < n.base:
			digits = append(digits, c)
			seen = true
			if point {
				after++
			}
			last = '0'
		default:
			break loop
		}
	}
	if last == '_' {
		return n, errors.New("'_' must separate successive digits")
	}
	if !seen {
		return n, errNoDigits
	}
	n.mant = natParse(string(digits), n.base)
	switch n.base {
	case 10:
		n.exp10 = int64(-after)
	case 2:
		n.exp2 = int64(-after)
	case 8:
		n.exp2 = int64(-3 * after)
	case 16:
		n.exp2 = int64(-4 * after)
	default:
		if after > 0 {
			return n, errors.New("fraction in base " + strconv.Itoa(n.base))
		}
	}
	if i < len(s) {
		exponent := s[i]
		binary := exponent == 'p' || exponent == 'P'
		if !binary && !(n.base == 10 && (exponent == 'e' || exponent == 'E')) {
			return n, fmt.Errorf("expected end of string, found %q", s[i])
		}
		text := s[i+1:]
		if underscores {
			text = strings.ReplaceAll(text, "_", "")
		}
		e, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			if errors.Is(err, strconv.ErrRange) {
				return n, errors.New("exponent out of range: " + whole)
			}
			return n, errors.New("exponent has no digits")
		}
		if binary {
			n.exp2 += e
		} else {
			n.exp10 += e
		}
	}
	return n, nil
}

// String returns a/b.
func (x *Rat) String() string {
	return x.a.String() + "/" + natString(x.denominator(), 10)
}

// RatString returns a/b, or a if b is 1.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString returns x with so many digits after the point, halves rounded away from zero.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		s := x.a.String()
		if prec > 0 {
			s += "." + strings.Repeat("0", prec)
		}
		return s
	}
	scaled := natMul(x.a.abs, pow10(uint(max(prec, 0))))
	q, r := natDiv(scaled, x.denominator())
	if natShl(r, 1).cmp(x.denominator()) >= 0 {
		q = natAdd(q, natOf(1))
	}
	digits := natString(q, 10)
	if prec > 0 {
		if len(digits) <= prec {
			digits = strings.Repeat("0", prec+1-len(digits)) + digits
		}
		digits = digits[:len(digits)-prec] + "." + digits[len(digits)-prec:]
	}
	if x.a.neg {
		digits = "-" + digits
	}
	return digits
}

// FloatPrec returns how many digits after the point do not repeat, and whether none do after them.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.denominator()
	twos := d.trailingZeros()
	d = natShr(d, twos)
	fives := uint(0)
	for {
		q, r := natDiv(d, natOf(5))
		if len(r) > 0 {
			break
		}
		d = q
		fives++
	}
	return int(max(twos, fives)), d.cmp(natOf(1)) == 0
}

// Scan implements fmt.Scanner for the verbs e, E, f, F, g, G and v.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(ch rune) bool { return strings.ContainsRune("+-/0123456789.eE", ch) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

// AppendText implements encoding.TextAppender.
func (x *Rat) AppendText(b []byte) ([]byte, error) { return append(b, x.RatString()...), nil }

// MarshalText implements encoding.TextMarshaler.
func (x *Rat) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}

// GobEncode implements gob.GobEncoder.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	a := x.a.Bytes()
	head := byte(gobVersion << 1)
	if x.a.neg {
		head |= 1
	}
	n := len(a)
	buf := append([]byte{head, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}, a...)
	return append(buf, (&Int{abs: x.denominator()}).Bytes()...), nil
}

// GobDecode implements gob.GobDecoder.
func (z *Rat) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < 5 {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	if buf[0]>>1 != gobVersion {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	n := int(buf[1])<<24 | int(buf[2])<<16 | int(buf[3])<<8 | int(buf[4])
	if len(buf)-5 < n {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	z.a.SetBytes(buf[5 : 5+n])
	z.a.put(buf[0]&1 != 0, z.a.abs)
	z.b.SetBytes(buf[5+n:])
	return nil
}
