package http

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Error answers with a text and a status, without what was said of another answer.
func Error(w ResponseWriter, error string, code int) {
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, error)
}

// NotFound answers that there is nothing.
func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }

// NotFoundHandler returns a handler that answers with NotFound.
func NotFoundHandler() Handler { return HandlerFunc(NotFound) }

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// Redirect answers that the client is to ask elsewhere: an address, or a path from that of the request.
func Redirect(w ResponseWriter, r *Request, to string, code int) {
	if u, err := url.Parse(to); err == nil && u.Scheme == "" && u.Host == "" && r.URL != nil {
		from := r.URL.Path
		if from == "" {
			from = "/"
		}
		if to == "" || to[0] != '/' {
			dir, _ := path.Split(from)
			to = dir + to
		}
		to, query, asked := strings.Cut(to, "?")
		slash := strings.HasSuffix(to, "/")
		to = path.Clean(to)
		if slash && !strings.HasSuffix(to, "/") {
			to += "/"
		}
		if asked {
			to += "?" + query
		}
		redirect(w, r, to, code)
		return
	}
	redirect(w, r, to, code)
}

func redirect(w ResponseWriter, r *Request, to string, code int) {
	h := w.Header()
	_, typed := h["Content-Type"]
	h.Set("Location", escapeNonASCII(to))
	if !typed && (r.Method == "GET" || r.Method == "HEAD") {
		h.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(code)
	if !typed && r.Method == "GET" {
		fmt.Fprintln(w, `<a href="`+escape.Replace(to)+`">`+StatusText(code)+"</a>.\n")
	}
}

func escapeNonASCII(s string) string {
	var b []byte
	for i := range len(s) {
		if s[i] < 0x80 {
			b = append(b, s[i])
		} else {
			b = strconv.AppendInt(append(b, '%'), int64(s[i]), 16)
		}
	}
	return string(b)
}

// RedirectHandler returns a handler that answers with Redirect.
func RedirectHandler(url string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, url, code) })
}

// StripPrefix returns a handler that hides the beginning of paths from h; there is nothing for other paths.
func StripPrefix(prefix string, h Handler) Handler {
	if prefix == "" {
		return h
	}
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		path, ok := strings.CutPrefix(r.URL.Path, prefix)
		raw, okRaw := strings.CutPrefix(r.URL.RawPath, prefix)
		if !ok || !okRaw && r.URL.RawPath != "" {
			NotFound(w, r)
			return
		}
		c := *r
		u := *r.URL
		u.Path, u.RawPath = path, raw
		c.URL = &u
		h.ServeHTTP(w, &c)
	})
}

// AllowQuerySemicolons returns a handler that reads semicolons in queries as "&".
func AllowQuerySemicolons(h Handler) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		if strings.Contains(r.URL.RawQuery, ";") {
			c := *r
			u := *r.URL
			u.RawQuery = strings.ReplaceAll(u.RawQuery, ";", "&")
			c.URL = &u
			r = &c
		}
		h.ServeHTTP(w, r)
	})
}

// A MaxBytesError tells that a body is longer than MaxBytesReader lets it be.
type MaxBytesError struct {
	Limit int64
}

// Error returns the text.
func (e *MaxBytesError) Error() string { return "http: request body too large" }

type maxBytesReader struct {
	w     ResponseWriter
	r     io.ReadCloser
	limit int64
	left  int64
	err   error
}

// MaxBytesReader returns r up to n bytes; then it returns a *MaxBytesError, and has the server close the connection.
func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser {
	n = max(n, 0)
	return &maxBytesReader{w: w, r: r, limit: n, left: n}
}

func (l *maxBytesReader) Read(p []byte) (int, error) {
	if l.err != nil || len(p) == 0 {
		return 0, l.err
	}
	if int64(len(p))-1 > l.left {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) <= l.left {
		l.left -= int64(n)
		l.err = err
		return n, err
	}
	n = int(l.left)
	l.left = 0
	if w, ok := l.w.(interface{ requestTooLarge() }); ok {
		w.requestTooLarge()
	}
	l.err = &MaxBytesError{l.limit}
	return n, l.err
}

func (l *maxBytesReader) Close() error { return l.r.Close() }

