package regexp

import (
	"unicode"
	"unicode/utf8"
)

// replace returns the text with its matches replaced by what repl appends; false if there are none. The text is s, or b if
// it is not nil.
func (re *Regexp) replace(s string, b []byte, groups int, repl func(dst []byte, m []int) []byte) ([]byte, bool) {
	found := re.all(s, b, -1, groups)
	if found == nil {
		return nil, false
	}
	var out []byte
	last := 0
	for ; len(found) > 0; found = found[2*groups:] {
		m := found[: 2*groups : 2*groups]
		if b != nil {
			out = append(out, b[last:m[0]]...)
		} else {
			out = append(out, s[last:m[0]]...)
		}
		out = repl(out, m)
		last = m[1]
	}
	if b != nil {
		return append(out, b[last:]...), true
	}
	return append(out, s[last:]...), true
}

func (re *Regexp) replaceString(src string, groups int, repl func(dst []byte, m []int) []byte) string {
	out, ok := re.replace(src, nil, groups, repl)
	if !ok {
		return src
	}
	return string(out)
}

func (re *Regexp) replaceBytes(src []byte, groups int, repl func(dst []byte, m []int) []byte) []byte {
	out, ok := re.replace("", present(src), groups, repl)
	if !ok {
		return append([]byte(nil), src...)
	}
	return out
}

// ReplaceAll returns src with its matches replaced by repl, in which $1 and the like are expanded.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	pieces := template(string(repl))
	return re.replaceBytes(src, len(re.names), func(dst []byte, m []int) []byte {
		return re.expand(dst, pieces, "", src, m)
	})
}

// ReplaceAllString is ReplaceAll for strings.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	pieces := template(repl)
	return re.replaceString(src, len(re.names), func(dst []byte, m []int) []byte {
		return re.expand(dst, pieces, src, nil, m)
	})
}

// ReplaceAllLiteral returns src with its matches replaced by repl as it is.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceBytes(src, 1, func(dst []byte, m []int) []byte { return append(dst, repl...) })
}

// ReplaceAllLiteralString is ReplaceAllLiteral for strings.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaceString(src, 1, func(dst []byte, m []int) []byte { return append(dst, repl...) })
}

// ReplaceAllFunc returns src with its matches replaced by what repl makes of them.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceBytes(src, 1, func(dst []byte, m []int) []byte {
		return append(dst, repl(src[m[0]:m[1]])...)
	})
}

// ReplaceAllStringFunc is ReplaceAllFunc for strings.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaceString(src, 1, func(dst []byte, m []int) []byte {
		return append(dst, repl(src[m[0]:m[1]])...)
	})
}

// Expand appends the template to dst, with $1, $name, ${1} and ${name} replaced by the groups of a match in src, and $$
// by $. A name without braces is as long as possible. Groups that there are not are empty.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.ExpandString(dst, string(template), string(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, tmpl string, src string, match []int) []byte {
	return re.expand(dst, template(tmpl), src, nil, match)
}

// A piece of a template is text, or refers to a group by number or name.
type piece struct {
	text  string
	group int // negative: by name, or text
	name  string
}

func template(s string) []piece {
	var pieces []piece
	text := 0
	add := func(end int) {
		if text < end {
			pieces = append(pieces, piece{text: s[text:end], group: -1})
		}
	}
	for i := 0; i < len(s); {
		if s[i] != '$' {
			i++
			continue
		}
		if i+1 < len(s) && s[i+1] == '$' {
			add(i + 1)
			i += 2
			text = i
			continue
		}
		name, width := variable(s[i+1:])
		if width == 0 {
			i++
			continue
		}
		add(i)
		pieces = append(pieces, reference(name))
		i += 1 + width
		text = i
	}
	add(len(s))
	return pieces
}

// variable returns the name at the start of s, and how much of s it takes; nothing if there is none.
func variable(s string) (name string, width int) {
	brace := len(s) > 0 && s[0] == '{'
	start := 0
	if brace {
		start = 1
	}
	end := start
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += size
	}
	if end == start {
		return "", 0
	}
	if !brace {
		return s[:end], end
	}
	if end == len(s) || s[end] != '}' {
		return "", 0
	}
	return s[start:end], end + 1
}

func reference(name string) piece {
	n := 0
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || '9' < name[i] || n >= 1e8 {
			return piece{group: -1, name: name}
		}
		n = n*10 + int(name[i]-'0')
	}
	if name[0] == '0' && len(name) > 1 {
		return piece{group: -1, name: name}
	}
	return piece{group: n}
}

func (re *Regexp) expand(dst []byte, pieces []piece, s string, b []byte, m []int) []byte {
	add := func(i int) bool {
		if 2*i+1 >= len(m) || m[2*i] < 0 {
			return false
		}
		if b != nil {
			dst = append(dst, b[m[2*i]:m[2*i+1]]...)
		} else {
			dst = append(dst, s[m[2*i]:m[2*i+1]]...)
		}
		return true
	}
	for _, p := range pieces {
		switch {
		case p.group >= 0:
			add(p.group)
		case p.name == "":
			dst = append(dst, p.text...)
		default:
			for i, name := range re.names {
				if name == p.name && add(i) {
					break
				}
			}
		}
	}
	return dst
}
