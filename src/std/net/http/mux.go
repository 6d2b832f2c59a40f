package http

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path"
	"runtime"
	"sort"
	"strings"
	"sync"
)

// A ServeMux gives requests to the handler of the pattern that fits best: "METHOD HOST/PATH" with wildcards {name}, {name...}
// and {$}.
//
// A pattern with a host goes before one without, else the one that fits less; that this decides is checked
// when patterns are registered. A path without its final slash is redirected if it fits with it.
type ServeMux struct {
	mu       sync.RWMutex
	patterns []*pattern
	hosts    map[string]map[string]*route // by host and method, both maybe empty
}

// A route holds the patterns whose paths begin alike.
type route struct {
	here *pattern          // ends here
	rest *pattern          // fits whatever follows
	wild *route            // goes on with any segment
	next map[string]*route // goes on with this segment; "/" is the path's end at a slash
}

func (r *route) add(p *pattern, segments []segment) {
	if len(segments) == 0 {
		r.here = p
		return
	}
	s := segments[0]
	switch {
	case s.rest:
		r.rest = p
		return
	case s.wild:
		if r.wild == nil {
			r.wild = new(route)
		}
		r = r.wild
	default:
		if r.next == nil {
			r.next = make(map[string]*route)
		}
		if r.next[s.text] == nil {
			r.next[s.text] = new(route)
		}
		r = r.next[s.text]
	}
	r.add(p, segments[1:])
}

// find returns the pattern that fits best, and what its wildcards stand for: a literal goes before a wildcard, that before one for
// all the rest.
func (r *route) find(path string, values []string) (*pattern, []string) {
	if r == nil || path == "" {
		if r == nil || r.here == nil {
			return nil, nil
		}
		return r.here, values
	}
	part, after := "/", ""
	if path != "/" {
		end := strings.IndexByte(path[1:], '/') + 1
		if end == 0 {
			end = len(path)
		}
		part, after = unescaped(path[1:end]), path[end:]
	}
	if p, values := r.next[part].find(after, values); p != nil {
		return p, values
	}
	if part != "/" {
		if p, values := r.wild.find(after, append(values, part)); p != nil {
			return p, values
		}
	}
	if r.rest != nil && r.rest.segments[len(r.rest.segments)-1].text != "" {
		values = append(values, unescaped(path[1:]))
	}
	return r.rest, values
}

// DefaultServeMux is what Handle and HandleFunc add to.
var DefaultServeMux = &ServeMux{}

// NewServeMux returns an empty ServeMux.
func NewServeMux() *ServeMux { return &ServeMux{} }

// register is called by what a program calls, so that it knows where that is.
func (mux *ServeMux) register(text string, handler Handler) {
	if text == "" {
		panic(errors.New("http: invalid pattern"))
	}
	if f, ok := handler.(HandlerFunc); handler == nil || ok && f == nil {
		panic(errors.New("http: nil handler"))
	}
	p, err := parsePattern(text)
	if err != nil {
		panic(fmt.Errorf("parsing %q: %w", text, err))
	}
	p.handler, p.place = handler, "unknown location"
	if _, file, line, ok := runtime.Caller(2); ok {
		p.place = fmt.Sprintf("%s:%d", file, line)
	}
	mux.mu.Lock()
	defer mux.mu.Unlock()
	// Those that fit all the rest are compared first.
	for _, rest := range []bool{true, false} {
		for _, q := range mux.patterns {
			if q.rest() != rest {
				continue
			}
			if why := p.conflict(q); why != "" {
				panic(fmt.Errorf("pattern %q (registered at %s) conflicts with pattern %q (registered at %s):\n%s",
					p.text, p.place, q.text, q.place, why))
			}
		}
	}
	mux.patterns = append(mux.patterns, p)
	if mux.hosts == nil {
		mux.hosts = make(map[string]map[string]*route)
	}
	methods := mux.hosts[p.host]
	if methods == nil {
		methods = make(map[string]*route)
		mux.hosts[p.host] = methods
	}
	if methods[p.method] == nil {
		methods[p.method] = new(route)
	}
	methods[p.method].add(p, p.segments)
}

// Handle has handler answer what fits a pattern. It panics if the pattern is none or conflicts with another.
func (mux *ServeMux) Handle(pattern string, handler Handler) { mux.register(pattern, handler) }

// HandleFunc is Handle for a function.
func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	mux.register(pattern, HandlerFunc(handler))
}

