package http

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"
)

// A Handler answers requests.
type Handler interface {
	// ServeHTTP answers r through w.
	ServeHTTP(w ResponseWriter, r *Request)
}

// A HandlerFunc is a function as a Handler.
type HandlerFunc func(ResponseWriter, *Request)

// ServeHTTP calls f.
func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

// A ResponseWriter makes an answer.
type ResponseWriter interface {
	// Header returns the header to be sent.
	Header() Header
	// Write writes to the body, after sending the header with status 200 if that was not sent yet.
	Write([]byte) (int, error)
	// WriteHeader sends the header with a status.
	WriteHeader(statusCode int)
}

// A Flusher sends what it holds back.
type Flusher interface {
	// Flush sends what was written so far.
	Flush()
}

// A ConnState is what a connection of a server is doing.
type ConnState int

// The states.
const (
	StateNew ConnState = iota
	StateActive
	StateIdle
	StateHijacked
	StateClosed
)

func (c ConnState) String() string {
	names := [...]string{"new", "active", "idle", "hijacked", "closed"}
	if c < 0 || int(c) >= len(names) {
		return ""
	}
	return names[c]
}

// A Server answers requests on connections.
type Server struct {
	Addr              string
	Handler           Handler
	TLSConfig         *tls.Config // for ServeTLS and ListenAndServeTLS
	ReadTimeout       time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration
	MaxHeaderBytes    int
	ConnState         func(net.Conn, ConnState)
	TLSNextProto      map[string]func(*Server, *tls.Conn, Handler) // has no effect: there is no other protocol
	ErrorLog          *log.Logger
	BaseContext       func(net.Listener) context.Context
	ConnContext       func(ctx context.Context, c net.Conn) context.Context
	// MaxHeaderValueCount is how many lines the header of a request may have; DefaultMaxHeaderValueCount if it is zero.
	MaxHeaderValueCount int
	// DisableGeneralOptionsHandler has the Handler answer "OPTIONS *" too.
	DisableGeneralOptionsHandler bool

	mu        sync.Mutex
	once      bool // connections are not kept
	closing   bool
	listeners map[net.Listener]bool
	conns     map[*serverConn]bool
	changed   chan struct{}
	shutdown  []func()
}

// ServerContextKey is the key of the server in a request's context.
var ServerContextKey = &contextKey{"http-server"}

// LocalAddrContextKey is the key of the local address in a request's context.
var LocalAddrContextKey = &contextKey{"local-addr"}

type contextKey struct{ name string }

func (k *contextKey) String() string { return "net/http context value " + k.name }

type serverConn struct {
	stream
	srv      *Server
	tls      *tls.ConnectionState
	idle     bool
	hijacked bool
}

// ListenAndServe serves at an address with a handler, the DefaultServeMux if it is nil.
func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServe()
}

// Serve serves the connections of a listener.
func Serve(l net.Listener, handler Handler) error { return (&Server{Handler: handler}).Serve(l) }

func (srv *Server) mostValues() int {
	if srv.MaxHeaderValueCount > 0 {
		return srv.MaxHeaderValueCount
	}
	return DefaultMaxHeaderValueCount
}

// ListenAndServe serves at srv.Addr.
func (srv *Server) ListenAndServe() error {
	addr := srv.Addr
	if addr == "" {
		addr = ":http"
	}
	l, err := srv.listen(addr)
	if err != nil {
		return err
	}
	return srv.Serve(l)
}

func (srv *Server) listen(addr string) (net.Listener, error) {
	srv.mu.Lock()
	closing := srv.closing
	srv.mu.Unlock()
	if closing {
		return nil, ErrServerClosed
	}
	return net.Listen("tcp", addr)
}

// closedOnce is a listener that may be closed by its server and by who stops that.
type closedOnce struct {
	net.Listener
	once sync.Once
	err  error
}

func (l *closedOnce) Close() error {
	l.once.Do(func() { l.err = l.Listener.Close() })
	return l.err
}

