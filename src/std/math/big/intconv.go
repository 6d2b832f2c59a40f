package big

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxBase is the largest base of digits.
const MaxBase = 10 + ('z' - 'a' + 1) + ('Z' - 'A' + 1)

// String returns x in base 10.
func (x *Int) String() string { return x.Text(10) }

// Text returns x in a base from 2 to 62.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	if x.neg {
		return "-" + natString(x.abs, base)
	}
	return natString(x.abs, base)
}

// Append appends x in a base.
func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }

// SetString sets z to the number that s is in a base, 0 for one that its prefix says; false if s is none.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	neg, digits, base, ok := parseInt(s, base)
	if !ok {
		return nil, false
	}
	return z.put(neg, natParse(digits, base)), true
}

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		if base <= 36 {
			return int(c-'A') + 10
		}
		return int(c-'A') + 36
	}
	return MaxBase
}

// prefix returns the base that a prefix says, 0 if there is none, and the rest.
func prefix(s string) (base int, rest string) {
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] {
		case 'b', 'B':
			return 2, s[2:]
		case 'o', 'O':
			return 8, s[2:]
		case 'x', 'X':
			return 16, s[2:]
		}
	}
	return 0, s
}

// parseInt takes a number apart: sign, digits without underscores, base.
func parseInt(s string, base int) (neg bool, digits string, b int, ok bool) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if base == 0 {
		said, rest := prefix(s)
		switch {
		case said != 0:
			base, s = said, rest
			s = strings.TrimPrefix(s, "_")
		case len(s) > 1 && s[0] == '0':
			base, s = 8, s[1:]
			s = strings.TrimPrefix(s, "_")
		default:
			base = 10
		}
		if strings.HasPrefix(s, "_") || strings.HasSuffix(s, "_") || strings.Contains(s, "__") {
			return false, "", 0, false
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	if s == "" {
		return false, "", 0, false
	}
	for i := 0; i < len(s); i++ {
		if digitValue(s[i], base) >= base {
			return false, "", 0, false
		}
	}
	return neg, s, base, true
}

// Format implements fmt.Formatter for the verbs b, o, d, x, X, O, s and v.
func (x *Int) Format(s fmt.State, ch rune) {
	base := 10
	switch ch {
	case 'b':
		base = 2
	case 'o', 'O':
		base = 8
	case 'd', 's', 'v':
	case 'x', 'X':
		base = 16
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		io.WriteString(s, "<nil>")
		return
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	lead := ""
	if s.Flag('#') {
		switch ch {
		case 'b':
			lead = "0b"
		case 'o':
			lead = "0"
		case 'x':
			lead = "0x"
		case 'X':
			lead = "0X"
		}
	}
	if ch == 'O' {
		lead = "0o"
	}
	digits := natString(x.abs, base)
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	precision, precise := s.Precision()
	zeros := 0
	if precise {
		if len(digits) < precision {
			zeros = precision - len(digits)
		} else if digits == "0" && precision == 0 {
			return
		}
	}
	left, right := 0, 0
	length := len(sign) + len(lead) + zeros + len(digits)
	if width, ok := s.Width(); ok && length < width {
		switch fill := width - length; {
		case s.Flag('-'):
			right = fill
		case s.Flag('0') && !precise:
			zeros = fill
		default:
			left = fill
		}
	}
	io.WriteString(s, strings.Repeat(" ", left)+sign+lead+strings.Repeat("0", zeros)+digits+strings.Repeat(" ", right))
}

// Scan implements fmt.Scanner for the verbs b, o, d, x, X, s and v.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	limit := base
	if base == 0 {
		limit = 10
	}
	n, signed, zero := 0, false, false
	token, err := s.Token(true, func(r rune) bool {
		if n == 0 && !signed && (r == '+' || r == '-') {
			signed = true
			return true
		}
		if n++; n == 1 {
			zero = r == '0'
		} else if n == 2 && zero && base == 0 {
			switch r {
			case 'x', 'X':
				limit = 16
				return true
			case 'o', 'O':
				limit = 8
				return true
			case 'b', 'B':
				limit = 2
				return true
			}
			limit = 8
		}
		return r == '_' && base == 0 || r < 0x80 && digitValue(byte(r), 36) < limit
	})
	if err != nil {
		return err
	}
	if len(token) == 0 {
		if _, _, err := s.ReadRune(); err != nil {
			return err
		}
		s.UnreadRune()
	}
	if _, ok := z.SetString(string(token), base); !ok {
		return errors.New("number has no digits")
	}
	return nil
}

// AppendText implements encoding.TextAppender.
func (x *Int) AppendText(b []byte) (text []byte, err error) { return x.Append(b, 10), nil }

// MarshalText implements encoding.TextMarshaler.
func (x *Int) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

// MarshalJSON implements json.Marshaler.
func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.Append(nil, 10), nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}

const gobVersion = 1

// GobEncode implements gob.GobEncoder.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	head := byte(gobVersion << 1)
	if x.neg {
		head |= 1
	}
	return append([]byte{head}, x.Bytes()...), nil
}

// GobDecode implements gob.GobDecoder.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if buf[0]>>1 != gobVersion {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	z.SetBytes(buf[1:])
	z.put(buf[0]&1 != 0, z.abs)
	return nil
}
