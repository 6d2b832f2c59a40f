package http

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A RoundTripper gets the answer to one request.
type RoundTripper interface {
	// RoundTrip returns the answer to r.
	RoundTrip(r *Request) (*Response, error)
}

// A Client asks servers and follows redirects.
type Client struct {
	Transport     RoundTripper
	CheckRedirect func(req *Request, via []*Request) error
	Timeout       time.Duration
}

// DefaultClient is what Get, Head and Post use.
var DefaultClient = &Client{}

// A Transport connects to servers and keeps connections for later requests.
type Transport struct {
	DialContext           func(ctx context.Context, network, addr string) (net.Conn, error)
	DisableKeepAlives     bool
	DisableCompression    bool
	MaxIdleConns          int
	MaxIdleConnsPerHost   int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration

	mu   sync.Mutex
	idle map[string][]*stream
}

// DefaultMaxIdleConnsPerHost is how many connections to a server are kept.
const DefaultMaxIdleConnsPerHost = 2

// DefaultTransport is what clients use.
var DefaultTransport RoundTripper = &Transport{}

// NewRequest makes a request.
func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

// NewRequestWithContext makes a request with a context.
func NewRequestWithContext(ctx context.Context, method, address string, content io.Reader) (*Request, error) {
	if method == "" {
		method = "GET"
	}
	if !token(method) {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	r := &Request{ctx: ctx, Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: make(Header), Host: u.Host}
	if content == nil {
		return r, nil
	}
	rc, ok := content.(io.ReadCloser)
	if !ok {
		rc = io.NopCloser(content)
	}
	r.Body = rc
	var data []byte
	switch v := content.(type) {
	case *bytes.Buffer:
		data = v.Bytes()
	case *bytes.Reader:
		data = make([]byte, v.Len())
		v.ReadAt(data, v.Size()-int64(v.Len()))
	case *strings.Reader:
		data = make([]byte, v.Len())
		v.ReadAt(data, v.Size()-int64(v.Len()))
	default:
		r.ContentLength = -1
		return r, nil
	}
	r.ContentLength = int64(len(data))
	r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	if len(data) == 0 {
		r.Body = NoBody
	}
	return r, nil
}

// Get asks for an address.
func Get(url string) (*Response, error) { return DefaultClient.Get(url) }

// Head asks for the head of an answer.
func Head(url string) (*Response, error) { return DefaultClient.Head(url) }

// Post sends a body.
func Post(url, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(url, contentType, body)
}

// PostForm sends a form.
func PostForm(url string, data url.Values) (*Response, error) {
	return DefaultClient.PostForm(url, data)
}

// Get asks for an address.
func (c *Client) Get(url string) (*Response, error) { return c.simple("GET", url, "", nil) }

// Head asks for the head of an answer.
func (c *Client) Head(url string) (*Response, error) { return c.simple("HEAD", url, "", nil) }

// Post sends a body.
func (c *Client) Post(url, contentType string, body io.Reader) (*Response, error) {
	return c.simple("POST", url, contentType, body)
}

// PostForm sends a form.
func (c *Client) PostForm(url string, data url.Values) (*Response, error) {
	return c.simple("POST", url, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}

func (c *Client) simple(method, url, kind string, body io.Reader) (*Response, error) {
	r, err := NewRequest(method, url, body)
	if err != nil {
		return nil, err
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	return c.Do(r)
}

// CloseIdleConnections closes the connections that are kept.
func (c *Client) CloseIdleConnections() {
	if t, ok := c.transport().(*Transport); ok {
		t.CloseIdleConnections()
	}
}

func (c *Client) transport() RoundTripper {
	if c.Transport != nil {
		return c.Transport
	}
	return DefaultTransport
}

// cancelBody ends a request's context with its body.
type cancelBody struct {
	io.ReadCloser
	cancel context.CancelFunc
}

func (b *cancelBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil {
		b.cancel()
	}
	return n, err
}

func (b *cancelBody) Close() error {
	err := b.ReadCloser.Close()
	b.cancel()
	return err
}

// Do asks, and follows redirects.
func (c *Client) Do(r *Request) (*Response, error) {
	if r.URL == nil {
		return nil, &url.Error{Op: "Get", Err: errors.New("http: nil Request.URL")}
	}
	fail := func(r *Request, err error) (*Response, error) {
		return nil, &url.Error{Op: r.Method[:1] + strings.ToLower(r.Method[1:]), URL: r.URL.Redacted(), Err: err}
	}
	cancel := func() {}
	if c.Timeout > 0 {
		var ctx context.Context
		ctx, cancel = context.WithTimeout(r.Context(), c.Timeout)
		r = r.WithContext(ctx)
	}
	var via []*Request
	for {
		res, err := c.transport().RoundTrip(r)
		if err != nil {
			cancel()
			if c.Timeout > 0 && errors.Is(err, context.DeadlineExceeded) {
				err = &timeoutError{err}
			}
			return fail(r, err)
		}
		method, keep := r.Method, false
		switch res.StatusCode {
		case StatusMovedPermanently, StatusFound, StatusSeeOther:
			if method != "GET" && method != "HEAD" {
				method = "GET"
			}
		case StatusTemporaryRedirect, StatusPermanentRedirect:
			keep = true
		default:
			method = ""
		}
		to := res.Header.Get("Location")
		if method == "" || to == "" || keep && r.Body != nil && r.Body != NoBody && r.GetBody == nil {
			res.Body = &cancelBody{res.Body, cancel}
			return res, nil
		}
		u, err := r.URL.Parse(to)
		if err != nil {
			res.Body.Close()
			cancel()
			return fail(r, fmt.Errorf("failed to parse Location header %q: %v", to, err))
		}
		via = append(via, r)
		next := &Request{ctx: r.ctx, Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: r.Header.Clone(), Host: u.Host, Response: res}
		if keep && r.GetBody != nil {
			next.Body, _ = r.GetBody()
			next.GetBody, next.ContentLength = r.GetBody, r.ContentLength
		} else if method != r.Method {
			next.Header.Del("Content-Type")
		}
		check := c.CheckRedirect
		if check == nil {
			check = func(r *Request, via []*Request) error {
				if len(via) >= 10 {
					return errors.New("stopped after 10 redirects")
				}
				return nil
			}
		}
		if err := check(next, via); err == ErrUseLastResponse {
			res.Body = &cancelBody{res.Body, cancel}
			return res, nil
		} else if err != nil {
			res.Body.Close()
			cancel()
			_, err := fail(next, err)
			return res, err
		}
		io.CopyN(io.Discard, res.Body, 2048)
		res.Body.Close()
		r = next
	}
}

// timeoutError is what the end of a client's time is.
type timeoutError struct{ err error }

func (e *timeoutError) Error() string {
	return e.err.Error() + " (Client.Timeout exceeded while awaiting headers)"
}
func (e *timeoutError) Unwrap() error   { return e.err }
func (e *timeoutError) Timeout() bool   { return true }
func (e *timeoutError) Temporary() bool { return true }

// CloseIdleConnections closes the connections that are kept.
func (t *Transport) CloseIdleConnections() {
	t.mu.Lock()
	idle := t.idle
	t.idle = nil
	t.mu.Unlock()
	for _, all := range idle {
		for _, s := range all {
			s.Conn.Close()
		}
	}
}

func (t *Transport) take(address string) *stream {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := t.idle[address]
	if len(all) == 0 {
		return nil
	}
	s := all[len(all)-1]
	t.idle[address] = all[:len(all)-1]
	return s
}

func (t *Transport) give(address string, s *stream) {
	most := t.MaxIdleConnsPerHost
	if most == 0 {
		most = DefaultMaxIdleConnsPerHost
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.DisableKeepAlives || len(t.idle[address]) >= most {
		s.Conn.Close()
		return
	}
	if t.idle == nil {
		t.idle = make(map[string][]*stream)
	}
	t.idle[address] = append(t.idle[address], s)
}

// RoundTrip returns the answer to r.
func (t *Transport) RoundTrip(r *Request) (*Response, error) {
	if r.URL.Scheme != "http" {
		if r.URL.Scheme == "https" {
			return nil, errors.New("https is not supported by this interpreter yet")
		}
		return nil, fmt.Errorf("unsupported protocol scheme %q", r.URL.Scheme)
	}
	if r.URL.Host == "" {
		return nil, errors.New("http: no Host in request URL")
	}
	address := r.URL.Host
	if r.URL.Port() == "" {
		address = net.JoinHostPort(r.URL.Hostname(), "80")
	}
	ctx := r.Context()
	for {
		s := t.take(address)
		kept := s != nil
		if s == nil {
			dial := t.DialContext
			if dial == nil {
				dial = (&net.Dialer{Timeout: 30 * time.Second}).DialContext
			}
			c, err := dial(ctx, "tcp", address)
			if err != nil {
				if ctx.Err() != nil {
					err = ctx.Err()
				}
				return nil, err
			}
			s = &stream{Conn: c}
		}
		res, err := t.ask(ctx, s, r, address)
		if err == nil {
			return res, nil
		}
		s.Conn.Close()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		// A kept connection may have been closed by the server meanwhile.
		again := r.Body == nil || r.Body == NoBody
		if !kept || !again {
			if err == io.EOF && kept {
				err = errors.New("http: server closed idle connection")
			}
			return nil, err
		}
	}
}

func (t *Transport) ask(ctx context.Context, s *stream, r *Request, address string) (*Response, error) {
	stop := func() bool { return true }
	if ctx.Done() != nil {
		stop = context.AfterFunc(ctx, func() { s.Conn.SetDeadline(time.Unix(1, 0)) })
	}
	if err := t.send(s, r); err != nil {
		stop()
		return nil, err
	}
	var words []string
	var err error
	for code := 100; 100 <= code && code < 200; {
		if words, err = s.head(parseResponse); err != nil {
			stop()
			return nil, err
		}
		code, _ = strconv.Atoi(words[1])
	}
	code, _ := strconv.Atoi(words[1])
	res := &Response{StatusCode: code, Status: strings.TrimSpace(words[1] + " " + words[2]), Proto: "HTTP/1." + words[0], ProtoMajor: 1, ProtoMinor: int(words[0][0] - '0'), Request: r}
	res.Header = header(words[3:])
	length, chunked, err := lengths(res.Header)
	if err != nil {
		stop()
		return nil, err
	}
	if chunked {
		res.TransferEncoding = []string{"chunked"}
		delete(res.Header, "Transfer-Encoding")
	}
	res.ContentLength = length
	res.Close = res.Header.has("Connection", "close") || res.ProtoMinor == 0 && !res.Header.has("Connection", "keep-alive")
	closing := res.Close || r.Close
	done := func(whole bool) {
		if stop() && whole && !closing && len(s.buf) == 0 {
			t.give(address, s)
		} else {
			s.Conn.Close()
		}
	}
	switch {
	case r.Method == "HEAD" || !bodyAllowed(code):
		if length < 0 && !bodyAllowed(code) {
			res.ContentLength = 0
		}
		res.Body = NoBody
	case length == 0:
		res.Body = NoBody
	case length < 0 && !chunked:
		closing, res.Close = true, true
	}
	if res.Body == NoBody {
		done(true)
		return res, nil
	}
	b := &body{s: s, left: length, chunked: chunked, first: true, after: done}
	if chunked {
		b.left = 0
	}
	res.Body = b
	return res, nil
}

// send writes a request.
func (t *Transport) send(s *stream, r *Request) error {
	target := r.URL.RequestURI()
	host := r.Host
	if host == "" {
		host = r.URL.Host
	}
	b := append([]byte(r.Method), ' ')
	b = append(append(append(b, target...), " HTTP/1.1\r\nHost: "...), host...)
	b = append(b, "\r\n"...)
	if _, given := r.Header["User-Agent"]; !given {
		b = append(b, "User-Agent: Go-http-client/1.1\r\n"...)
	}
	content := r.Body != nil && r.Body != NoBody
	length := r.ContentLength
	if content && length == 0 {
		length = -1
	}
	switch {
	case content && length < 0:
		b = append(b, "Transfer-Encoding: chunked\r\n"...)
	case content:
		b = append(append(append(b, "Content-Length: "...), strconv.FormatInt(length, 10)...), "\r\n"...)
	case r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH":
		b = append(b, "Content-Length: 0\r\n"...)
	}
	b = r.Header.lines(b, map[string]bool{"Host": true, "Content-Length": true, "Transfer-Encoding": true})
	if r.Close || t.DisableKeepAlives {
		b = append(b, "Connection: close\r\n"...)
	}
	b = append(b, "\r\n"...)
	if !content {
		_, err := s.Conn.Write(b)
		return err
	}
	defer r.Body.Close()
	if _, err := s.Conn.Write(b); err != nil {
		return err
	}
	if length >= 0 {
		n, err := io.Copy(s.Conn, io.LimitReader(r.Body, length))
		if err == nil && n < length {
			err = fmt.Errorf("http: ContentLength=%d with Body length %d", length, n)
		}
		return err
	}
	part := make([]byte, 8192)
	for {
		n, err := r.Body.Read(part)
		if n > 0 {
			chunk := append(strconv.AppendInt(nil, int64(n), 16), "\r\n"...)
			chunk = append(append(chunk, part[:n]...), "\r\n"...)
			if _, err := s.Conn.Write(chunk); err != nil {
				return err
			}
		}
		if err == io.EOF {
			_, err := io.WriteString(s.Conn, "0\r\n\r\n")
			return err
		}
		if err != nil {
			return err
		}
	}
}
