package http

import (
	"fmt"
	"net"
	"path"
	"sort"
	"strings"
	"sync"
)

// A ServeMux gives requests to the handler of the pattern that fits best: "METHOD HOST/PATH" with wildcards {name}, {name...}
// and {$}.
type ServeMux struct {
	mu       sync.RWMutex
	patterns []*pattern
}

// DefaultServeMux is what Handle and HandleFunc add to.
var DefaultServeMux = &ServeMux{}

// NewServeMux returns an empty ServeMux.
func NewServeMux() *ServeMux { return &ServeMux{} }

type segment struct {
	text string // or the wildcard's name
	wild bool
	rest bool // the wildcard stands for all that follows
}

type pattern struct {
	text, method, host string
	segments           []segment
	handler            Handler
}

func parsePattern(s string) (*pattern, error) {
	p := &pattern{text: s}
	rest := s
	if method, after, ok := strings.Cut(s, " "); ok {
		p.method, rest = method, strings.TrimLeft(after, " \t")
		if !token(method) {
			return nil, fmt.Errorf("invalid method %q", method)
		}
	}
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		return nil, fmt.Errorf("host/path missing /")
	}
	p.host = rest[:slash]
	seen := make(map[string]bool)
	parts := strings.Split(rest[slash+1:], "/")
	for i, part := range parts {
		final := i == len(parts)-1
		switch {
		case part == "" && final:
			p.segments = append(p.segments, segment{"", true, true})
		case part == "{$}" && final:
			p.segments = append(p.segments, segment{"/", false, false})
		case strings.HasPrefix(part, "{") && strings.HasSuffix(part, "}"):
			name, rest := strings.CutSuffix(part[1:len(part)-1], "...")
			if name == "" || seen[name] || rest && !final {
				return nil, fmt.Errorf("bad wildcard %s", part)
			}
			seen[name] = true
			p.segments = append(p.segments, segment{name, true, rest})
		case strings.ContainsAny(part, "{}"):
			return nil, fmt.Errorf("bad wildcard segment %q (must be a whole path segment)", part)
		default:
			p.segments = append(p.segments, segment{part, false, false})
		}
	}
	return p, nil
}

// before reports whether p is to be tried before q: the more special first.
func (p *pattern) before(q *pattern) bool {
	if (p.host != "") != (q.host != "") {
		return p.host != ""
	}
	kind := func(s segment) int {
		switch {
		case s.rest:
			return 2
		case s.wild:
			return 1
		}
		return 0
	}
	for i := 0; i < len(p.segments) && i < len(q.segments); i++ {
		if a, b := kind(p.segments[i]), kind(q.segments[i]); a != b {
			return a < b
		}
	}
	return p.method != "" && q.method == ""
}

// match reports whether the path fits, and what the wildcards stand for.
func (p *pattern) match(parts []string) (map[string]string, bool) {
	var values map[string]string
	for i, s := range p.segments {
		switch {
		case s.rest && i <= len(parts)-1:
			if s.text != "" {
				if values == nil {
					values = make(map[string]string)
				}
				values[s.text] = strings.Join(parts[i:], "/")
			}
			return values, true
		case i >= len(parts):
			return nil, false
		case s.text == "/" && !s.wild:
			return values, parts[i] == "" && i == len(parts)-1
		case s.wild:
			if parts[i] == "" {
				return nil, false
			}
			if values == nil {
				values = make(map[string]string)
			}
			values[s.text] = parts[i]
		case s.text != parts[i]:
			return nil, false
		}
	}
	return values, len(parts) == len(p.segments)
}

// Handle has handler answer what fits a pattern.
func (mux *ServeMux) Handle(pattern string, handler Handler) {
	if pattern == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	p, err := parsePattern(pattern)
	if err != nil {
		panic(fmt.Sprintf("parsing %q: %v", pattern, err))
	}
	p.handler = handler
	mux.mu.Lock()
	defer mux.mu.Unlock()
	for _, q := range mux.patterns {
		if q.text == pattern {
			panic(fmt.Sprintf("pattern %q conflicts with pattern %q:\n%s matches the same requests as %s", pattern, q.text, pattern, q.text))
		}
	}
	mux.patterns = append(mux.patterns, p)
	sort.SliceStable(mux.patterns, func(i, j int) bool { return mux.patterns[i].before(mux.patterns[j]) })
}

// HandleFunc is Handle for a function.
func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	mux.Handle(pattern, HandlerFunc(handler))
}

// Handle adds to the DefaultServeMux.
func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }

// HandleFunc adds to the DefaultServeMux.
func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}

func clean(p string) string {
	if p == "" || p[0] != '/' {
		p = "/" + p
	}
	c := path.Clean(p)
	if p[len(p)-1] == '/' && c != "/" {
		c += "/"
	}
	return c
}

// find returns the best pattern; else the methods of those that would fit.
func (mux *ServeMux) find(method, host, path string) (*pattern, map[string]string, []string) {
	parts := strings.Split(path[1:], "/")
	var methods []string
	for _, p := range mux.patterns {
		if p.host != "" && p.host != host {
			continue
		}
		values, ok := p.match(parts)
		switch {
		case !ok:
		case p.method == "" || p.method == method || p.method == "GET" && method == "HEAD":
			return p, values, nil
		default:
			methods = append(methods, p.method)
			if p.method == "GET" {
				methods = append(methods, "HEAD")
			}
		}
	}
	sort.Strings(methods)
	return nil, nil, methods
}

// Handler returns the handler for a request, and its pattern.
func (mux *ServeMux) Handler(r *Request) (Handler, string) {
	h, p, _ := mux.handler(r)
	return h, p
}

func (mux *ServeMux) handler(r *Request) (Handler, string, map[string]string) {
	host, name := r.Host, r.URL.Path
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	if name == "" || name[0] != '/' {
		name = "/" + name
	}
	if c := clean(name); c != name && r.Method != "CONNECT" {
		u := *r.URL
		u.Path = c
		return RedirectHandler(u.String(), StatusTemporaryRedirect), c, nil
	}
	p, values, methods := mux.find(r.Method, host, name)
	if p != nil {
		return p.handler, p.text, values
	}
	if len(methods) > 0 {
		return HandlerFunc(func(w ResponseWriter, r *Request) {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			Error(w, StatusText(StatusMethodNotAllowed), StatusMethodNotAllowed)
		}), "", nil
	}
	if q, _, _ := mux.find(r.Method, host, name+"/"); q != nil && q.segments[len(q.segments)-1].rest {
		u := *r.URL
		u.Path += "/"
		return RedirectHandler(u.String(), StatusTemporaryRedirect), q.text, nil
	}
	return NotFoundHandler(), "", nil
}

// ServeHTTP gives a request to its handler.
func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	h, p, values := mux.handler(r)
	r.Pattern, r.values = p, values
	h.ServeHTTP(w, r)
}