// Serve serves the connections of a listener until Shutdown or Close.
func (srv *Server) Serve(given net.Listener) error {
	l := &closedOnce{Listener: given}
	defer l.Close()
	srv.mu.Lock()
	if srv.closing {
		srv.mu.Unlock()
		return ErrServerClosed
	}
	if srv.listeners == nil {
		srv.listeners = make(map[net.Listener]bool)
		srv.conns = make(map[*serverConn]bool)
	}
	srv.listeners[l] = true
	srv.mu.Unlock()
	base := context.Background()
	if srv.BaseContext != nil {
		if base = srv.BaseContext(given); base == nil {
			panic("BaseContext returned a nil context")
		}
	}
	base = context.WithValue(base, ServerContextKey, srv)
	for {
		c, err := l.Accept()
		if err != nil {
			srv.mu.Lock()
			closing := srv.closing
			delete(srv.listeners, l)
			srv.mu.Unlock()
			if closing {
				return ErrServerClosed
			}
			var temporary net.Error
			if errors.As(err, &temporary) && temporary.Temporary() {
				srv.logf("http: Accept error: %v; retrying in 5ms", err)
				time.Sleep(5 * time.Millisecond)
				continue
			}
			return err
		}
		sc := &serverConn{stream: stream{Conn: c, most: srv.MaxHeaderBytes}, srv: srv, idle: true}
		srv.mu.Lock()
		srv.conns[sc] = true
		srv.mu.Unlock()
		ctx := base
		if srv.ConnContext != nil {
			if ctx = srv.ConnContext(ctx, c); ctx == nil {
				panic("ConnContext returned nil")
			}
		}
		sc.state(StateNew)
		go sc.serve(ctx)
	}
}

func (srv *Server) logf(format string, args ...any) {
	if srv.ErrorLog != nil {
		srv.ErrorLog.Printf(format, args...)
	} else {
		log.Printf(format, args...)
	}
}

// RegisterOnShutdown has Shutdown call f.
func (srv *Server) RegisterOnShutdown(f func()) {
	srv.mu.Lock()
	srv.shutdown = append(srv.shutdown, f)
	srv.mu.Unlock()
}

// stop closes the listeners, and the connections that all or that have nothing to do; whether none is left.
func (srv *Server) stop(all bool) (bool, chan struct{}, error) {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	if !srv.closing && !all {
		for _, f := range srv.shutdown {
			go f()
		}
	}
	srv.closing = true
	var err error
	for l := range srv.listeners {
		if e := l.Close(); e != nil && err == nil {
			err = e
		}
		delete(srv.listeners, l)
	}
	for c := range srv.conns {
		if all || c.idle {
			c.Conn.Close()
			delete(srv.conns, c)
		}
	}
	srv.changed = make(chan struct{}, 1)
	return len(srv.conns) == 0, srv.changed, err
}

// closeIdle closes the connections that have nothing to do.
func (srv *Server) closeIdle() {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	for c := range srv.conns {
		if c.idle {
			c.Conn.Close()
		}
	}
}

// Close ends the server at once.
func (srv *Server) Close() error {
	_, _, err := srv.stop(true)
	return err
}

