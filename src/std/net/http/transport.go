package http

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Transport connects to servers and keeps connections for later requests.
type Transport struct {
	// Proxy tells which proxy to ask for a request, if any.
	Proxy func(*Request) (*url.URL, error)
	// OnProxyConnectResponse is called with a proxy's answer to CONNECT.
	OnProxyConnectResponse func(ctx context.Context, proxyURL *url.URL, connectReq *Request, connectRes *Response) error
	DialContext            func(ctx context.Context, network, addr string) (net.Conn, error)
	// Deprecated: use DialContext.
	Dial func(network, addr string) (net.Conn, error)
	// DialTLSContext connects to servers of https, if there is no proxy.
	DialTLSContext func(ctx context.Context, network, addr string) (net.Conn, error)
	// Deprecated: use DialTLSContext.
	DialTLS                func(network, addr string) (net.Conn, error)
	TLSClientConfig        *tls.Config
	TLSHandshakeTimeout    time.Duration
	TLSNextProto           map[string]func(authority string, c *tls.Conn) RoundTripper // has no effect: there is no other protocol
	DisableKeepAlives      bool
	DisableCompression     bool // do not ask for compressed answers, which are decompressed
	MaxIdleConns           int  // 0: no bound
	MaxIdleConnsPerHost    int  // 0: DefaultMaxIdleConnsPerHost
	MaxConnsPerHost        int  // 0: no bound
	IdleConnTimeout        time.Duration
	ResponseHeaderTimeout  time.Duration
	ExpectContinueTimeout  time.Duration
	ProxyConnectHeader     Header
	GetProxyConnectHeader  func(ctx context.Context, proxyURL *url.URL, target string) (Header, error)
	MaxResponseHeaderBytes int64
	WriteBufferSize        int
	ReadBufferSize         int
	ForceAttemptHTTP2      bool // there is none here

	mu      sync.Mutex
	idle    map[string][]*clientConn
	kept    int
	homes   map[string]chan *clientConn // of MaxConnsPerHost: kept connections, and nil for each that may be made
	schemes map[string]RoundTripper
}

// DefaultMaxIdleConnsPerHost is how many connections to a server are kept.
const DefaultMaxIdleConnsPerHost = 2

// DefaultTransport is what clients use. It asks the proxies that the environment names.
var DefaultTransport RoundTripper = &Transport{
	Proxy:                 ProxyFromEnvironment,
	ForceAttemptHTTP2:     true,
	MaxIdleConns:          100,
	IdleConnTimeout:       90 * time.Second,
	TLSHandshakeTimeout:   10 * time.Second,
	ExpectContinueTimeout: time.Second,
}

// ErrSkipAltProtocol has a Transport do itself what a registered RoundTripper does not want to.
var ErrSkipAltProtocol = errors.New("net/http: skip alternate protocol")

// clientConn is a connection of a Transport.
type clientConn struct {
	stream
	tls    *tls.ConnectionState
	key    string           // of those that go the same way
	home   chan *clientConn // if their number is bounded
	reaper *time.Timer
}

func (c *clientConn) close() {
	c.Conn.Close()
	c.leave()
}

// leave makes room for another one.
func (c *clientConn) leave() {
	if c.home != nil {
		c.home <- nil
		c.home = nil
	}
}