// MaxBytesHandler returns a handler that bounds the bodies that h reads.
func MaxBytesHandler(h Handler, n int64) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		c := *r
		c.Body = MaxBytesReader(w, r.Body, n)
		h.ServeHTTP(w, &c)
	})
}

// ErrHandlerTimeout is what Write returns in handlers whose time is over.
var ErrHandlerTimeout = errors.New("http: Handler timeout")

// TimeoutHandler returns a handler that gives h this much time, and then answers with status 503 and a text. The answer is held
// back until h is done, so h cannot stream.
func TimeoutHandler(h Handler, dt time.Duration, msg string) Handler {
	return &timeoutHandler{h, dt, msg}
}

type timeoutHandler struct {
	handler Handler
	dt      time.Duration
	text    string
}

func (h *timeoutHandler) ServeHTTP(w ResponseWriter, r *Request) {
	ctx, cancel := context.WithTimeout(r.Context(), h.dt)
	defer cancel()
	r = r.WithContext(ctx)
	tw := &timeoutWriter{header: make(Header), r: r}
	tw.pusher, _ = w.(Pusher)
	done := make(chan struct{})
	panicked := make(chan any, 1)
	go func() {
		defer func() {
			if v := recover(); v != nil {
				panicked <- v
			}
		}()
		h.handler.ServeHTTP(tw, r)
		close(done)
	}()
	select {
	case v := <-panicked:
		panic(v)
	case <-done:
		tw.mu.Lock()
		defer tw.mu.Unlock()
		header := w.Header()
		for k, v := range tw.header {
			header[k] = v
		}
		if tw.status == 0 {
			tw.status = StatusOK
		}
		w.WriteHeader(tw.status)
		w.Write(tw.body.Bytes())
	case <-ctx.Done():
		tw.mu.Lock()
		defer tw.mu.Unlock()
		if ctx.Err() != context.DeadlineExceeded {
			tw.err = ctx.Err()
			w.WriteHeader(StatusServiceUnavailable)
			return
		}
		tw.err = ErrHandlerTimeout
		w.WriteHeader(StatusServiceUnavailable)
		text := h.text
		if text == "" {
			text = "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
		}
		io.WriteString(w, text)
	}
}

type timeoutWriter struct {
	mu     sync.Mutex
	r      *Request
	pusher Pusher
	header Header
	status int
	body   bytes.Buffer
	err    error
}

func (w *timeoutWriter) Header() Header { return w.header }

func (w *timeoutWriter) Push(target string, opts *PushOptions) error {
	if w.pusher != nil {
		return w.pusher.Push(target, opts)
	}
	return ErrNotSupported
}

func (w *timeoutWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil {
		return 0, w.err
	}
	if w.status == 0 {
		w.status = StatusOK
	}
	return w.body.Write(p)
}

func (w *timeoutWriter) WriteHeader(status int) {
	checkStatus(status)
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.err != nil:
	case w.status != 0:
		superfluous(w.r)
	default:
		w.status = status
	}
}

// logf writes to the log of the server that got the request.
func logf(r *Request, format string, args ...any) {
	if srv, ok := r.Context().Value(ServerContextKey).(*Server); ok && srv.ErrorLog != nil {
		srv.ErrorLog.Printf(format, args...)
		return
	}
	log.Printf(format, args...)
}

// A Pusher sends answers that were not asked for; none of HTTP/1.1 does.
type Pusher interface {
	// Push sends the answer to a request for target.
	Push(target string, opts *PushOptions) error
}

// PushOptions are how to push.
type PushOptions struct {
	Method string
	Header Header
}

// ParseTime reads a time as headers have it, in one of three layouts.
func ParseTime(text string) (t time.Time, err error) {
	for _, layout := range []string{TimeFormat, time.RFC850, time.ANSIC} {
		if t, err = time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return t, err
}

// ParseHTTPVersion reads a version: "HTTP/1.1" is 1, 1, true.
func ParseHTTPVersion(vers string) (major, minor int, ok bool) {
	if len(vers) != len("HTTP/x.y") || vers[:5] != "HTTP/" || vers[6] != '.' {
		return 0, 0, false
	}
	a, b := vers[5], vers[7]
	if a < '0' || a > '9' || b < '0' || b > '9' {
		return 0, 0, false
	}
	return int(a - '0'), int(b - '0'), true
}
