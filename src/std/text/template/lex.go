package template

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	tokError kind = iota
	tokEOF
	tokText
	tokLeft
	tokRight
	tokSpace
	tokAssign
	tokDeclare
	tokPipe
	tokLeftParen
	tokRightParen
	tokChar
	tokCharConst
	tokNumber
	tokString
	tokRawString
	tokBool
	tokField
	tokVariable
	tokIdentifier
	tokKeyword // the rest are shown as <word>
	tokDot
	tokNil
)

type token struct {
	kind kind
	text string
	pos  int
	line int
}

func (t token) String() string {
	switch {
	case t.kind == tokEOF:
		return "EOF"
	case t.kind == tokError:
		return t.text
	case t.kind >= tokKeyword:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

func isKeyword(word string) bool {
	switch word {
	case "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with":
		return true
	}
	return false
}

// A lexer cuts a template into tokens. Errors are tokens too, the last ones.
type lexer struct {
	input       string
	left, right string
	at          int
	line        int
	parens      int
	tokens      []token
}

func lex(input, left, right string) []token {
	l := &lexer{input: input, left: left, right: right, line: 1}
	for l.text() && l.action() {
	}
	return l.tokens
}

// emit makes a token of the next n bytes.
func (l *lexer) emit(k kind, n int) {
	text := l.input[l.at : l.at+n]
	l.tokens = append(l.tokens, token{k, text, l.at, l.line})
	l.skip(n)
}

func (l *lexer) skip(n int) {
	l.line += strings.Count(l.input[l.at:l.at+n], "\n")
	l.at += n
}

func (l *lexer) fail(format string, args ...any) bool {
	l.tokens = append(l.tokens, token{tokError, fmt.Sprintf(format, args...), l.at, l.line})
	return false
}

const spaces = " \t\r\n"

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// trimsBefore reports whether a left delimiter is followed by a minus sign and space.
func trimsBefore(s string) bool { return len(s) >= 2 && s[0] == '-' && isSpace(s[1]) }

// text reads up to the next action, comments left out; false at the end.
func (l *lexer) text() bool {
	for {
		n := strings.Index(l.input[l.at:], l.left)
		if n < 0 {
			if l.at < len(l.input) {
				l.emit(tokText, len(l.input)-l.at)
			}
			l.tokens = append(l.tokens, token{tokEOF, "", l.at, l.line})
			return false
		}
		inside := l.input[l.at+n+len(l.left):]
		trim := trimsBefore(inside)
		text := l.input[l.at : l.at+n]
		keep := n
		if trim {
			keep = len(strings.TrimRight(text, spaces))
			inside = inside[2:]
		}
		if keep > 0 {
			l.emit(tokText, keep)
		}
		l.skip(n - keep)
		if !strings.HasPrefix(inside, "/*") {
			l.emit(tokLeft, len(l.left))
			if trim {
				l.skip(2)
			}
			return true
		}
		start := len(l.input) - len(inside)
		end := strings.Index(inside, "*/")
		if end < 0 {
			return l.fail("unclosed comment")
		}
		rest := inside[end+2:]
		n, trimAfter := l.closes(rest)
		if n == 0 {
			return l.fail("comment ends before closing delimiter")
		}
		l.skip(start + end + 2 + n - l.at)
		if trimAfter {
			l.trim()
		}
	}
}

// closes returns the length of a right delimiter at the beginning of s, and whether space behind it is dropped.
func (l *lexer) closes(s string) (n int, trim bool) {
	if len(s) >= 2 && isSpace(s[0]) && s[1] == '-' && strings.HasPrefix(s[2:], l.right) {
		return 2 + len(l.right), true
	}
	if strings.HasPrefix(s, l.right) {
		return len(l.right), false
	}
	return 0, false
}

func (l *lexer) trim() {
	rest := l.input[l.at:]
	l.skip(len(rest) - len(strings.TrimLeft(rest, spaces)))
}

func isAlnum(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func word(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !isAlnum(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// ends checks that nothing stands where a word at s should have ended.
func (l *lexer) ends(s string) bool {
	if s == "" || isSpace(s[0]) || strings.ContainsRune(".,|:)(", rune(s[0])) || strings.HasPrefix(s, l.right) {
		return true
	}
	return false
}

func (l *lexer) badCharacter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return l.fail("bad character %#U", r)
}

// action reads the tokens of an action; false after an error.
func (l *lexer) action() bool {
	l.parens = 0
	for {
		s := l.input[l.at:]
		if n, trim := l.closes(s); n > 0 {
			if l.parens > 0 {
				return l.fail("unclosed left paren")
			}
			l.skip(n - len(l.right))
			l.emit(tokRight, len(l.right))
			if trim {
				l.trim()
			}
			return true
		}
		if s == "" {
			return l.fail("unclosed action")
		}
		if !l.inside(s) {
			return false
		}
	}
}

// inside reads one token of an action.
func (l *lexer) inside(s string) bool {
	switch c := s[0]; {
	case isSpace(c):
		n := len(s) - len(strings.TrimLeft(s, spaces))
		// The last space may belong to a delimiter that trims.
		if closing, trim := l.closes(s[n-1:]); trim && closing > 0 {
			n--
		}
		if n > 0 {
			l.emit(tokSpace, n)
		}
	case c == '=':
		l.emit(tokAssign, 1)
	case c == ':':
		if !strings.HasPrefix(s, ":=") {
			return l.fail("expected :=")
		}
		l.emit(tokDeclare, 2)
	case c == '|':
		l.emit(tokPipe, 1)
	case c == '"', c == '\'':
		return l.quoted(s, c)
	case c == '`':
		n := strings.IndexByte(s[1:], '`')
		if n < 0 {
			return l.fail("unterminated raw quoted string")
		}
		l.emit(tokRawString, n+2)
	case c == '$', c == '.' && len(s) > 1 && (s[1] < '0' || s[1] > '9'):
		n := 1 + word(s[1:])
		if !l.ends(s[n:]) {
			return l.badCharacter(s[n:])
		}
		switch {
		case c == '$':
			l.emit(tokVariable, n)
		case n == 1:
			l.emit(tokDot, 1)
		default:
			l.emit(tokField, n)
		}
	case c == '+', c == '-', c == '.', '0' <= c && c <= '9':
		return l.number(s)
	case c == '(':
		l.parens++
		l.emit(tokLeftParen, 1)
	case c == ')':
		if l.parens--; l.parens < 0 {
			return l.fail("unexpected right paren")
		}
		l.emit(tokRightParen, 1)
	default:
		r, width := utf8.DecodeRuneInString(s)
		switch {
		case isAlnum(r):
			return l.identifier(s)
		case r <= unicode.MaxASCII && unicode.IsPrint(r):
			l.emit(tokChar, width)
		default:
			return l.fail("unrecognized character in action: %#U", r)
		}
	}
	return true
}

func (l *lexer) identifier(s string) bool {
	n := word(s)
	if !l.ends(s[n:]) {
		return l.badCharacter(s[n:])
	}
	k := tokIdentifier
	switch w := s[:n]; {
	case isKeyword(w):
		k = tokKeyword
	case w == "nil":
		k = tokNil
	case w == "true", w == "false":
		k = tokBool
	}
	l.emit(k, n)
	return true
}

func (l *lexer) quoted(s string, quote byte) bool {
	for i := 1; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '\\':
			i++
			if i < len(s) && s[i] == '\n' {
				i = len(s)
			}
		case quote:
			k := tokString
			if quote == '\'' {
				k = tokCharConst
			}
			l.emit(k, i+1)
			return true
		}
	}
	if quote == '\'' {
		return l.fail("unterminated character constant")
	}
	return l.fail("unterminated quoted string")
}

// number reads a number, without asking what it means; a complex one has two parts.
func (l *lexer) number(s string) bool {
	n, ok := scanNumber(s)
	if ok && n < len(s) && (s[n] == '+' || s[n] == '-') {
		more, good := scanNumber(s[n:])
		n += more
		ok = good && s[n-1] == 'i'
	}
	if !ok {
		return l.fail("bad number syntax: %q", s[:n])
	}
	l.emit(tokNumber, n)
	return true
}

// scanNumber returns the length of the number that s begins with, and whether it ends as a number may.
func scanNumber(s string) (n int, ok bool) {
	run := func(chars string) {
		for n < len(s) && strings.IndexByte(chars, s[n]) >= 0 {
			n++
		}
	}
	one := func(chars string) bool {
		if n < len(s) && strings.IndexByte(chars, s[n]) >= 0 {
			n++
			return true
		}
		return false
	}
	one("+-")
	digits := "0123456789_"
	if one("0") {
		switch {
		case one("xX"):
			digits = "0123456789abcdefABCDEF_"
		case one("oO"):
			digits = "01234567_"
		case one("bB"):
			digits = "01_"
		}
	}
	run(digits)
	if one(".") {
		run(digits)
	}
	if len(digits) == 11 && one("eE") || len(digits) == 23 && one("pP") {
		one("+-")
		run("0123456789_")
	}
	one("i")
	if r, width := utf8.DecodeRuneInString(s[n:]); n < len(s) && isAlnum(r) {
		return n + width, false
	}
	return n, true
}
