package http

import (
	"context"
	"io"
	"net"
	"net/url"
	"strconv"
	"strings"
)

func parseRequest(b []byte) (words []string, used int)
func parseResponse(b []byte) (words []string, used int)

// stream is a connection with what was read of it and not used yet.
type stream struct {
	net.Conn
	buf []byte
}

// fill reads some more.
func (s *stream) fill() error {
	if cap(s.buf)-len(s.buf) < 512 {
		s.buf = append(make([]byte, 0, 2*len(s.buf)+4096), s.buf...)
	}
	n, err := s.Conn.Read(s.buf[len(s.buf):cap(s.buf)])
	s.buf = s.buf[:len(s.buf)+n]
	return err
}

func (s *stream) Read(p []byte) (int, error) {
	if len(s.buf) == 0 {
		return s.Conn.Read(p)
	}
	n := copy(p, s.buf)
	s.buf = s.buf[n:]
	return n, nil
}

// head reads the head of a message.
func (s *stream) head(parse func([]byte) ([]string, int)) ([]string, error) {
	for {
		if len(s.buf) > 0 {
			words, n := parse(s.buf)
			if n < 0 {
				return nil, errMalformed
			}
			if n > 0 {
				s.buf = s.buf[n:]
				return words, nil
			}
			if len(s.buf) > DefaultMaxHeaderBytes {
				return nil, errTooLong
			}
		}
		if err := s.fill(); err != nil {
			if err == io.EOF && len(s.buf) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
	}
}

// line reads a line of a chunked body.
func (s *stream) line() (string, error) {
	seen := 0
	for {
		for i := seen; i < len(s.buf); i++ {
			if s.buf[i] == '\n' {
				line := strings.TrimRight(string(s.buf[:i]), "\r")
				s.buf = s.buf[i+1:]
				return line, nil
			}
		}
		seen = len(s.buf)
		if seen > 8192 {
			return "", errMalformed
		}
		if err := s.fill(); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return "", err
		}
	}
}

// body is the body of a message.
type body struct {
	s       *stream
	left    int64 // of the body or of the chunk; -1: until the end of the connection
	chunked bool
	first   bool // no chunk was read yet
	err     error
	closed  bool
	before  func()           // called before the first read
	after   func(whole bool) // called when it is read or closed
}

func (b *body) end(err error) error {
	b.err = err
	if b.after != nil {
		b.after(err == io.EOF)
		b.after = nil
	}
	return err
}

func (b *body) Read(p []byte) (int, error) {
	if b.closed {
		return 0, ErrBodyReadAfterClose
	}
	return b.read(p)
}

func (b *body) read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	if b.before != nil {
		b.before()
		b.before = nil
	}
	if b.left == 0 && b.chunked {
		if err := b.chunk(); err != nil {
			return 0, b.end(err)
		}
	}
	if b.left == 0 {
		return 0, b.end(io.EOF)
	}
	if b.left > 0 && int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.s.Read(p)
	if b.left > 0 {
		b.left -= int64(n)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err == nil && b.left == 0 && !b.chunked {
			b.end(io.EOF)
		}
	}
	if err != nil {
		b.end(err)
	}
	return n, err
}

// chunk reads the size of the next chunk.
func (b *body) chunk() error {
	if !b.first {
		if line, err := b.s.line(); err != nil || line != "" {
			return io.ErrUnexpectedEOF
		}
	}
	b.first = false
	line, err := b.s.line()
	if err != nil {
		return err
	}
	line, _, _ = strings.Cut(line, ";")
	b.left, err = strconv.ParseInt(strings.TrimSpace(line), 16, 63)
	if err != nil || b.left < 0 {
		return errMalformed
	}
	if b.left > 0 {
		return nil
	}
	for {
		line, err := b.s.line()
		if err != nil {
			return err
		}
		if line == "" {
			return io.EOF
		}
	}
}

// Close gives up what was not read.
func (b *body) Close() error {
	b.closed = true
	if b.after != nil {
		b.after(false)
		b.after = nil
	}
	return nil
}

