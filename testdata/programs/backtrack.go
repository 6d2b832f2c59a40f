// A regular expression matcher by backtracking: parser to closures in continuation-passing style.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type (
	state struct {
		text   string
		groups [][2]int
		steps  int
	}
	cont    func(pos int) bool
	matcher func(s *state, pos int, k cont) bool
)

type Regexp struct {
	source string
	groups int
	m      matcher
}

type compiler struct {
	src    string
	pos    int
	groups int
}

type parseError struct {
	pos int
	msg string
}

func (e parseError) Error() string { return fmt.Sprintf("%s at %d", e.msg, e.pos) }

func Compile(src string) (re *Regexp, err error) {
	c := &compiler{src: src, groups: 1}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case parseError:
			err = fmt.Errorf("compiling %q: %w", src, r)
		default:
			panic(r)
		}
	}()
	m := c.alternation()
	if c.pos < len(src) {
		panic(parseError{c.pos, "unmatched )"})
	}
	return &Regexp{src, c.groups, m}, nil
}

func MustCompile(src string) *Regexp {
	re, err := Compile(src)
	if err != nil {
		panic(err)
	}
	return re
}

func (c *compiler) peek() rune {
	if c.pos >= len(c.src) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(c.src[c.pos:])
	return r
}

func (c *compiler) next() rune {
	r := c.peek()
	if r < 0 {
		panic(parseError{c.pos, "unexpected end"})
	}
	c.pos += utf8.RuneLen(r)
	return r
}

func (c *compiler) alternation() matcher {
	left := c.sequence()
	for c.peek() == '|' {
		c.next()
		l, r := left, c.sequence()
		left = func(s *state, pos int, k cont) bool { return l(s, pos, k) || r(s, pos, k) }
	}
	return left
}

func (c *compiler) sequence() matcher {
	seq := matcher(func(s *state, pos int, k cont) bool { return k(pos) })
	for r := c.peek(); r >= 0 && r != '|' && r != ')'; r = c.peek() {
		a, b := seq, c.repetition()
		seq = func(s *state, pos int, k cont) bool {
			return a(s, pos, func(p int) bool { return b(s, p, k) })
		}
	}
	return seq
}

func (c *compiler) repetition() matcher {
	m := c.atom()
	for {
		lo, hi := 0, -1
		switch c.peek() {
		case '*':
		case '+':
			lo = 1
		case '?':
			hi = 1
		case '{':
			var n int
			rest := c.src[c.pos:]
			if n, _ = fmt.Sscanf(rest, "{%d,%d}", &lo, &hi); n != 2 {
				if n, _ = fmt.Sscanf(rest, "{%d}", &lo); n != 1 {
					panic(parseError{c.pos, "bad repetition"})
				}
				hi = lo
			}
			c.pos += strings.IndexByte(rest, '}') - 1
		default:
			return m
		}
		c.next()
		lazy := c.peek() == '?'
		if lazy {
			c.next()
		}
		m = repeat(m, lo, hi, lazy)
	}
}

func repeat(m matcher, lo, hi int, lazy bool) matcher {
	var try func(s *state, pos, count int, k cont) bool
	try = func(s *state, pos, count int, k cont) bool {
		s.steps++
		more := func() bool {
			if hi >= 0 && count >= hi {
				return false
			}
			return m(s, pos, func(p int) bool {
				return (p > pos || count < lo) && try(s, p, count+1, k)
			})
		}
		switch {
		case count < lo:
			return more()
		case lazy:
			return k(pos) || more()
		default:
			return more() || k(pos)
		}
	}
	return func(s *state, pos int, k cont) bool { return try(s, pos, 0, k) }
}

