package http

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"
)

// A RoundTripper gets the answer to one request.
type RoundTripper interface {
	// RoundTrip returns the answer to r.
	RoundTrip(r *Request) (*Response, error)
}

// A Client asks servers and follows redirects.
type Client struct {
	Transport     RoundTripper                             // nil: DefaultTransport
	CheckRedirect func(req *Request, via []*Request) error // nil: at most ten
	Jar           CookieJar
	Timeout       time.Duration // of all, the body's too
}

// A CookieJar keeps cookies, and knows which go where.
type CookieJar interface {
	// SetCookies keeps what an address has set.
	SetCookies(u *url.URL, cookies []*Cookie)
	// Cookies returns what is to be sent to an address.
	Cookies(u *url.URL) []*Cookie
}

// DefaultClient is what Get, Head and Post use.
var DefaultClient = &Client{}

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
	u.Host = strings.TrimSuffix(u.Host, ":")
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
	if t, ok := c.transport().(interface{ CloseIdleConnections() }); ok {
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
	cancel  context.CancelFunc
	limited bool // by Client.Timeout
}

func (b *cancelBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil {
		if b.limited && errors.Is(err, context.DeadlineExceeded) {
			err = &timeoutError{err, "while reading body"}
		}
		b.cancel()
	}
	return n, err
}

func (b *cancelBody) Close() error {
	err := b.ReadCloser.Close()
	b.cancel()
	return err
}

// timeoutError is what the end of a client's time is.
type timeoutError struct {
	err  error
	when string
}

func (e *timeoutError) Error() string {
	if e.when == "while reading body" {
		return e.err.Error() + " (Client.Timeout or context cancellation while reading body)"
	}
	return e.err.Error() + " (Client.Timeout exceeded while awaiting headers)"
}
func (e *timeoutError) Unwrap() error   { return e.err }
func (e *timeoutError) Timeout() bool   { return true }
func (e *timeoutError) Temporary() bool { return true }

// send asks once, with the cookies and the password of the address.
func (c *Client) send(r *Request) (*Response, error) {
	if r.Header == nil {
		again := *r
		r = &again
		r.Header = make(Header)
	}
	if c.Jar != nil {
		for _, cookie := range c.Jar.Cookies(r.URL) {
			r.AddCookie(cookie)
		}
	}
	if u := r.URL.User; u != nil && r.Header.Get("Authorization") == "" {
		password, _ := u.Password()
		again := *r
		r = &again
		r.Header = r.Header.Clone()
		r.SetBasicAuth(u.Username(), password)
	}
	res, err := c.transport().RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if res == nil {
		return nil, fmt.Errorf("http: RoundTripper implementation (%T) returned a nil *Response with a nil error", c.transport())
	}
	if res.Body == nil {
		res.Body = NoBody
	}
	if c.Jar != nil {
		if set := res.Cookies(); len(set) > 0 {
			c.Jar.SetCookies(r.URL, set)
		}
	}
	return res, nil
}

