// Package regexp searches by regular expressions, in time linear in the text: no backreferences, no looking around.
package regexp

import (
	"io"
	"regexp/syntax"
	"strconv"
	"unicode/utf8"
)

// A Regexp is a compiled expression. Several goroutines may use it at once, but for Longest.
type Regexp struct {
	expr     string // these three are known to the natives
	posix    bool
	longest  bool
	names    []string
	prefix   string
	complete bool
}

// Compile compiles an expression. Of the matches that begin leftmost, the one is found that Perl would find.
func Compile(expr string) (*Regexp, error) { return compiled(expr, false) }

// CompilePOSIX compiles an expression in the syntax of egrep. Of the matches that begin leftmost, the longest is found.
func CompilePOSIX(expr string) (*Regexp, error) { return compiled(expr, true) }

func compiled(expr string, posix bool) (*Regexp, error) {
	names, prefix, complete, problem, part := compile(expr, posix)
	if problem != "" {
		return nil, &syntax.Error{Code: syntax.ErrorCode(problem), Expr: part}
	}
	return &Regexp{expr, posix, posix, names, prefix, complete}, nil
}

func compile(expr string, posix bool) (names []string, prefix string, complete bool, problem, part string)

// MustCompile is like Compile and panics instead of returning an error.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic("regexp: Compile(" + quote(str) + "): " + err.Error())
	}
	return re
}

// MustCompilePOSIX is like CompilePOSIX and panics instead of returning an error.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic("regexp: CompilePOSIX(" + quote(str) + "): " + err.Error())
	}
	return re
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// String returns the expression.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy.
//
// Deprecated: several goroutines may use a Regexp. It is of use only to have both ways of Longest.
func (re *Regexp) Copy() *Regexp {
	copied := *re
	return &copied
}

// Longest makes searches from now on find the longest of the leftmost matches.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp returns the number of groups.
func (re *Regexp) NumSubexp() int { return max(len(re.names)-1, 0) }

// SubexpNames returns the names of the groups, "" for those without; the first is that of the whole expression.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the index of the first group with that name, -1 if there is none.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if s == name {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix returns what every match begins with, and whether that is the whole expression.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) { return re.prefix, re.complete }

// AppendText implements encoding.TextAppender: it appends the expression.
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

// MarshalText implements encoding.TextMarshaler.
func (re *Regexp) MarshalText() ([]byte, error) { return re.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler: it compiles text.
func (re *Regexp) UnmarshalText(text []byte) error {
	other, err := Compile(string(text))
	if err != nil {
		return err
	}
	*re = *other
	return nil
}

// one returns the offsets of the first match and of its groups, as many as are asked for. The text is s, or b if it is not nil.
func (re *Regexp) one(s string, b []byte, groups int) []int
func (re *Regexp) matches(s string, b []byte) bool

// all returns the offsets of all matches, one match after the other.
func (re *Regexp) all(s string, b []byte, n, groups int) []int
func (re *Regexp) allStrings(s string, n int) []string

// decided reports whether no more text can change what the first match in b is.
func (re *Regexp) decided(b []byte) bool

// upTo is one in b[:end], with what follows in sight.
func (re *Regexp) upTo(b []byte, end, groups int) []int

func present(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Match reports whether b has a match of the pattern.
func Match(pattern string, b []byte) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.Match(b), nil
}

// MatchString reports whether s has a match of the pattern.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// MatchReader reports whether the text that r reads has a match of the pattern.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// Match reports whether b has a match.
func (re *Regexp) Match(b []byte) bool { return re.matches("", present(b)) }

// MatchString reports whether s has a match.
func (re *Regexp) MatchString(s string) bool { return re.matches(s, nil) }

// MatchReader reports whether the text that r reads has a match.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.read(r, 1) != nil }

// read reads until it is clear what the first match is.
func (re *Regexp) read(r io.RuneReader, groups int) []int {
	var text []byte
	next := 0
	for {
		c, width, err := r.ReadRune()
		if err != nil {
			return re.one("", present(text), groups)
		}
		before := len(text)
		if c == utf8.RuneError && width == 1 {
			text = append(text, 0xFF)
		} else {
			text = utf8.AppendRune(text, c)
		}
		if len(text) < next {
			continue
		}
		if re.decided(text) {
			return re.upTo(text, before, groups)
		}
		if len(text) > 256 {
			next = len(text) + len(text)/8
		}
	}
}

func slice(b []byte, m []int) []byte {
	if m[0] < 0 {
		return nil
	}
	return b[m[0]:m[1]:m[1]]
}

// Find returns the first match in b, nil if there is none.
func (re *Regexp) Find(b []byte) []byte {
	m := re.FindIndex(b)
	if m == nil {
		return nil
	}
	return slice(b, m)
}

// FindIndex returns where the first match in b begins and ends, nil if there is none.
func (re *Regexp) FindIndex(b []byte) (m []int) { return re.one("", present(b), 1) }

// FindString returns the first match in s, "" if there is none.
func (re *Regexp) FindString(s string) string {
	m := re.one(s, nil, 1)
	if m == nil {
		return ""
	}
	return s[m[0]:m[1]]
}

// FindStringIndex returns where the first match in s begins and ends, nil if there is none.
func (re *Regexp) FindStringIndex(s string) (m []int) { return re.one(s, nil, 1) }

// FindReaderIndex returns where the first match in what r reads begins and ends, nil if there is none.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (m []int) { return re.read(r, 1) }

// FindReaderSubmatchIndex is FindReaderIndex with groups.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int { return re.read(r, len(re.names)) }

// FindSubmatch returns the first match in b and its groups, nil for one that took no part.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	m := re.FindSubmatchIndex(b)
	if m == nil {
		return nil
	}
	return parts(b, m)
}