// Handle adds to the DefaultServeMux.
func Handle(pattern string, handler Handler) { DefaultServeMux.register(pattern, handler) }

// HandleFunc adds to the DefaultServeMux.
func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.register(pattern, HandlerFunc(handler))
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

// find returns the best pattern, and what its wildcards stand for.
func (mux *ServeMux) find(method, host, path string) (*pattern, []string) {
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	for _, host := range []string{host, ""} {
		methods := mux.hosts[host]
		for _, m := range []string{method, "GET", ""} {
			if m == "GET" && method != "GET" && method != "HEAD" {
				continue
			}
			if p, values := methods[m].find(path, nil); p != nil {
				return p, values
			}
		}
		if host == "" {
			break
		}
	}
	return nil, nil
}

// methods returns the methods of patterns that would fit, sorted.
func (mux *ServeMux) methods(host, path string) []string {
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	found := make(map[string]bool)
	for _, host := range []string{host, ""} {
		for method, r := range mux.hosts[host] {
			p, _ := r.find(path, nil)
			if p == nil && !strings.HasSuffix(path, "/") {
				p, _ = r.find(path+"/", nil)
			}
			if p != nil && method != "" {
				found[method] = true
			}
		}
	}
	if found["GET"] {
		found["HEAD"] = true
	}
	methods := make([]string, 0, len(found))
	for method := range found {
		methods = append(methods, method)
	}
	sort.Strings(methods)
	return methods
}

// exact reports whether the pattern fits without a rest of the path.
func (p *pattern) exact(path string) bool {
	if p == nil || !p.rest() {
		return p != nil
	}
	return strings.HasSuffix(path, "/") && len(p.segments) == strings.Count(path, "/")
}

// slashed returns the pattern that fits the path with a slash after it, if the path alone fits none exactly.
func (mux *ServeMux) slashed(p *pattern, method, host, path string) *pattern {
	if p.exact(path) || path == "" || strings.HasSuffix(path, "/") {
		return nil
	}
	q, _ := mux.find(method, host, path+"/")
	if !q.exact(path + "/") {
		return nil
	}
	return q
}

// redirectTo redirects to an escaped path.
func redirectTo(path, query string) Handler {
	u := url.URL{Path: unescaped(path), RawPath: path, RawQuery: query}
	return RedirectHandler(u.String(), StatusTemporaryRedirect)
}

// Handler returns the handler for a request, and its pattern.
func (mux *ServeMux) Handler(r *Request) (Handler, string) {
	h, text, _, _ := mux.handler(r)
	return h, text
}

func (mux *ServeMux) handler(r *Request) (h Handler, text string, p *pattern, values []string) {
	given := r.URL.EscapedPath()
	host, path := r.URL.Host, given
	if r.Method == "CONNECT" {
		p, _ = mux.find(r.Method, host, path)
		if mux.slashed(p, r.Method, host, path) != nil {
			return redirectTo(path+"/", r.URL.RawQuery), unescaped(path) + "/", nil, nil
		}
		p, values = mux.find(r.Method, r.Host, path)
	} else {
		host, path = r.Host, clean(given)
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		p, values = mux.find(r.Method, host, path)
		if q := mux.slashed(p, r.Method, host, path); q != nil {
			return redirectTo(path+"/", r.URL.RawQuery), q.text, nil, nil
		}
		if path != given {
			if p != nil {
				text = p.text
			}
			return redirectTo(path, r.URL.RawQuery), text, nil, nil
		}
	}
	if p != nil {
		return p.handler, p.text, p, values
	}
	if methods := mux.methods(host, path); len(methods) > 0 {
		return HandlerFunc(func(w ResponseWriter, r *Request) {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			Error(w, StatusText(StatusMethodNotAllowed), StatusMethodNotAllowed)
		}), "", nil, nil
	}
	return NotFoundHandler(), "", nil, nil
}

// ServeHTTP gives a request to its handler.
func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	if r.RequestURI == "*" {
		if r.ProtoAtLeast(1, 1) {
			w.Header().Set("Connection", "close")
		}
		w.WriteHeader(StatusBadRequest)
		return
	}
	h, text, p, values := mux.handler(r)
	r.Pattern, r.values = text, nil
	if len(values) > 0 {
		r.values = make(map[string]string, len(values))
		for _, s := range p.segments {
			if s.wild && s.text != "" {
				r.values[s.text], values = values[0], values[1:]
			}
		}
	}
	h.ServeHTTP(w, r)
}