// Do asks, and follows redirects.
func (c *Client) Do(r *Request) (*Response, error) {
	if r.URL == nil {
		closeBody(r)
		return nil, &url.Error{Op: "Get", Err: errors.New("http: nil Request.URL")}
	}
	if r.RequestURI != "" {
		closeBody(r)
		return nil, &url.Error{Op: operation(r.Method), URL: r.URL.Redacted(), Err: errors.New("http: Request.RequestURI can't be set in client requests")}
	}
	cancel := func() {}
	if c.Timeout > 0 {
		var ctx context.Context
		ctx, cancel = context.WithTimeout(r.Context(), c.Timeout)
		r = r.WithContext(ctx)
	}
	first := r
	fail := func(res *Response, r *Request, err error) (*Response, error) {
		cancel()
		return res, &url.Error{Op: operation(first.Method), URL: r.URL.Redacted(), Err: err}
	}
	var given Header // as the caller set it, without cookies of the jar
	if given = r.Header.Clone(); given == nil {
		given = make(Header)
	}
	var via []*Request
	for {
		res, err := c.send(r)
		if err != nil {
			if c.Timeout > 0 && errors.Is(err, context.DeadlineExceeded) {
				err = &timeoutError{err, ""}
			}
			return fail(nil, r, err)
		}
		method, keep, leads := redirected(r, res)
		if !leads {
			if c.Timeout > 0 {
				res.Body = &cancelBody{res.Body, cancel, true}
			}
			return res, nil
		}
		to := res.Header.Get("Location")
		u, err := r.URL.Parse(to)
		if err != nil {
			res.Body.Close()
			return fail(nil, r, fmt.Errorf("failed to parse Location header %q: %v", to, err))
		}
		host := ""
		if r.Host != "" && r.Host != r.URL.Host {
			if at, _ := url.Parse(to); at != nil && !at.IsAbs() {
				host = r.Host
			}
		}
		via = append(via, r)
		next := &Request{ctx: r.ctx, Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: given.Clone(), Host: host, Response: res, Cancel: first.Cancel}
		if !trusted(first.URL, u) {
			for _, key := range []string{"Authorization", "Www-Authenticate", "Cookie", "Cookie2", "Proxy-Authorization", "Proxy-Authenticate"} {
				next.Header.Del(key)
			}
		}
		if keep && first.GetBody != nil {
			if next.Body, err = first.GetBody(); err != nil {
				res.Body.Close()
				return fail(nil, r, err)
			}
			next.GetBody, next.ContentLength = first.GetBody, first.ContentLength
		} else if method != first.Method {
			for _, key := range []string{"Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Location"} {
				next.Header.Del(key)
			}
		}
		if from := referer(r.URL, u, given.Get("Referer")); from != "" {
			next.Header.Set("Referer", from)
		}
		check := c.CheckRedirect
		if check == nil {
			check = tenAtMost
		}
		switch err := check(next, via); {
		case err == ErrUseLastResponse:
			if c.Timeout > 0 {
				res.Body = &cancelBody{res.Body, cancel, true}
			}
			return res, nil
		case err != nil:
			res.Body.Close()
			return fail(res, next, err)
		}
		if res.ContentLength == -1 || res.ContentLength <= 2048 {
			io.CopyN(io.Discard, res.Body, 2048)
		}
		res.Body.Close()
		r = next
	}
}

func closeBody(r *Request) {
	if r.Body != nil {
		r.Body.Close()
	}
}

func operation(method string) string {
	if method == "" {
		return "Get"
	}
	return method[:1] + strings.ToLower(method[1:])
}

func tenAtMost(r *Request, via []*Request) error {
	if len(via) >= 10 {
		return errors.New("stopped after 10 redirects")
	}
	return nil
}

// redirected tells whether an answer leads elsewhere, with which method, and whether the body is to be sent again.
func redirected(r *Request, res *Response) (method string, keep, leads bool) {
	method = r.Method
	if method == "" {
		method = "GET"
	}
	switch res.StatusCode {
	case StatusMovedPermanently, StatusFound, StatusSeeOther:
		if method != "GET" && method != "HEAD" {
			method = "GET"
		}
	case StatusTemporaryRedirect, StatusPermanentRedirect:
		keep = true
		if r.GetBody == nil && r.Body != nil && r.Body != NoBody {
			return method, keep, false
		}
	default:
		return method, false, false
	}
	return method, keep, res.Header.Get("Location") != ""
}

// trusted reports whether the secrets for an address may be sent to another: its host or a part of that domain.
func trusted(from, to *url.URL) bool {
	a, b := strings.ToLower(from.Hostname()), strings.ToLower(to.Hostname())
	if a == b {
		return true
	}
	return net.ParseIP(b) == nil && strings.HasSuffix(b, "."+a)
}

func referer(last, next *url.URL, given string) string {
	if last.Scheme == "https" && next.Scheme == "http" {
		return ""
	}
	if given != "" {
		return given
	}
	u := *last
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	return u.String()
}