func parts(b []byte, m []int) [][]byte {
	list := make([][]byte, len(m)/2)
	for i := range list {
		list[i] = slice(b, m[2*i:])
	}
	return list
}

// FindSubmatchIndex returns the offsets of the first match in b and of its groups, -1 for one that took no part.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.one("", present(b), len(re.names)) }

// FindStringSubmatch returns the first match in s and its groups, "" for one that took no part.
func (re *Regexp) FindStringSubmatch(s string) []string {
	m := re.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	return stringParts(s, m)
}

func stringParts(s string, m []int) []string {
	list := make([]string, len(m)/2)
	for i := range list {
		if m[2*i] >= 0 {
			list[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return list
}

// FindStringSubmatchIndex returns the offsets of the first match in s and of its groups, -1 for one that took no part.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.one(s, nil, len(re.names)) }

// chunks makes a slice for each match out of one for all.
func chunks(flat []int, groups int) [][]int {
	if flat == nil {
		return nil
	}
	list := make([][]int, 0, len(flat)/(2*groups))
	for len(flat) > 0 {
		list = append(list, flat[:2*groups:2*groups])
		flat = flat[2*groups:]
	}
	return list
}

// FindAll returns the matches in b, at most n unless n is negative.
func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var list [][]byte
	for _, m := range re.FindAllIndex(b, n) {
		list = append(list, slice(b, m))
	}
	return list
}

// FindAllIndex returns where the matches in b begin and end.
func (re *Regexp) FindAllIndex(b []byte, n int) [][]int {
	return chunks(re.all("", present(b), n, 1), 1)
}

// FindAllString returns the matches in s, at most n unless n is negative.
func (re *Regexp) FindAllString(s string, n int) []string { return re.allStrings(s, n) }

// FindAllStringIndex returns where the matches in s begin and end.
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int { return chunks(re.all(s, nil, n, 1), 1) }

// FindAllSubmatch is FindSubmatch for all matches.
func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var list [][][]byte
	for _, m := range re.FindAllSubmatchIndex(b, n) {
		list = append(list, parts(b, m))
	}
	return list
}

// FindAllSubmatchIndex is FindSubmatchIndex for all matches.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	groups := max(len(re.names), 1)
	return chunks(re.all("", present(b), n, groups), groups)
}

// FindAllStringSubmatch is FindStringSubmatch for all matches.
func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var list [][]string
	for _, m := range re.FindAllStringSubmatchIndex(s, n) {
		list = append(list, stringParts(s, m))
	}
	return list
}

// FindAllStringSubmatchIndex is FindStringSubmatchIndex for all matches.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	groups := max(len(re.names), 1)
	return chunks(re.all(s, nil, n, groups), groups)
}

// Split returns the texts between the matches: at most n, the last with the rest, unless n is negative.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	matches := re.all(s, nil, n, 1)
	list := make([]string, 0, len(matches)/2+1)
	start, end := 0, 0
	for i := 0; i < len(matches); i += 2 {
		if n > 0 && len(list) == n-1 {
			break
		}
		end = matches[i]
		if matches[i+1] != 0 {
			list = append(list, s[start:end])
		}
		start = matches[i+1]
	}
	if end != len(s) {
		list = append(list, s[start:])
	}
	return list
}

// QuoteMeta returns an expression that matches exactly s.
func QuoteMeta(s string) string {
	var quoted []byte
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '.', '+', '*', '?', '(', ')', '|', '[', ']', '{', '}', '^', '$':
			quoted = append(quoted, '\\')
		}
		quoted = append(quoted, s[i])
	}
	return string(quoted)
}