// Shutdown ends the server after the requests that it is answering, unless ctx ends first.
func (srv *Server) Shutdown(ctx context.Context) error {
	for {
		done, changed, err := srv.stop(false)
		if done {
			return err
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// turn notes whether the connection has something to do; false if the server is closing.
func (c *serverConn) turn(idle bool) bool {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.idle = idle
	if idle {
		c.srv.wake()
	}
	return !c.srv.closing || !idle
}

// wake lets Shutdown look again; under the lock.
func (srv *Server) wake() {
	if srv.changed != nil {
		select {
		case srv.changed <- struct{}{}:
		default:
		}
	}
}

func after(d time.Duration) time.Time {
	if d <= 0 {
		return time.Time{}
	}
	return time.Now().Add(d)
}

// state tells Server.ConnState.
func (c *serverConn) state(to ConnState) {
	if hook := c.srv.ConnState; hook != nil {
		hook(c.Conn, to)
	}
}

// SetKeepAlivesEnabled sets whether connections are kept for more requests; they are unless it is called.
func (srv *Server) SetKeepAlivesEnabled(v bool) {
	srv.mu.Lock()
	srv.once = !v
	srv.mu.Unlock()
	if !v {
		srv.closeIdle()
	}
}

func (c *serverConn) leave() {
	srv := c.srv
	srv.mu.Lock()
	delete(srv.conns, c)
	srv.wake()
	srv.mu.Unlock()
}

func (c *serverConn) serve(ctx context.Context) {
	srv := c.srv
	ctx, cancel := context.WithCancel(context.WithValue(ctx, LocalAddrContextKey, c.LocalAddr()))
	defer func() {
		if v := recover(); v != nil && v != ErrAbortHandler {
			trace := make([]byte, 64<<10)
			srv.logf("http: panic serving %v: %v\n%s", c.RemoteAddr(), v, trace[:runtime.Stack(trace, false)])
		}
		cancel()
		if !c.hijacked {
			c.Conn.Close()
			c.leave()
			c.state(StateClosed)
		}
	}()
	if !c.handshake(ctx) {
		return
	}
	remote := c.RemoteAddr().String()
	limited := srv.ReadTimeout > 0 || srv.ReadHeaderTimeout > 0 || srv.IdleTimeout > 0
	for first := true; ; first = false {
		if limited {
			wait := srv.ReadHeaderTimeout
			if !first && srv.IdleTimeout > 0 {
				wait = srv.IdleTimeout
			}
			if wait == 0 {
				wait = srv.ReadTimeout
			}
			c.SetReadDeadline(after(wait))
		}
		if len(c.buf) == 0 {
			if c.fill() != nil {
				return
			}
		}
		c.turn(false)
		c.state(StateActive)
		words, err := c.head(parseRequest)
		switch err {
		case nil:
		case errMalformed:
			c.refuse(whyMalformed(c.buf), "")
			return
		case errTooLong:
			c.refuse("431 Request Header Fields Too Large", "")
			return
		default:
			if n := bytes.IndexByte(c.buf, '\n'); len(c.buf) > 0 && (n < 0 || err == io.ErrUnexpectedEOF) {
				c.refuse("400 Bad Request", "")
			}
			return
		}
		if (len(words)-3)/2 > srv.mostValues() {
			c.refuse("431 Request Header Fields Too Large", "")
			return
		}
		r, why := request(words, true)
		if why != "" {
			c.refuse(why, map[string]string{"501 Not Implemented": "Unsupported transfer encoding"}[why])
			return
		}
		if limited {
			c.SetReadDeadline(after(srv.ReadTimeout))
		}
		if srv.WriteTimeout > 0 {
			c.SetWriteDeadline(after(srv.WriteTimeout))
		}
		r.RemoteAddr, r.TLS = remote, c.tls
		if !c.answer(ctx, r) {
			return
		}
		c.state(StateIdle)
	}
}

// answer has a request answered; whether the connection is good for another one.
func (c *serverConn) answer(ctx context.Context, r *Request) bool {
	srv := c.srv
	watch := &watch{c: c, whole: true}
	ctx, watch.gone = context.WithCancel(ctx)
	defer watch.gone()
	r.ctx = &requestContext{ctx, watch}
	w := &response{c: c, r: r, header: make(Header), length: -1, close: r.Close, watch: watch}
	var b *body
	if r.ContentLength != 0 {
		b = &body{s: &c.stream, left: r.ContentLength, chunked: r.ContentLength < 0, first: true}
		if b.chunked {
			b.left = 0
			b.trailer = r.trailer
		}
		watch.whole = false
		b.after = watch.bodyRead
		if r.Header.has("Expect", "100-continue") && r.ProtoAtLeast(1, 1) {
			b.before = func() {
				if !w.begun {
					io.WriteString(c.Conn, "HTTP/1.1 100 Continue\r\n\r\n")
				}
			}
		}
		r.Body = b
	}
	if expect := r.Header.Get("Expect"); expect != "" && !strings.EqualFold(expect, "100-continue") {
		w.header.Set("Connection", "close")
		w.WriteHeader(StatusExpectationFailed)
		w.finish(nil)
		return false
	}
	handler := srv.Handler
	if handler == nil {
		handler = DefaultServeMux
	}
	if r.RequestURI == "*" && r.Method == "OPTIONS" && !srv.DisableGeneralOptionsHandler {
		handler = HandlerFunc(func(w ResponseWriter, r *Request) { w.Header().Set("Content-Length", "0") })
	}
	srv.mu.Lock()
	w.close = w.close || srv.once
	srv.mu.Unlock()
	handler.ServeHTTP(w, r)
	if w.hijacked {
		return false
	}
	watch.stop()
	err := w.finish(b)
	if r.MultipartForm != nil {
		r.MultipartForm.RemoveAll()
	}
	return err == nil && !w.close && c.turn(true)
}

func (c *serverConn) refuse(status, text string) {
	if text == "" {
		text = status
	}
	fmt.Fprintf(c.Conn, "HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n%s", status, text)
	// What the client still sends is read, so that the answer is not lost by a reset.
	if h, ok := c.Conn.(interface{ CloseWrite() error }); ok && h.CloseWrite() == nil {
		c.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
		io.CopyN(io.Discard, c.Conn, 256<<10)
	}
}

// request makes a request of a head; or says what is wrong with it. A server is strict.
func request(words []string, strict bool) (*Request, string) {
	r := &Request{Method: words[0], RequestURI: words[1], ProtoMajor: 1, ProtoMinor: int(words[2][0] - '0')}
	r.Proto = "HTTP/1." + words[2]
	r.Header = header(words[3:])
	target := r.RequestURI
	bare := r.Method == "CONNECT" && !strings.HasPrefix(target, "/")
	if bare {
		target = "http://" + target
	}
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return nil, "400 Bad Request"
	}
	if bare {
		u.Scheme = ""
	}
	r.URL = u
	hosts := r.Header["Host"]
	switch {
	case !strict:
	case len(hosts) > 1:
		return nil, "400 Bad Request"
	case len(hosts) == 0 && r.ProtoMinor > 0 && r.Method != "CONNECT":
		return nil, "400 Bad Request: missing required Host header"
	case len(hosts) == 1 && !hostBytes(hosts[0]):
		return nil, "400 Bad Request: malformed Host header"
	}
	r.Host = u.Host
	if r.Host == "" && len(hosts) > 0 {
		r.Host = hosts[0]
	}
	delete(r.Header, "Host")
	if r.ProtoMinor == 0 {
		delete(r.Header, "Transfer-Encoding") // it means nothing there
	}
	length, chunked, err := lengths(r.Header)
	if err != nil {
		if errors.Is(err, errEncoding) {
			return nil, "501 Not Implemented"
		}
		return nil, "400 Bad Request"
	}
	if chunked {
		r.TransferEncoding = []string{"chunked"}
		delete(r.Header, "Transfer-Encoding")
		delete(r.Header, "Content-Length")
		if r.Trailer = r.Header.declared(); r.Trailer != nil {
			delete(r.Header, "Trailer")
		}
	} else if length < 0 {
		length = 0
	}
	r.ContentLength = length
	r.Body = NoBody
	if r.Header.Get("Pragma") == "no-cache" && r.Header["Cache-Control"] == nil {
		r.Header["Cache-Control"] = []string{"no-cache"}
	}
	r.Close = r.Header.has("Connection", "close") || r.ProtoMinor == 0 && !r.Header.has("Connection", "keep-alive")
	return r, ""
}

// whyMalformed returns the status for a head that cannot be read.
func whyMalformed(head []byte) string {
	first, lines, _ := strings.Cut(string(head), "\n")
	first = strings.TrimRight(first, "\r")
	if major, _, ok := ParseHTTPVersion(first[strings.LastIndexByte(first, ' ')+1:]); ok && major != 1 {
		return "505 HTTP Version Not Supported: unsupported protocol version"
	}
	for line := range strings.SplitSeq(lines, "\n") {
		name, _, ok := strings.Cut(line, ":")
		if line == "" || line == "\r" {
			break
		}
		if ok && name != "" && token(strings.ReplaceAll(name, " ", "-")) && strings.Contains(name, " ") {
			return "400 Bad Request: invalid header name"
		}
	}
	return "400 Bad Request"
}

// hostBytes reports whether s may be a host.
func hostBytes(s string) bool {
	for i := range len(s) {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			continue
		}
		if strings.IndexByte("!$%&()*+,-.:;='[]_~", c) < 0 {
			return false
		}
	}
	return true
}