// Clone returns a Transport with the same fields and without connections.
func (t *Transport) Clone() *Transport {
	t.mu.Lock()
	schemes := maps.Clone(t.schemes)
	t.mu.Unlock()
	return &Transport{
		Proxy:                  t.Proxy,
		OnProxyConnectResponse: t.OnProxyConnectResponse,
		DialContext:            t.DialContext,
		Dial:                   t.Dial,
		DialTLSContext:         t.DialTLSContext,
		DialTLS:                t.DialTLS,
		TLSClientConfig:        t.TLSClientConfig.Clone(),
		TLSHandshakeTimeout:    t.TLSHandshakeTimeout,
		TLSNextProto:           maps.Clone(t.TLSNextProto),
		DisableKeepAlives:      t.DisableKeepAlives,
		DisableCompression:     t.DisableCompression,
		MaxIdleConns:           t.MaxIdleConns,
		MaxIdleConnsPerHost:    t.MaxIdleConnsPerHost,
		MaxConnsPerHost:        t.MaxConnsPerHost,
		IdleConnTimeout:        t.IdleConnTimeout,
		ResponseHeaderTimeout:  t.ResponseHeaderTimeout,
		ExpectContinueTimeout:  t.ExpectContinueTimeout,
		ProxyConnectHeader:     t.ProxyConnectHeader.Clone(),
		GetProxyConnectHeader:  t.GetProxyConnectHeader,
		MaxResponseHeaderBytes: t.MaxResponseHeaderBytes,
		WriteBufferSize:        t.WriteBufferSize,
		ReadBufferSize:         t.ReadBufferSize,
		ForceAttemptHTTP2:      t.ForceAttemptHTTP2,
		schemes:                schemes,
	}
}

// RegisterProtocol has rt do what is asked of addresses with a scheme.
func (t *Transport) RegisterProtocol(scheme string, rt RoundTripper) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, twice := t.schemes[scheme]; twice {
		panic("protocol " + scheme + " already registered")
	}
	if t.schemes == nil {
		t.schemes = make(map[string]RoundTripper)
	}
	t.schemes[scheme] = rt
}

// CloseIdleConnections closes the connections that are kept.
func (t *Transport) CloseIdleConnections() {
	t.mu.Lock()
	idle := t.idle
	t.idle, t.kept = nil, 0
	for _, home := range t.homes {
		for range len(home) {
			select {
			case c := <-home:
				if c != nil {
					c.Conn.Close()
				}
				home <- nil
			default:
			}
		}
	}
	t.mu.Unlock()
	for _, all := range idle {
		for _, c := range all {
			c.close()
		}
	}
}

func (t *Transport) take(key string) *clientConn {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := t.idle[key]
	if len(all) == 0 {
		return nil
	}
	c := all[len(all)-1]
	all[len(all)-1] = nil
	t.idle[key] = all[:len(all)-1]
	t.kept--
	if c.reaper != nil {
		c.reaper.Stop()
		c.reaper = nil
	}
	return c
}

// drop removes a connection that was not used for a while.
func (t *Transport) drop(c *clientConn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, other := range t.idle[c.key] {
		if other == c {
			t.idle[c.key] = append(t.idle[c.key][:i], t.idle[c.key][i+1:]...)
			t.kept--
			c.close()
			return
		}
	}
}

