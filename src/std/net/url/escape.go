package url

import (
	"strconv"
	"strings"
)

// A part of a URL decides which characters are escaped in it.
type part int

const (
	inPath part = iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

// An EscapeError is a % without two hexadecimal digits, or one that must not be where it is.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// An InvalidHostError is a character that no host's name has.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

func within(c byte, set string) bool { return strings.IndexByte(set, c) >= 0 }

// mustEscape reports whether c is to be escaped there.
func mustEscape(c byte, where part) bool {
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || within(c, "-_.~") {
		return false
	}
	switch where {
	case inPath:
		return !within(c, "$&+,/:;=@")
	case inSegment:
		return !within(c, "$&+:=@")
	case inHost, inZone:
		return !within(c, "!$&'()*+,;=:[]<>\"")
	case inUser:
		return !within(c, "$&+,;=")
	case inFragment:
		return !within(c, "$&+,/:;=?@!()*")
	}
	return true
}

func escape(s string, where part) string {
	const digits = "0123456789ABCDEF"
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		escaped := mustEscape(c, where)
		if escaped && out == nil {
			out = append(make([]byte, 0, 3*len(s)), s[:i]...)
		}
		switch {
		case c == ' ' && where == inQuery:
			out = append(out, '+')
		case escaped:
			out = append(out, '%', digits[c>>4], digits[c&15])
		case out != nil:
			out = append(out, c)
		}
	}
	if out == nil {
		return s
	}
	return string(out)
}

func unhex(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func unescape(s string, where part) (string, error) {
	var out []byte
	start := 0 // of what is not in out yet
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			end := min(i+3, len(s))
			if end < i+3 {
				return "", EscapeError(s[i:end])
			}
			high, ok1 := unhex(s[i+1])
			low, ok2 := unhex(s[i+2])
			if !ok1 || !ok2 {
				return "", EscapeError(s[i:end])
			}
			v := high<<4 | low
			percent := s[i:end] == "%25"
			if where == inHost && high < 8 && !percent ||
				where == inZone && !percent && v != ' ' && mustEscape(v, inHost) {
				return "", EscapeError(s[i:end])
			}
			out = append(append(out, s[start:i]...), v)
			i += 2
			start = i + 1
		case c == '+' && where == inQuery:
			out = append(append(out, s[start:i]...), ' ')
			start = i + 1
		case (where == inHost || where == inZone) && c < 0x80 && mustEscape(c, where):
			return "", InvalidHostError(s[i : i+1])
		}
	}
	if out == nil {
		return s, nil
	}
	return string(append(out, s[start:]...)), nil
}

// QueryEscape escapes s for a query.
func QueryEscape(s string) string { return escape(s, inQuery) }

// PathEscape escapes s for one element of a path.
func PathEscape(s string) string { return escape(s, inSegment) }

// QueryUnescape undoes QueryEscape.
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathUnescape undoes PathEscape.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }
