package http

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

func parseRequest(b []byte) (words []string, used int)
func parseResponse(b []byte) (words []string, used int)

// stream is a connection with what was read of it and not used yet.
type stream struct {
	net.Conn
	buf  []byte
	most int // of bytes in a head, if not 0
}

// source is where a message is read from.
type source interface {
	io.Reader
	// line reads a line, and returns it without its end.
	line() (string, error)
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
	most := DefaultMaxHeaderBytes
	if s.most > 0 {
		most = s.most
	}
	most += 4096
	for {
		if len(s.buf) > 0 {
			words, n := parse(s.buf)
			switch {
			case n < 0:
				return nil, errMalformed
			case n > most || n == 0 && len(s.buf) > most:
				return nil, errTooLong
			case n > 0:
				s.buf = s.buf[n:]
				return words, nil
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
	s       source
	left    int64 // of the body or of the chunk; -1: until the end of the connection
	chunked bool
	first   bool // no chunk was read yet
	err     error
	closed  bool
	before  func()           // called before the first read
	after   func(whole bool) // called when it is read or closed
	trailer func(Header)     // called with the trailer after the last chunk
	cause   func() error     // why reading fails, if it was ended
}

func (b *body) end(err error) error {
	if err != io.EOF && b.cause != nil {
		if why := b.cause(); why != nil {
			err = why
		}
	}
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
		err = b.end(err)
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
	size, _, extended := strings.Cut(line, ";")
	if !extended {
		size = strings.TrimRight(size, " \t")
	}
	switch {
	case size == "":
		return errors.New("empty hex number for chunk length")
	case len(size) > 16:
		return errors.New("http chunk length too large")
	}
	left, err := strconv.ParseUint(size, 16, 63)
	if err != nil {
		return errors.New("invalid byte in chunk length")
	}
	b.left = int64(left)
	if b.left > 0 {
		return nil
	}
	trailer := make(Header)
	for n := 0; ; n++ {
		line, err := b.s.line()
		if err != nil {
			return err
		}
		if line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || !token(name) || n == 1000 {
			return errMalformed
		}
		trailer.Add(name, strings.TrimSpace(value))
	}
	if b.trailer != nil {
		b.trailer(trailer)
	}
	return io.EOF
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
		if len(v) > 1 {
			return 0, false, fmt.Errorf("too many transfer encodings: %q%w", v, errEncoding)
		}
		if !strings.EqualFold(v[0], "chunked") {
			return 0, false, fmt.Errorf("unsupported transfer encoding: %q%w", v[0], errEncoding)
		}
		return -1, true, nil
	}
	v := h["Content-Length"]
	if len(v) == 0 {
		return -1, false, nil
	}
	for _, other := range v {
		if other != v[0] {
			return 0, false, fmt.Errorf("http: message cannot contain multiple Content-Length headers; got %q", v)
		}
	}
	if v[0] == "" {
		return 0, false, fmt.Errorf("invalid empty Content-Length %q", v[0])
	}
	length, err = strconv.ParseInt(v[0], 10, 63)
	if err != nil || length < 0 || v[0][0] == '+' {
		return 0, false, fmt.Errorf("bad Content-Length %q", v[0])
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

func (r *Request) trailer(h Header) {
	for key, v := range h {
		if r.Trailer == nil {
			r.Trailer = make(Header)
		}
		r.Trailer[key] = v
	}
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
	MultipartForm    *multipart.Form
	Trailer          Header // sent after a body in chunks
	RemoteAddr       string
	RequestURI       string
	TLS              *tls.ConnectionState // of a server's request that came over https
	Cancel           <-chan struct{}      // Deprecated: use a context.
	Response         *Response
	Pattern          string

	ctx    context.Context
	values map[string]string // of the wildcards of the pattern that fits
	others map[string]string // set by the program
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
	c.Trailer = r.Trailer.Clone()
	c.TransferEncoding = slices.Clone(r.TransferEncoding)
	c.Form, c.PostForm = url.Values(Header(r.Form).Clone()), url.Values(Header(r.PostForm).Clone())
	c.values, c.others = maps.Clone(r.values), maps.Clone(r.others)
	if r.URL != nil {
		u := *r.URL
		if u.User != nil {
			user := *u.User
			u.User = &user
		}
		c.URL = &u
	}
	if f := r.MultipartForm; f != nil {
		files := make(map[string][]*multipart.FileHeader, len(f.File))
		for k, v := range f.File {
			files[k] = slices.Clone(v)
		}
		c.MultipartForm = &multipart.Form{Value: Header(f.Value).Clone(), File: files}
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
func (r *Request) PathValue(name string) string {
	if value, ok := r.values[name]; ok {
		return value
	}
	return r.others[name]
}

// SetPathValue sets what PathValue returns.
func (r *Request) SetPathValue(name, value string) {
	if _, ok := r.values[name]; ok {
		r.values[name] = value
		return
	}
	if r.others == nil {
		r.others = make(map[string]string)
	}
	r.others[name] = value
}

// BasicAuth returns name and password of basic authentication.
func (r *Request) BasicAuth() (username, password string, ok bool) {
	kind, text, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	if !ok || !strings.EqualFold(kind, "Basic") {
		return "", "", false
	}
	plain, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "", "", false
	}
	if username, password, ok = strings.Cut(string(plain), ":"); !ok {
		return "", "", false
	}
	return username, password, true
}

// SetBasicAuth sets name and password of basic authentication.
func (r *Request) SetBasicAuth(username, password string) {
	r.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(username+":"+password)))
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
	Trailer          Header // complete after the body was read
	Request          *Request
	TLS              *tls.ConnectionState // if it came over https
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

// ProtoAtLeast reports whether the response is of this version of HTTP or a later one.
func (r *Response) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}
