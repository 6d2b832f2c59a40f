// Patterns of ServeMux: what is none, which conflict and why, and which fits best. Besides chosen ones, hundreds made by chance.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"sort"
	"strings"
)

// source yields small pseudo-random numbers.
type source uint64

func (s *source) next(n int) int {
	*s ^= *s << 13
	*s ^= *s >> 7
	*s ^= *s << 17
	return int(uint64(*s>>11) % uint64(n))
}

func pick(s *source, from ...string) string { return from[s.next(len(from))] }

var place = regexp.MustCompile(`registered at [^ )]*/`)

// register tells what Handle panics with.
func register(mux *http.ServeMux, pattern string) (failure string) {
	defer func() {
		if e := recover(); e != nil {
			failure = place.ReplaceAllString(e.(error).Error(), "registered at ")
		}
	}()
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%q", r.Pattern)
		for _, name := range []string{"a", "b", "c", "x", "rest"} {
			if v := r.PathValue(name); v != "" {
				fmt.Fprintf(w, " %s=%q", name, v)
			}
		}
	})
	return ""
}

func ask(mux *http.ServeMux, method, target string) string {
	r := httptest.NewRequest(method, target, nil)
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, r)
	_, pattern := mux.Handler(r)
	answer := fmt.Sprintf("%d %s", w.Code, strings.TrimSpace(w.Body.String()))
	if w.Code != http.StatusOK {
		answer = fmt.Sprintf("%d %s%s", w.Code, w.Header().Get("Location"), w.Header().Get("Allow"))
	}
	return fmt.Sprintf("%s [%s]", answer, pattern)
}

// randomPattern is often in conflict with another.
func randomPattern(s *source) string {
	var b strings.Builder
	b.WriteString(pick(s, "", "", "", "GET ", "HEAD ", "POST ", "GET   "))
	b.WriteString(pick(s, "", "", "", "", "example.com", "a.b"))
	names := []string{"{a}", "{b}", "{c}"}
	for i := range 1 + s.next(3) {
		b.WriteString("/" + pick(s, "x", "b", names[i], names[i], names[i], "a%2Fb"))
	}
	b.WriteString(pick(s, "", "", "/", "/{$}", "/{rest...}"))
	return b.String()
}

func randomTarget(s *source) string {
	var b strings.Builder
	b.WriteString(pick(s, "http://example.com", "http://a.b:8080", "http://other.org"))
	for range 1 + s.next(4) {
		b.WriteString("/" + pick(s, "x", "y", "b", "z", "a%2Fb", "bx", "%C3%A9"))
	}
	b.WriteString(pick(s, "", "", "/", "/./x", "/../y", "?q=1"))
	return b.String()
}