func class(f func(rune) bool) matcher {
	return func(s *state, pos int, k cont) bool {
		if pos >= len(s.text) {
			return false
		}
		r, n := utf8.DecodeRuneInString(s.text[pos:])
		return f(r) && k(pos+n)
	}
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

var escapes = map[rune]func(rune) bool{
	'd': unicode.IsDigit, 'w': isWord, 's': unicode.IsSpace, 'u': unicode.IsUpper,
}

func (c *compiler) atom() matcher {
	switch r := c.next(); r {
	case '.':
		return class(func(r rune) bool { return r != '\n' })
	case '^':
		return func(s *state, pos int, k cont) bool { return pos == 0 && k(pos) }
	case '$':
		return func(s *state, pos int, k cont) bool { return pos == len(s.text) && k(pos) }
	case '(':
		group := c.groups
		c.groups++
		m := c.alternation()
		if c.peek() != ')' {
			panic(parseError{c.pos, "missing )"})
		}
		c.next()
		return func(s *state, pos int, k cont) bool {
			old := s.groups[group]
			if m(s, pos, func(p int) bool {
				inner := s.groups[group]
				s.groups[group] = [2]int{pos, p}
				if k(p) {
					return true
				}
				s.groups[group] = inner
				return false
			}) {
				return true
			}
			s.groups[group] = old
			return false
		}
	case '[':
		negate := c.peek() == '^'
		if negate {
			c.next()
		}
		var tests []func(rune) bool
		for c.peek() != ']' {
			lo := c.next()
			if f, ok := escapes[c.peek()]; ok && lo == '\\' {
				c.next()
				tests = append(tests, f)
				continue
			}
			hi := lo
			if strings.HasPrefix(c.src[c.pos:], "-") && !strings.HasPrefix(c.src[c.pos:], "-]") {
				c.next()
				hi = c.next()
			}
			tests = append(tests, func(r rune) bool { return lo <= r && r <= hi })
		}
		c.next()
		return class(func(r rune) bool {
			for _, t := range tests {
				if t(r) {
					return !negate
				}
			}
			return negate
		})
	case '\\':
		e := c.next()
		if '1' <= e && e <= '9' {
			n := int(e - '0')
			return func(s *state, pos int, k cont) bool {
				g := s.text[s.groups[n][0]:s.groups[n][1]]
				return strings.HasPrefix(s.text[pos:], g) && k(pos+len(g))
			}
		}
		if f, ok := escapes[e]; ok {
			return class(f)
		}
		if f, ok := escapes[unicode.ToLower(e)]; ok {
			return class(func(r rune) bool { return !f(r) })
		}
		return class(func(r rune) bool { return r == e })
	case '*', '+', '?', '{':
		panic(parseError{c.pos - 1, fmt.Sprintf("nothing to repeat before %q", r)})
	default:
		return class(func(x rune) bool { return x == r })
	}
}

func (re *Regexp) FindAll(text string, yield func(groups []string) bool) {
	for start := 0; start <= len(text); {
		s := &state{text: text, groups: make([][2]int, re.groups)}
		end := -1
		if !re.m(s, start, func(p int) bool { end = p; return true }) {
			start++
			continue
		}
		s.groups[0] = [2]int{start, end}
		out := make([]string, re.groups)
		for i, g := range s.groups {
			out[i] = text[g[0]:g[1]]
		}
		if !yield(out) {
			return
		}
		start = max(end, start+1)
	}
}

func (re *Regexp) All(text string) func(func([]string) bool) {
	return func(yield func([]string) bool) { re.FindAll(text, yield) }
}

func main() {
	tests := []struct{ re, text string }{
		{`a*b`, "aaab ab b"},
		{`(a|b)+c`, "ababc bc c"},
		{`^(\w+)\s(\w+)$`, "hello wörld"},
		{`(\d{4})-(\d\d)-(\d\d)`, "from 2024-02-29 to 2025-12-31"},
		{`<(.+?)>`, "<a><bc>"},
		{`<(.+)>`, "<a><bc>"},
		{`(\w)\1`, "bookkeeper"},
		{`[^aeiou\s]+`, "the quick brown"},
		{`x{2,3}`, "x xx xxx xxxx"},
		{`(ab?)*$`, "ababaab"},
		{`\u\w*`, "Zürich and Österreich and usa"},
		{`[a-cx-z-]+`, "abc-xyz-def"},
		{`(|a)+b`, "aab"},
		{`日(本|月)`, "日本と日月"},
		{`\S+@\S+\.(com|org)`, "me@example.org, you@example.com"},
		{`a**b`, "aab"},
		{`(a`, ""}, {`a)`, ""}, {`*a`, ""}, {`a{x}`, ""}, {`[a`, ""}, {`\`, ""},
	}
	for _, t := range tests {
		re, err := Compile(t.re)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Printf("%-24s", t.re)
		for g := range re.All(t.text) {
			fmt.Printf(" %q", g)
		}
		fmt.Println()
	}

	hard := MustCompile(`(a?){12}a{12}`)
	s := &state{text: strings.Repeat("a", 12), groups: make([][2]int, hard.groups)}
	fmt.Println(hard.m(s, 0, func(p int) bool { return p == 12 }), s.steps > 1000, hard.groups)

	defer func() { fmt.Println("recovered:", recover()) }()
	MustCompile(`a(b`)
}
