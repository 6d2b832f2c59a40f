// Package textproto reads and writes what text protocols have in common: heads of names and values, numbered answers, and
// texts that end with a line of one dot.
package textproto

import "strconv"

// An Error is an answer with a number that says no.
type Error struct {
	Code int
	Msg  string
}

// Error returns number and text.
func (e *Error) Error() string { return zeros(e.Code) + " " + strconv.Quote(e.Msg) }

func zeros(code int) string {
	s := strconv.Itoa(code)
	for len(s) < 3 {
		s = "0" + s
	}
	return s
}

// A ProtocolError tells how the other side broke the protocol.
type ProtocolError string

// Error returns the text.
func (p ProtocolError) Error() string { return string(p) }

// A MIMEHeader holds the values of the lines of a head by their canonical names.
type MIMEHeader map[string][]string

// Add adds a value.
func (h MIMEHeader) Add(key, value string) {
	key = CanonicalMIMEHeaderKey(key)
	h[key] = append(h[key], value)
}

// Set sets the only value.
func (h MIMEHeader) Set(key, value string) { h[CanonicalMIMEHeaderKey(key)] = []string{value} }

// Get returns the first value, or nothing.
func (h MIMEHeader) Get(key string) string {
	if v := h[CanonicalMIMEHeaderKey(key)]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Values returns all values.
func (h MIMEHeader) Values(key string) []string { return h[CanonicalMIMEHeaderKey(key)] }

// Del removes all values.
func (h MIMEHeader) Del(key string) { delete(h, CanonicalMIMEHeaderKey(key)) }

// letter reports whether c may be part of a name.
func letter(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	switch c {
	case '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~':
		return true
	}
	return false
}

// CanonicalMIMEHeaderKey returns a name as it is written: a capital at the start and after each hyphen, else small letters. What
// cannot be a name stays as it is.
func CanonicalMIMEHeaderKey(s string) string {
	upper, same := true, true
	for i := range len(s) {
		c := s[i]
		if !letter(c) {
			return s
		}
		if upper && 'a' <= c && c <= 'z' || !upper && 'A' <= c && c <= 'Z' {
			same = false
		}
		upper = c == '-'
	}
	if same {
		return s
	}
	b := []byte(s)
	upper = true
	for i, c := range b {
		switch {
		case upper && 'a' <= c && c <= 'z':
			b[i] = c - 32
		case !upper && 'A' <= c && c <= 'Z':
			b[i] = c + 32
		}
		upper = c == '-'
	}
	return string(b)
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// TrimString returns s without the ASCII space around it.
func TrimString(s string) string {
	for s != "" && space(s[0]) {
		s = s[1:]
	}
	for s != "" && space(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// TrimBytes is TrimString for bytes.
func TrimBytes(b []byte) []byte {
	for len(b) > 0 && space(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && space(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}