func main() {
	fmt.Println("What is no pattern")
	for _, p := range []string{"", "x", "GET", "GET x", "G(T /", "/{", "/{a", "/a{b}", "/{a}b", "/{}", "/{...}", "/{a...}/b", "/{$}/", "/{$}x",
		"/{a}/{a}", "/{a}/b/{a...}", "/{1}", "/{a-b}", "/{é1}", "{a}/b", "h{a}/b", "GET /a/../b", "GET //", "/a//b", "CONNECT /a/../b",
		"GET\t/x", " /x", "GET  /y{", "/%zz", "/a/{b ...}", "/}", "POST example.com", "/{a.b}"} {
		fmt.Printf("%q: %s\n", p, register(http.NewServeMux(), p))
	}

	fmt.Println("What conflicts")
	pairs := [][2]string{
		{"/", "/"}, {"/a", "/a"}, {"GET /a", "GET /a"}, {"/{x}", "/{y}"}, {"/a/{x}", "/{y}/b"}, {"/a/", "/{x}/b"}, {"/{x}/", "/a/{y...}"},
		{"GET /", "/a"}, {"/a", "GET /"}, {"GET /{x}", "/a"}, {"HEAD /a", "GET /a"}, {"HEAD /{x}", "GET /a"}, {"POST /a", "GET /a"},
		{"h/a", "/a"}, {"h/a", "i/a"}, {"h/{x}", "h/{y}"}, {"/a/{$}", "/a/"}, {"/a/{$}", "/a/{x...}"}, {"/{x}/{$}", "/a/{y...}"},
		{"/{x}/{$}", "/a/{y}"}, {"/b/{x}/{$}", "/b/c/"}, {"/{x}/x", "/x/{x}"}, {"/{x}/x/{y...}", "/x/{x}/"}, {"/a/b/", "/{x}/b/c"}, {"/a/{x...}", "/a/"},
		{"/%61", "/a"}, {"/a%2Fb", "/a/b"}, {"/%2F", "/{$}"}, {"/a/b/{x...}", "/a/{y}/c/{$}"}, {"/{x...}", "/{y}/"}, {"GET /a/{x}", "GET /{y}/b"},
	}
	for _, pair := range pairs {
		mux := http.NewServeMux()
		fmt.Printf("%q, %q: %s%s\n", pair[0], pair[1], register(mux, pair[0]), register(mux, pair[1]))
	}
	s := source(20260101)
	counts := map[string]int{}
	for range 300 {
		p, q := randomPattern(&s), randomPattern(&s)
		mux := http.NewServeMux()
		first, second := register(mux, p), register(mux, q)
		if first+second == "" {
			counts["no conflict"]++
			continue
		}
		fmt.Printf("%q, %q: %s%s\n", p, q, first, second)
	}
	fmt.Println(counts)

	fmt.Println("What fits")
	mux := http.NewServeMux()
	for _, p := range []string{"/", "/a", "/a/", "/a/{x}", "/a/{x}/c", "/a/b/{rest...}", "GET /g", "POST /g", "HEAD /h", "DELETE /tree/", "example.com/a",
		"/e%2Ff", "/{x}/only/{$}", "CONNECT /t/", "GET /s/{a}/{b}"} {
		if failure := register(mux, p); failure != "" {
			fmt.Println(failure)
		}
	}
	for _, target := range []string{"/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/a/q/c", "/a/q/d", "/g", "/h", "/tree", "/tree/x", "http://example.com/a",
		"http://example.com:80/a", "/e%2Ff", "/e/f", "/z/only/", "/z/only", "/z/only/more", "/t", "//a", "/a/./b", "/a/../g", "/a//b?q=1&r=%20", "/a/%62",
		"/a/x%2Fy", "/a/b/x%2Fy/z", "/s/1/2", "/s//2", "/é", "/a/b/?x", "*"} {
		for _, method := range []string{"GET", "HEAD", "POST", "CONNECT", "DELETE"} {
			if target == "*" && method != "GET" {
				continue
			}
			fmt.Println(method, target, ask(mux, method, target))
		}
	}
	for range 12 {
		mux := http.NewServeMux()
		var patterns []string
		for range 12 {
			if p := randomPattern(&s); register(mux, p) == "" {
				patterns = append(patterns, p)
			}
		}
		sort.Strings(patterns)
		fmt.Printf("%q\n", patterns)
		for range 25 {
			method, target := pick(&s, "GET", "GET", "HEAD", "POST", "PUT", "CONNECT"), randomTarget(&s)
			if method == "CONNECT" {
				target = target[strings.Index(target[8:], "/")+8:]
			}
			fmt.Println(method, target, ask(mux, method, target))
		}
	}

	fmt.Println("Values of outer patterns and of the program")
	inner := http.NewServeMux()
	inner.HandleFunc("/{b}/{c}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "a=%q b=%q c=%q mine=%q", r.PathValue("a"), r.PathValue("b"), r.PathValue("c"), r.PathValue("mine"))
		r.SetPathValue("c", "new")
		copied := r.Clone(r.Context())
		r.SetPathValue("c", "newer")
		fmt.Fprintf(w, " c=%q then %q", copied.PathValue("c"), r.PathValue("c"))
	})
	outer := http.NewServeMux()
	outer.HandleFunc("/{a}/{rest...}", func(w http.ResponseWriter, r *http.Request) {
		r.SetPathValue("mine", "kept")
		inner.ServeHTTP(w, r)
	})
	w := httptest.NewRecorder()
	outer.ServeHTTP(w, httptest.NewRequest("GET", "/1/2", nil))
	fmt.Println(w.Body)

	for name, f := range map[string]func(){
		"nil handler":   func() { http.NewServeMux().Handle("/", nil) },
		"nil func":      func() { http.NewServeMux().HandleFunc("/", nil) },
		"default twice": func() { http.HandleFunc("/d", http.NotFound); http.Handle("/d", http.NotFoundHandler()) },
	} {
		func() {
			defer func() { counts[name+": "+place.ReplaceAllString(fmt.Sprint(recover()), "registered at ")]++ }()
			f()
		}()
	}
	fmt.Println(counts)
}
