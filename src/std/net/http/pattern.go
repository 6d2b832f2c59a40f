package http

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// A segment is what stands between two slashes of a pattern: text, a wildcard for one segment of a path, or one for all the
// rest, without a name at a final slash. The text of {$} is "/".
type segment struct {
	text string // or the wildcard's name
	wild bool
	rest bool // the wildcard stands for all that follows
}

// matching returns an example of what the segment stands for.
func (s segment) matching() string {
	if s.rest || s.text == "/" {
		return "/"
	}
	return "/" + s.text
}

func matchingPath(segments []segment) string {
	var b strings.Builder
	for _, s := range segments {
		b.WriteString(s.matching())
	}
	return b.String()
}

// A pattern is "METHOD HOST/PATH"; method and host may be empty.
type pattern struct {
	text, method, host string
	segments           []segment
	place              string // where it was registered
	handler            Handler
}

// rest reports whether the pattern fits all paths that begin like it.
func (p *pattern) rest() bool { return p.segments[len(p.segments)-1].rest }

func parsePattern(s string) (*pattern, error) {
	p := &pattern{text: s}
	path, at := s, 0
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		p.method, path = s[:i], strings.TrimLeft(s[i+1:], " \t")
	}
	fail := func(err error) (*pattern, error) { return nil, fmt.Errorf("at offset %d: %w", at, err) }
	if p.method != "" && !token(p.method) {
		return fail(fmt.Errorf("invalid method %q", p.method))
	}
	if len(path) < len(s) {
		at = len(p.method) + 1
	}
	slash := strings.IndexByte(path, '/')
	if slash < 0 {
		return fail(errors.New("host/path missing /"))
	}
	p.host, path = path[:slash], path[slash:]
	if brace := strings.IndexByte(p.host, '{'); brace >= 0 {
		at += brace
		return fail(errors.New("host contains '{' (missing initial '/'?)"))
	}
	at += slash
	if p.method != "" && p.method != "CONNECT" && path != clean(path) {
		return fail(errors.New("non-CONNECT pattern with unclean path can never match"))
	}
	for path != "" {
		at = len(s) - len(path) + 1
		part, _, more := strings.Cut(path[1:], "/")
		path = path[1+len(part):]
		if part == "" && !more {
			p.segments = append(p.segments, segment{"", true, true})
			break
		}
		parsed, err := p.parseSegment(part, more)
		if err != nil {
			return fail(err)
		}
		p.segments = append(p.segments, parsed)
	}
	return p, nil
}

// parseSegment reads a segment that is not empty at the end; more says that a slash follows it.
func (p *pattern) parseSegment(part string, more bool) (segment, error) {
	var none segment
	brace := strings.IndexByte(part, '{')
	switch {
	case brace < 0:
		return segment{unescaped(part), false, false}, nil
	case brace > 0:
		return none, errors.New("bad wildcard segment (must start with '{')")
	case part[len(part)-1] != '}':
		return none, errors.New("bad wildcard segment (must end with '}')")
	case part == "{$}" && more:
		return none, errors.New("{$} not at end")
	case part == "{$}":
		return segment{"/", false, false}, nil
	}
	name, rest := strings.CutSuffix(part[1:len(part)-1], "...")
	switch {
	case rest && more:
		return none, errors.New("{...} wildcard not at end")
	case name == "":
		return none, errors.New("empty wildcard")
	case !identifier(name):
		return none, fmt.Errorf("bad wildcard name %q", name)
	}
	for _, s := range p.segments {
		if s.wild && s.text == name {
			return none, fmt.Errorf("duplicate wildcard name %q", name)
		}
	}
	return segment{name, true, rest}, nil
}

func identifier(s string) bool {
	for i, c := range s {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return true
}

// unescaped returns a part of a path without its escapes, as it is if they are none.
func unescaped(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// A relation says how what one pattern fits is related to what another fits: the same if it is zero.
type relation uint8

const (
	wider    relation = 1 << iota // the one fits something that the other does not
	narrower                      // the other does so
	apart                         // nothing fits both
	crossing = wider | narrower
)

func (p *pattern) methods(q *pattern) relation {
	switch {
	case p.method == q.method:
		return 0
	case p.method == "" || p.method == "GET" && q.method == "HEAD":
		return wider
	case q.method == "" || p.method == "HEAD" && q.method == "GET":
		return narrower
	}
	return apart
}

func (s segment) relation(t segment) relation {
	switch {
	case s.rest && t.rest:
		return 0
	case s.rest:
		return wider
	case t.rest:
		return narrower
	case s.wild && t.wild || !s.wild && !t.wild && s.text == t.text:
		return 0
	case s.wild && t.text != "/":
		return wider
	case t.wild && s.text != "/":
		return narrower
	}
	return apart
}

func (p *pattern) paths(q *pattern) relation {
	var r relation
	common := min(len(p.segments), len(q.segments))
	for i := range common {
		r |= p.segments[i].relation(q.segments[i])
	}
	switch {
	case len(p.segments) == len(q.segments):
	case common == len(p.segments) && p.rest():
		r |= wider
	case common == len(q.segments) && q.rest():
		r |= narrower
	default:
		r |= apart
	}
	return r
}

// conflict says why it is undecided which of two patterns takes what both fit, or nothing if it is not.
func (p *pattern) conflict(q *pattern) string {
	if p.host != q.host {
		return ""
	}
	methods, paths := p.methods(q), p.paths(q)
	switch {
	case (methods|paths)&apart != 0:
		return ""
	case methods|paths == 0:
		return fmt.Sprintf("%s matches the same requests as %s", p.text, q.text)
	case paths == crossing:
		return fmt.Sprintf("%[1]s and %[2]s both match some paths, like %[3]q.\n"+
			"But neither is more specific than the other.\n"+
			"%[1]s matches %[4]q, but %[2]s doesn't.\n"+
			"%[2]s matches %[5]q, but %[1]s doesn't.",
			p.text, q.text, p.common(q), p.difference(q), q.difference(p))
	case methods == wider && paths == narrower:
		return fmt.Sprintf("%s matches more methods than %s, but has a more specific path pattern", p.text, q.text)
	case methods == narrower && paths == wider:
		return fmt.Sprintf("%s matches fewer methods than %s, but has a more general path pattern", p.text, q.text)
	}
	return ""
}

// common returns a path that fits both of two patterns.
func (p *pattern) common(q *pattern) string {
	var b strings.Builder
	n := min(len(p.segments), len(q.segments))
	for i, s := range p.segments[:n] {
		if s.wild {
			s = q.segments[i]
		}
		b.WriteString(s.matching())
	}
	return b.String() + matchingPath(p.segments[n:]) + matchingPath(q.segments[n:])
}

// difference returns a path that fits p and not q, which also fits paths that p does not.
func (p *pattern) difference(q *pattern) string {
	var b strings.Builder
	n := min(len(p.segments), len(q.segments))
	for i, s := range p.segments[:n] {
		t := q.segments[i]
		switch {
		case s.rest && (t.rest || t.text != "/" || t.wild):
			return b.String() + "/"
		case s.rest && s.text == "":
			return b.String() + "/x"
		case s.rest:
			return b.String() + "/" + s.text
		case s.wild && !t.wild && s.text == t.text:
			s.text += "x"
		}
		b.WriteString(s.matching())
	}
	return b.String() + matchingPath(p.segments[n:]) + matchingPath(q.segments[n:])
}