// lengths finds out how long a body is by its header: -1 if that is not said.
func lengths(h Header) (length int64, chunked bool, err error) {
	if v := h["Transfer-Encoding"]; len(v) > 0 {
		if len(v) > 1 || !strings.EqualFold(v[0], "chunked") {
			return 0, false, errMalformed
		}
		return -1, true, nil
	}
	v := h["Content-Length"]
	if len(v) == 0 {
		return -1, false, nil
	}
	for _, other := range v {
		if other != v[0] {
			return 0, false, errMalformed
		}
	}
	length, err = strconv.ParseInt(v[0], 10, 63)
	if err != nil || length < 0 || v[0][0] == '+' {
		return 0, false, errMalformed
	}
	return length, false, nil
}

func header(words []string) Header {
	h := make(Header, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		key := CanonicalHeaderKey(words[i])
		h[key] = append(h[key], words[i+1])
	}
	return h
}

// A Request is what a client asks of a server.
type Request struct {
	Method           string
	URL              *url.URL
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	GetBody          func() (io.ReadCloser, error)
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Host             string
	Form             url.Values
	PostForm         url.Values
	RemoteAddr       string
	RequestURI       string
	Pattern          string
	Response         *Response

	ctx    context.Context
	values map[string]string
}

// Context returns the request's context.
func (r *Request) Context() context.Context {
	if r.ctx != nil {
		return r.ctx
	}
	return context.Background()
}

// WithContext returns a copy with another context.
func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	c := *r
	c.ctx = ctx
	return &c
}

// Clone returns a copy with another context and its own header.
func (r *Request) Clone(ctx context.Context) *Request {
	c := r.WithContext(ctx)
	c.Header = r.Header.Clone()
	if r.URL != nil {
		u := *r.URL
		c.URL = &u
	}
	return c
}

// ProtoAtLeast reports whether the request is of this version of HTTP or a later one.
func (r *Request) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}

// UserAgent returns the client's name.
func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }

// Referer returns where the client found the address.
func (r *Request) Referer() string { return r.Header.Get("Referer") }

// PathValue returns what a wildcard of the pattern stands for.
func (r *Request) PathValue(name string) string { return r.values[name] }

// SetPathValue sets what PathValue returns.
func (r *Request) SetPathValue(name, value string) {
	if r.values == nil {
		r.values = make(map[string]string)
	}
	r.values[name] = value
}

// ParseForm reads the query and a form in the body into r.Form.
func (r *Request) ParseForm() error {
	var err error
	if r.PostForm == nil {
		r.PostForm = make(url.Values)
		kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
		post := r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH"
		if post && r.Body != nil && strings.TrimSpace(kind) == "application/x-www-form-urlencoded" {
			data, e := io.ReadAll(io.LimitReader(r.Body, 10<<20))
			if e == nil {
				r.PostForm, e = url.ParseQuery(string(data))
			}
			err = e
		}
	}
	if r.Form == nil {
		r.Form = make(url.Values)
		for k, v := range r.PostForm {
			r.Form[k] = append(r.Form[k], v...)
		}
		if r.URL != nil {
			query, e := url.ParseQuery(r.URL.RawQuery)
			for k, v := range query {
				r.Form[k] = append(r.Form[k], v...)
			}
			if err == nil {
				err = e
			}
		}
	}
	return err
}

// FormValue returns the first value of a form's field.
func (r *Request) FormValue(key string) string {
	if r.Form == nil {
		r.ParseForm()
	}
	return r.Form.Get(key)
}

// PostFormValue is FormValue without the query.
func (r *Request) PostFormValue(key string) string {
	if r.PostForm == nil {
		r.ParseForm()
	}
	return r.PostForm.Get(key)
}

// A Response is a server's answer.
type Response struct {
	Status           string
	StatusCode       int
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Request          *Request
}

// Location returns where a redirect leads.
func (r *Response) Location() (*url.URL, error) {
	to := r.Header.Get("Location")
	if to == "" {
		return nil, ErrNoLocation
	}
	if r.Request != nil && r.Request.URL != nil {
		return r.Request.URL.Parse(to)
	}
	return url.Parse(to)
}
