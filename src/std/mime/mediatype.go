// Package mime names types of content, by extensions of files and in headers, and encodes words of headers.
package mime

import (
	"errors"
	"slices"
	"strings"
)

// ErrInvalidMediaParameter is returned by ParseMediaType with the type if only the parameters are wrong.
var ErrInvalidMediaParameter = errors.New("mime: invalid media parameter")

// special reports whether c separates tokens.
func special(c byte) bool { return strings.IndexByte(`()<>@,;:\"/[]?=`, c) >= 0 }

func tokenByte(c byte) bool { return ' ' < c && c < 0x7f && !special(c) }

// cutToken splits a token off.
func cutToken(s string) (token, rest string) {
	n := 0
	for n < len(s) && tokenByte(s[n]) {
		n++
	}
	return s[:n], s[n:]
}

func isToken(s string) bool {
	token, rest := cutToken(s)
	return token != "" && rest == ""
}

// FormatMediaType writes a type with parameters, sorted, in small letters; nothing if a part of it cannot be written.
func FormatMediaType(t string, param map[string]string) string {
	major, minor, two := strings.Cut(t, "/")
	if !isToken(major) || two && !isToken(minor) {
		return ""
	}
	var b strings.Builder
	b.WriteString(strings.ToLower(t))
	names := make([]string, 0, len(param))
	for name := range param {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !isToken(name) {
			return ""
		}
		value := param[name]
		b.WriteString("; ")
		b.WriteString(strings.ToLower(name))
		switch {
		case needsEncoding(value):
			b.WriteString("*=utf-8''")
			for i := range len(value) {
				c := value[i]
				if !tokenByte(c) || c == '*' || c == '\'' || c == '%' {
					b.WriteByte('%')
					b.WriteByte(upperHex[c>>4])
					b.WriteByte(upperHex[c&15])
				} else {
					b.WriteByte(c)
				}
			}
		case isToken(value):
			b.WriteByte('=')
			b.WriteString(value)
		default:
			b.WriteString(`="`)
			for i := range len(value) {
				if value[i] == '"' || value[i] == '\\' {
					b.WriteByte('\\')
				}
				b.WriteByte(value[i])
			}
			b.WriteByte('"')
		}
	}
	return b.String()
}

const upperHex = "0123456789ABCDEF"

// checkType says what is wrong with a type.
func checkType(s string) error {
	major, rest := cutToken(s)
	switch {
	case major == "":
		return errors.New("mime: no media type")
	case rest == "":
		return nil
	case rest[0] != '/':
		return errors.New("mime: expected slash after first token")
	}
	minor, rest := cutToken(rest[1:])
	switch {
	case minor == "":
		return errors.New("mime: expected token after slash")
	case rest != "":
		return errors.New("mime: unexpected content after media subtype")
	}
	return nil
}

// ParseMediaType reads a type with parameters, as in Content-Type and Content-Disposition: the type and the names of the
// parameters in small letters, values that are encoded (RFC 2231) or in pieces put together. If only the parameters are
// wrong, the type is returned with ErrInvalidMediaParameter.
func ParseMediaType(v string) (mediatype string, params map[string]string, err error) {
	base, _, _ := strings.Cut(v, ";")
	mediatype = strings.TrimSpace(strings.ToLower(base))
	if err := checkType(mediatype); err != nil {
		return "", nil, err
	}
	params = make(map[string]string)
	pieces := make(map[string]map[string]string) // of parameters name*…, by name and key
	for rest := v[len(base):]; rest != ""; {
		rest = strings.TrimLeft(rest, " \t\r\n\v\f\u0085\u00a0")
		if rest == "" {
			break
		}
		key, value, after := cutParameter(rest)
		if key == "" {
			if strings.TrimSpace(after) == ";" {
				break // allowed at the end
			}
			return mediatype, nil, ErrInvalidMediaParameter
		}
		into := params
		if name, _, ok := strings.Cut(key, "*"); ok {
			if into = pieces[name]; into == nil {
				into = make(map[string]string)
				pieces[name] = into
			}
		}
		if old, ok := into[key]; ok && old != value {
			return "", nil, errors.New("mime: duplicate parameter name")
		}
		into[key] = value
		rest = after
	}
	for name, parts := range pieces {
		if v, ok := parts[name+"*"]; ok {
			if text, ok := decode2231(v); ok {
				params[name] = text
			}
			continue
		}
		if text, ok := join(name, parts); ok {
			params[name] = text
		}
	}
	return mediatype, params, nil
}

// join puts the pieces name*0, name*1, … together; those with a star at their end are encoded.
func join(name string, parts map[string]string) (text string, ok bool) {
	for n := 0; ; n++ {
		key := name + "*" + itoa(n)
		if v, plain := parts[key]; plain {
			text, ok = text+v, true
			continue
		}
		v, encoded := parts[key+"*"]
		switch {
		case !encoded:
			return text, ok
		case n == 0:
			if first, good := decode2231(v); good {
				text += first
			}
		default:
			if more, good := percent(v); good {
				text += more
			}
		}
		ok = true
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// decode2231 decodes charset'language'text.
func decode2231(v string) (string, bool) {
	parts := strings.SplitN(v, "'", 3)
	if len(parts) != 3 {
		return "", false
	}
	if charset := strings.ToLower(parts[0]); charset != "us-ascii" && charset != "utf-8" {
		return "", false
	}
	return percent(parts[2])
}

func percent(s string) (string, bool) {
	if strings.IndexByte(s, '%') < 0 {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 >= len(s) {
			return "", false
		}
		high, ok := fromHex(s[i+1])
		low, ok2 := fromHex(s[i+2])
		if !ok || !ok2 {
			return "", false
		}
		b.WriteByte(high<<4 | low)
		i += 2
	}
	return b.String(), true
}

const blanks = " \t\r\n\v\f\u0085\u00a0"

// cutParameter splits "; name=value" off; all is rest if there is none.
func cutParameter(s string) (name, value, rest string) {
	after, ok := strings.CutPrefix(strings.TrimLeft(s, blanks), ";")
	if !ok {
		return "", "", s
	}
	name, after = cutToken(strings.TrimLeft(after, blanks))
	if name == "" {
		return "", "", s
	}
	after, ok = strings.CutPrefix(strings.TrimLeft(after, blanks), "=")
	if !ok {
		return "", "", s
	}
	value, after, ok = cutValue(strings.TrimLeft(after, blanks))
	if !ok {
		return "", "", s
	}
	return strings.ToLower(name), value, after
}

// cutValue splits a token or a quoted text off.
func cutValue(s string) (value, rest string, ok bool) {
	if s == "" || s[0] != '"' {
		value, rest = cutToken(s)
		return value, rest, value != ""
	}
	var b []byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return string(b), s[i+1:], true
		case c == '\\' && i+1 < len(s) && special(s[i+1]):
			// Other backslashes are meant: old browsers send the paths of files.
			i++
			b = append(b, s[i])
		case c == '\r' || c == '\n':
			return "", s, false
		default:
			b = append(b, c)
		}
	}
	return "", s, false
}