func (t *Transport) give(c *clientConn) {
	most := t.MaxIdleConnsPerHost
	if most == 0 {
		most = DefaultMaxIdleConnsPerHost
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.home != nil && !t.DisableKeepAlives {
		c.home <- c
		return
	}
	if t.DisableKeepAlives || len(t.idle[c.key]) >= most || t.MaxIdleConns > 0 && t.kept >= t.MaxIdleConns {
		c.close()
		return
	}
	if t.idle == nil {
		t.idle = make(map[string][]*clientConn)
	}
	t.idle[c.key] = append(t.idle[c.key], c)
	t.kept++
	if t.IdleConnTimeout > 0 {
		c.reaper = time.AfterFunc(t.IdleConnTimeout, func() { t.drop(c) })
	}
}

// dial connects; ctx may end it.
func (t *Transport) dial(ctx context.Context, address string) (net.Conn, error) {
	var c net.Conn
	var err error
	switch {
	case t.DialContext != nil:
		c, err = t.DialContext(ctx, "tcp", address)
	case t.Dial != nil:
		c, err = t.Dial("tcp", address)
	default:
		c, err = (&net.Dialer{Timeout: 30 * time.Second}).DialContext(ctx, "tcp", address)
	}
	if err == nil && c == nil {
		err = errors.New("net/http: Transport.DialContext hook returned (nil, nil)")
	}
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return c, err
}

// room waits for a connection or until another one may be made, if their number is bounded.
func (t *Transport) room(ctx context.Context, key string) (c *clientConn, home chan *clientConn, err error) {
	if t.MaxConnsPerHost <= 0 {
		return nil, nil, nil
	}
	t.mu.Lock()
	if t.homes == nil {
		t.homes = make(map[string]chan *clientConn)
	}
	home = t.homes[key]
	if home == nil {
		home = make(chan *clientConn, t.MaxConnsPerHost)
		for range t.MaxConnsPerHost {
			home <- nil
		}
		t.homes[key] = home
	}
	t.mu.Unlock()
	select {
	case c = <-home:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	for n := len(home); c == nil && n > 0; n-- { // rather a kept one
		select {
		case other := <-home:
			home <- nil
			c = other
		default:
		}
	}
	return c, home, nil
}

// hostPort returns an address with the port of its scheme.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// check says what is wrong with a request.
func check(r *Request) error {
	if r.URL == nil {
		return errors.New("http: nil Request.URL")
	}
	if r.Header == nil {
		return errors.New("http: nil Request.Header")
	}
	for _, h := range []Header{r.Header, r.Trailer} {
		for name, values := range h {
			if !token(name) {
				return fmt.Errorf("net/http: invalid header field name %q", name)
			}
			for _, v := range values {
				for i := range len(v) {
					if v[i] < ' ' && v[i] != '\t' || v[i] == 0x7f {
						return fmt.Errorf("net/http: invalid header field value for %q", name)
					}
				}
			}
		}
	}
	if r.Method != "" && !token(r.Method) {
		return fmt.Errorf("net/http: invalid method %q", r.Method)
	}
	return nil
}

// RoundTrip returns the answer to r. It does not follow redirects.
func (t *Transport) RoundTrip(r *Request) (*Response, error) {
	if err := check(r); err != nil {
		closeBody(r)
		return nil, err
	}
	t.mu.Lock()
	other := t.schemes[r.URL.Scheme]
	t.mu.Unlock()
	if other != nil {
		if res, err := other.RoundTrip(r); err != ErrSkipAltProtocol {
			return res, err
		}
	}
	if r.URL.Scheme != "http" && r.URL.Scheme != "https" {
		closeBody(r)
		return nil, fmt.Errorf("unsupported protocol scheme %q", r.URL.Scheme)
	}
	if r.URL.Host == "" {
		closeBody(r)
		return nil, errors.New("http: no Host in request URL")
	}
	if r.Cancel != nil {
		ctx, cancel := context.WithCancel(r.Context())
		given := r.Cancel
		go func() {
			select {
			case <-given:
				cancel()
			case <-ctx.Done():
			}
		}()
		r = r.WithContext(ctx)
		r.Cancel = nil
		res, err := t.RoundTrip(r)
		if err != nil {
			cancel()
			return nil, err
		}
		res.Body = &cancelBody{res.Body, cancel, false}
		return res, nil
	}
	var proxy *url.URL
	if t.Proxy != nil {
		var err error
		if proxy, err = t.Proxy(r); err != nil {
			closeBody(r)
			return nil, err
		}
	}
	for {
		c, kept, err := t.connection(r, proxy)
		if err != nil {
			closeBody(r)
			return nil, err
		}
		res, begun, err := t.ask(r, c, proxy)
		if err == nil {
			return res, nil
		}
		c.close()
		if ctxErr := r.Context().Err(); ctxErr != nil {
			return nil, ctxErr
		}
		// A kept connection may have been closed by the server meanwhile.
		if !kept || begun {
			return nil, err
		}
		switch {
		case r.Body == nil || r.Body == NoBody:
		case r.GetBody != nil:
			again := *r
			if again.Body, err = r.GetBody(); err != nil {
				return nil, err
			}
			r = &again
		default:
			if err == io.EOF {
				err = errors.New("http: server closed idle connection")
			}
			return nil, err
		}
	}
}

// connection returns a kept connection or a new one.
func (t *Transport) connection(r *Request, proxy *url.URL) (c *clientConn, kept bool, err error) {
	ctx := r.Context()
	if err := ctx.Err(); err != nil {
		return nil, false, err
	}
	target := hostPort(r.URL)
	key := r.URL.Scheme + " " + target
	if proxy != nil {
		key = proxy.String() + " " + key
		if r.URL.Scheme == "http" {
			key = proxy.String()
		}
	}
	for c := t.take(key); c != nil; c = t.take(key) {
		if r.Body != nil && r.Body != NoBody && c.stale() {
			c.close()
			continue
		}
		return c, true, nil
	}
	c, home, err := t.room(ctx, key)
	if err != nil || c != nil {
		return c, true, err
	}
	c = &clientConn{key: key, home: home}
	c.most = int(t.MaxResponseHeaderBytes)
	if err = t.connect(ctx, c, r.URL, target, proxy); err != nil {
		c.leave()
		return nil, false, err
	}
	return c, false, nil
}

// stale reports whether the server has closed a kept connection, for requests that cannot be sent twice.
func (c *clientConn) stale() bool {
	c.SetReadDeadline(time.Now().Add(20 * time.Microsecond))
	var b [1]byte
	n, err := c.Conn.Read(b[:])
	c.SetReadDeadline(time.Time{})
	var timeout net.Error
	return n > 0 || !errors.As(err, &timeout) || !timeout.Timeout()
}

// ask sends a request and reads the head of the answer. begun tells that the server began to answer, or that the body cannot be
// read again.
func (t *Transport) ask(r *Request, c *clientConn, proxy *url.URL) (res *Response, begun bool, err error) {
	ctx := r.Context()
	stop := func() bool { return true }
	if ctx.Done() != nil {
		stop = context.AfterFunc(ctx, func() { c.Conn.SetDeadline(time.Unix(1, 0)) })
	}
	defer func() {
		if err != nil {
			stop()
		}
	}()
	extra := make(Header)
	if t.DisableKeepAlives && !r.Close {
		extra.Set("Connection", "close")
	}
	packed := !t.DisableCompression && r.Method != "HEAD" && r.Header.Get("Accept-Encoding") == "" && r.Header.Get("Range") == ""
	if packed {
		extra.Set("Accept-Encoding", "gzip")
	}
	plain := proxy != nil && r.URL.Scheme == "http"
	if plain {
		if user := proxy.User; user != nil && r.Header.Get("Proxy-Authorization") == "" {
			extra.Set("Proxy-Authorization", proxyAuth(user))
		}
	}
	sent := make(chan error, 1)
	var proceed chan bool
	content := r.Body != nil && r.Body != NoBody
	switch {
	case !content:
		if err := r.write(c.Conn, plain, extra, nil); err != nil {
			return nil, false, err
		}
		sent <- nil
	default:
		if r.Header.has("Expect", "100-continue") && t.ExpectContinueTimeout > 0 {
			proceed = make(chan bool, 1)
		}
		go func() {
			err := r.write(c.Conn, plain, extra, func() bool {
				if proceed == nil {
					return true
				}
				select {
				case yes := <-proceed:
					return yes
				case <-time.After(t.ExpectContinueTimeout):
					return true
				}
			})
			sent <- err
			if err != nil {
				// Nobody can answer half a request.
				c.Conn.SetReadDeadline(time.Unix(1, 0))
			}
		}()
	}
	if t.ResponseHeaderTimeout > 0 {
		c.SetReadDeadline(time.Now().Add(t.ResponseHeaderTimeout))
	}
	res, err = c.answer(r, proceed)
	if res != nil {
		res.TLS = c.tls
	}
	if err != nil {
		var timeout net.Error
		if errors.As(err, &timeout) && timeout.Timeout() && ctx.Err() == nil {
			if e := firstError(sent); e != nil {
				return nil, true, e
			}
			return nil, true, errHeaderTimeout
		}
		if !errors.Is(err, io.EOF) || len(c.buf) > 0 {
			begun = len(c.buf) > 0
		}
		return nil, begun, err
	}
	if t.ResponseHeaderTimeout > 0 {
		c.SetReadDeadline(time.Time{})
	}
	if res.StatusCode == StatusSwitchingProtocols {
		stop()
		c.leave()
		res.Body = &switched{&c.stream}
		return res, true, nil
	}
	closing := res.Close || r.Close || t.DisableKeepAlives
	done := func(whole bool) {
		all := false
		select {
		case e := <-sent:
			all = e == nil
		default:
		}
		if stop() && whole && all && !closing && len(c.buf) == 0 {
			t.give(c)
		} else {
			c.close()
		}
	}
	if b, ok := res.Body.(*body); ok {
		b.after = done
		b.cause = ctx.Err
		if packed && strings.EqualFold(res.Header.Get("Content-Encoding"), "gzip") {
			res.Body = &unpacked{ReadCloser: b}
			res.Header.Del("Content-Encoding")
			res.Header.Del("Content-Length")
			res.ContentLength, res.Uncompressed = -1, true
		}
	} else {
		if content {
			// The server may answer before it has read all.
			select {
			case e := <-sent:
				sent <- e
			case <-time.After(50 * time.Millisecond):
			}
		}
		done(true)
	}
	return res, true, nil
}

// unpacked is a compressed body, decompressed.
type unpacked struct {
	io.ReadCloser
	plain *gzip.Reader
	err   error
}

func (u *unpacked) Read(p []byte) (int, error) {
	if u.plain == nil && u.err == nil {
		u.plain, u.err = gzip.NewReader(u.ReadCloser)
	}
	if u.err != nil {
		return 0, u.err
	}
	return u.plain.Read(p)
}

func firstError(c chan error) error {
	select {
	case err := <-c:
		return err
	default:
		return nil
	}
}

type headerTimeout struct{}

func (headerTimeout) Error() string   { return "net/http: timeout awaiting response headers" }
func (headerTimeout) Timeout() bool   { return true }
func (headerTimeout) Temporary() bool { return true }
func (headerTimeout) Is(err error) bool {
	return err == context.DeadlineExceeded
}

var errHeaderTimeout error = headerTimeout{}

// switched is the body of the answer to an upgrade: the connection.
type switched struct{ *stream }

func (s *switched) Close() error { return s.Conn.Close() }

// answer reads the head of an answer; of those that only inform it is the last that counts.
func (c *clientConn) answer(r *Request, proceed chan bool) (*Response, error) {
	for n := 0; ; n++ {
		words, err := c.head(parseResponse)
		switch {
		case err == errMalformed:
			return nil, fmt.Errorf("net/http: HTTP/1.x transport connection broken: %w", malformedResponse(c.buf))
		case err == errTooLong:
			return nil, fmt.Errorf("net/http: server response headers exceeded %d bytes; aborted", max(c.most, 10<<20))
		case err != nil:
			return nil, err
		}
		if code, _ := strconv.Atoi(words[1]); code >= 200 || code == StatusSwitchingProtocols {
			if proceed != nil {
				proceed <- false
			}
			return response1(words, r, &c.stream)
		} else if code == StatusContinue && proceed != nil {
			proceed <- true
			proceed = nil
		}
		if n == 5 {
			return nil, errors.New("net/http: too many 1xx informational responses")
		}
	}
}

// malformedResponse says what is wrong with the head of an answer.
func malformedResponse(b []byte) error {
	line, _, _ := strings.Cut(string(b), "\n")
	if _, err := statusLine(strings.TrimRight(line, "\r")); err != nil {
		return err
	}
	return malformedLines(b)
}

// malformedLines says what is wrong with the lines after the first of a head.
func malformedLines(head []byte) error {
	_, lines, _ := bytes.Cut(head, []byte{'\n'})
	if _, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(lines))).ReadMIMEHeader(); err != nil {
		return err
	}
	return errors.New("malformed MIME header")
}
