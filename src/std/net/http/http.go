// Package http serves and asks over HTTP/1.1.
//
// https is HTTP/1.1 over TLS.
//
// Left out: HTTP/2 (HTTP2Config, Protocols, the fields HTTP2 and DisableClientPriority),
// ClientConn with NewClientConn, what CloseNotifier and CancelRequest did before there were contexts, SOCKS proxies.
package http

import (
	"errors"
	"io"
	"sort"
	"strings"
)

// Methods.
const (
	MethodGet     = "GET"
	MethodHead    = "HEAD"
	MethodPost    = "POST"
	MethodPut     = "PUT"
	MethodPatch   = "PATCH"
	MethodDelete  = "DELETE"
	MethodConnect = "CONNECT"
	MethodOptions = "OPTIONS"
	MethodTrace   = "TRACE"
)

// TimeFormat is how times are written in headers.
const TimeFormat = "Mon, 02 Jan 2006 15:04:05 GMT"

// DefaultMaxHeaderBytes is how long a head may be.
const DefaultMaxHeaderBytes = 1 << 20

// DefaultMaxHeaderValueCount is how many lines the header of a request may have.
const DefaultMaxHeaderValueCount = 500

// Errors.
var (
	ErrServerClosed       = errors.New("http: Server closed")
	ErrBodyNotAllowed     = errors.New("http: request method or response status code does not allow body")
	ErrContentLength      = errors.New("http: wrote more than the declared Content-Length")
	ErrBodyReadAfterClose = errors.New("http: invalid Read on closed Body")
	ErrUseLastResponse    = errors.New("net/http: use last response")
	ErrAbortHandler       = errors.New("net/http: abort Handler")
	ErrNoLocation         = errors.New("http: no Location header in response")
	ErrWriteAfterFlush    = errors.New("unused")
	errMalformed          = errors.New("malformed HTTP message")
	errTooLong            = errors.New("head of HTTP message is too long")
	errEncoding           = errors.New("")
)

// NoBody is a body without bytes.
var NoBody = noBody{}

type noBody struct{}

func (noBody) Read([]byte) (int, error)         { return 0, io.EOF }
func (noBody) Close() error                     { return nil }
func (noBody) WriteTo(io.Writer) (int64, error) { return 0, nil }

// A Header holds the values of the lines of a head by their names.
type Header map[string][]string

// Add adds a value.
func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

// Set sets the only value.
func (h Header) Set(key, value string) { h[CanonicalHeaderKey(key)] = []string{value} }

// Get returns the first value.
func (h Header) Get(key string) string {
	if v := h[CanonicalHeaderKey(key)]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Values returns all values.
func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

// Del removes all values.
func (h Header) Del(key string) { delete(h, CanonicalHeaderKey(key)) }

// Clone returns a copy.
func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	c := make(Header, len(h))
	for k, v := range h {
		c[k] = append([]string(nil), v...)
	}
	return c
}

// Write writes the lines, sorted by name.
func (h Header) Write(w io.Writer) error { return h.WriteSubset(w, nil) }

// WriteSubset is Write without some names.
func (h Header) WriteSubset(w io.Writer, exclude map[string]bool) error {
	_, err := w.Write(h.lines(nil, exclude))
	return err
}

var newlines = strings.NewReplacer("\n", " ", "\r", " ")

// names returns the names that may be sent, sorted.
func (h Header) names() []string {
	names := make([]string, 0, len(h))
	for name := range h {
		if token(name) {
			names = append(names, name)
		}
	}
	if len(names) > 1 {
		sort.Strings(names)
	}
	return names
}

func (h Header) lines(b []byte, exclude map[string]bool) []byte {
	if len(h) == 0 {
		return b
	}
	for _, name := range h.names() {
		if exclude[name] {
			continue
		}
		for _, v := range h[name] {
			if strings.ContainsAny(v, "\r\n") {
				v = newlines.Replace(v)
			}
			b = append(b, name...)
			b = append(b, ": "...)
			b = append(b, strings.TrimSpace(v)...)
			b = append(b, "\r\n"...)
		}
	}
	return b
}

// token reports whether s may be a name or a method.
func token(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("()<>@,;:\\\"/[]?={}", c) >= 0 {
			return false
		}
	}
	return s != ""
}

// CanonicalHeaderKey returns a name as it is written: capitals after each hyphen.
func CanonicalHeaderKey(s string) string {
	upper, same := true, true
	for i := range len(s) {
		c := s[i]
		if upper && 'a' <= c && c <= 'z' || !upper && 'A' <= c && c <= 'Z' {
			same = false
		}
		upper = c == '-'
	}
	if same || !token(s) {
		return s
	}
	b := []byte(s)
	upper = true
	for i, c := range b {
		switch {
		case upper && 'a' <= c && c <= 'z':
			b[i] = c - 32
		case !upper && 'A' <= c && c <= 'Z':
			b[i] = c + 32
		}
		upper = c == '-'
	}
	return string(b)
}

// has reports whether a list of words in a header has this one.
func (h Header) has(key, word string) bool {
	for _, v := range h[key] {
		for _, w := range strings.Split(v, ",") {
			if strings.EqualFold(strings.TrimSpace(w), word) {
				return true
			}
		}
	}
	return false
}
