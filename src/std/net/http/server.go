package http

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/url"
	"runtime"
	"strconv"
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
	return [...]string{"new", "active", "idle", "hijacked", "closed"}[c]
}

// A Server answers requests on connections.
type Server struct {
	Addr              string
	Handler           Handler
	ReadTimeout       time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration
	MaxHeaderBytes    int
	ConnState         func(net.Conn, ConnState)
	ErrorLog          *log.Logger
	BaseContext       func(net.Listener) context.Context
	ConnContext       func(ctx context.Context, c net.Conn) context.Context

	mu        sync.Mutex
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
	srv  *Server
	idle bool
}

// ListenAndServe serves at an address with a handler, the DefaultServeMux if it is nil.
func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServe()
}

// Serve serves the connections of a listener.
func Serve(l net.Listener, handler Handler) error { return (&Server{Handler: handler}).Serve(l) }

// ListenAndServe serves at srv.Addr.
func (srv *Server) ListenAndServe() error {
	addr := srv.Addr
	if addr == "" {
		addr = ":http"
	}
	srv.mu.Lock()
	closing := srv.closing
	srv.mu.Unlock()
	if closing {
		return ErrServerClosed
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return srv.Serve(l)
}

// Serve serves the connections of a listener until Shutdown or Close.
func (srv *Server) Serve(l net.Listener) error {
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
		base = srv.BaseContext(l)
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
		sc := &serverConn{stream: stream{Conn: c}, srv: srv, idle: true}
		srv.mu.Lock()
		srv.conns[sc] = true
		srv.mu.Unlock()
		ctx := base
		if srv.ConnContext != nil {
			ctx = srv.ConnContext(ctx, c)
		}
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

func (c *serverConn) serve(ctx context.Context) {
	srv := c.srv
	ctx, cancel := context.WithCancel(context.WithValue(ctx, LocalAddrContextKey, c.LocalAddr()))
	defer func() {
		if v := recover(); v != nil && v != ErrAbortHandler {
			trace := make([]byte, 64<<10)
			srv.logf("http: panic serving %v: %v\n%s", c.RemoteAddr(), v, trace[:runtime.Stack(trace, false)])
		}
		cancel()
		c.Conn.Close()
		srv.mu.Lock()
		delete(srv.conns, c)
		srv.wake()
		srv.mu.Unlock()
	}()
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
		words, err := c.head(parseRequest)
		switch err {
		case nil:
		case errMalformed:
			c.refuse(StatusBadRequest, "400 Bad Request")
			return
		case errTooLong:
			c.refuse(StatusRequestHeaderFieldsTooLarge, "431 Request Header Fields Too Large")
			return
		default:
			return
		}
		r, why := request(words)
		if why != "" {
			c.refuse(StatusBadRequest, "400 Bad Request: "+why)
			return
		}
		if limited {
			c.SetReadDeadline(after(srv.ReadTimeout))
		}
		if srv.WriteTimeout > 0 {
			c.SetWriteDeadline(after(srv.WriteTimeout))
		}
		r.RemoteAddr = remote
		var done context.CancelFunc
		r.ctx, done = context.WithCancel(ctx)
		w := &response{c: c, r: r, header: make(Header), length: -1}
		var b *body
		if r.ContentLength != 0 {
			b = &body{s: &c.stream, left: r.ContentLength, chunked: r.ContentLength < 0, first: true}
			if b.chunked {
				b.left = 0
			}
			if r.Header.has("Expect", "100-continue") {
				b.before = func() { io.WriteString(c.Conn, "HTTP/1.1 100 Continue\r\n\r\n") }
			}
			r.Body = b
		}
		handler := srv.Handler
		if handler == nil {
			handler = DefaultServeMux
		}
		w.close = r.Close
		handler.ServeHTTP(w, r)
		err = w.finish(b)
		done()
		if err != nil || w.close || !c.turn(true) {
			return
		}
	}
}

func (c *serverConn) refuse(status int, text string) {
	fmt.Fprintf(c.Conn, "HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n%s", strconv.Itoa(status)+" "+StatusText(status), text)
}

// request makes a request of a head; or says what is wrong with it.
func request(words []string) (*Request, string) {
	r := &Request{Method: words[0], RequestURI: words[1], ProtoMajor: 1, ProtoMinor: int(words[2][0] - '0')}
	r.Proto = "HTTP/1." + words[2]
	r.Header = header(words[3:])
	u, err := url.ParseRequestURI(r.RequestURI)
	if err != nil {
		return nil, "malformed Request-URI"
	}
	r.URL = u
	hosts := r.Header["Host"]
	switch {
	case len(hosts) > 1:
		return nil, "too many Host headers"
	case len(hosts) == 0 && r.ProtoMinor > 0 && u.Host == "":
		return nil, "missing required Host header"
	}
	r.Host = u.Host
	if r.Host == "" && len(hosts) > 0 {
		r.Host = hosts[0]
	}
	delete(r.Header, "Host")
	length, chunked, err := lengths(r.Header)
	if err != nil {
		return nil, "invalid length of body"
	}
	if chunked {
		r.TransferEncoding = []string{"chunked"}
		delete(r.Header, "Transfer-Encoding")
		delete(r.Header, "Content-Length")
	} else if length < 0 {
		length = 0
	}
	r.ContentLength = length
	r.Body = NoBody
	r.Close = r.Header.has("Connection", "close") || r.ProtoMinor == 0 && !r.Header.has("Connection", "keep-alive")
	return r, ""
}

// response writes an answer. Short ones are held back until their length is known.
type response struct {
	c       *serverConn
	r       *Request
	header  Header
	status  int
	sent    Header // as it was when the status was set
	length  int64  // as the handler declared it
	written int64
	held    []byte
	begun   bool // the head is on its way
	chunked bool
	close   bool
	err     error
}

const hold = 2048

func (w *response) Header() Header { return w.header }

func (w *response) WriteHeader(status int) {
	if w.status != 0 {
		w.c.srv.logf("http: superfluous response.WriteHeader call")
		return
	}
	if status < 100 || status > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", status))
	}
	if 100 <= status && status < 200 && status != StatusSwitchingProtocols {
		b := append([]byte("HTTP/1.1 "+strconv.Itoa(status)+" "+StatusText(status)+"\r\n"), w.header.lines(nil, nil)...)
		w.c.Conn.Write(append(b, "\r\n"...))
		return
	}
	w.status = status
	w.sent = w.header.Clone()
	if v := w.sent.Get("Content-Length"); v != "" {
		if n, err := strconv.ParseInt(v, 10, 64); err == nil && n >= 0 {
			w.length = n
		} else {
			delete(w.sent, "Content-Length")
		}
	}
}

func bodyAllowed(status int) bool { return status >= 200 && status != StatusNoContent && status != StatusNotModified }

func (w *response) Write(p []byte) (int, error) { return w.write(p, "") }

func (w *response) WriteString(s string) (int, error) { return w.write(nil, s) }

func (w *response) write(p []byte, s string) (int, error) {
	n := len(p) + len(s)
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	if n == 0 {
		return 0, nil
	}
	if !bodyAllowed(w.status) {
		return 0, ErrBodyNotAllowed
	}
	w.written += int64(n)
	if w.length >= 0 && w.written > w.length {
		return 0, ErrContentLength
	}
	w.held = append(append(w.held, p...), s...)
	if len(w.held) > hold {
		w.send(false)
	}
	return n, w.err
}

// Flush sends what was written so far.
func (w *response) Flush() {
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	w.send(false)
}

// send sends what is held back, after the head if that was not sent yet.
func (w *response) send(last bool) {
	var b []byte
	if !w.begun {
		b = w.head(last)
		w.begun = true
	}
	switch {
	case w.r.Method == "HEAD":
	case w.chunked:
		if len(w.held) > 0 {
			b = append(strconv.AppendInt(b, int64(len(w.held)), 16), "\r\n"...)
			b = append(append(b, w.held...), "\r\n"...)
		}
		if last {
			b = append(b, "0\r\n\r\n"...)
		}
	default:
		b = append(b, w.held...)
	}
	w.held = w.held[:0]
	if len(b) > 0 && w.err == nil {
		_, w.err = w.c.Conn.Write(b)
	}
}

func (w *response) head(last bool) []byte {
	h := w.sent
	b := make([]byte, 0, 256+len(w.held))
	b = append(b, "HTTP/1."...)
	b = strconv.AppendInt(b, int64(w.r.ProtoMinor), 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(w.status), 10)
	b = append(b, ' ')
	if text := StatusText(w.status); text != "" {
		b = append(b, text...)
	} else {
		b = append(append(b, "status code "...), strconv.Itoa(w.status)...)
	}
	b = append(b, "\r\n"...)
	if h.has("Connection", "close") {
		w.close = true
		delete(h, "Connection")
	}
	allowed := bodyAllowed(w.status)
	length := ""
	switch {
	case w.length >= 0 || !allowed:
	case last && (w.r.Method != "HEAD" || len(w.held) > 0):
		length = strconv.Itoa(len(w.held))
	case last:
	case w.r.ProtoMinor == 0:
		w.close = true
	default:
		w.chunked = true
	}
	b = h.lines(b, nil)
	if _, given := h["Date"]; !given {
		b = append(b, "Date: "...)
		b = time.Now().UTC().AppendFormat(b, TimeFormat)
		b = append(b, "\r\n"...)
	}
	if length != "" {
		b = append(append(append(b, "Content-Length: "...), length...), "\r\n"...)
	}
	if _, given := h["Content-Type"]; !given && allowed && len(w.held) > 0 && h.Get("Content-Encoding") == "" {
		b = append(append(append(b, "Content-Type: "...), DetectContentType(w.held)...), "\r\n"...)
	}
	switch {
	case w.close:
		b = append(b, "Connection: close\r\n"...)
	case w.r.ProtoMinor == 0:
		b = append(b, "Connection: keep-alive\r\n"...)
	}
	if w.chunked {
		b = append(b, "Transfer-Encoding: chunked\r\n"...)
	}
	return append(b, "\r\n"...)
}

// finish ends the answer and reads what is left of the request.
func (w *response) finish(b *body) error {
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	if b != nil && b.err == nil && b.before != nil {
		w.close = true // the client was not asked for its body
	}
	w.send(true)
	if w.length >= 0 && w.written != w.length && w.r.Method != "HEAD" && bodyAllowed(w.status) {
		w.close = true
	}
	if b != nil && !w.close && b.err != io.EOF {
		left := make([]byte, 4096)
		for total := 0; ; {
			n, err := b.read(left)
			total += n
			if err == io.EOF {
				break
			}
			if err != nil || total > 256<<10 {
				w.close = true
				break
			}
		}
	}
	return w.err
}

// Error answers with a text and a status.
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

// Redirect answers that the client is to ask elsewhere.
func Redirect(w ResponseWriter, r *Request, to string, code int) {
	if u, err := url.Parse(to); err == nil && u.Scheme == "" && r.URL != nil && (to == "" || to[0] != '/') {
		dir := r.URL.Path[:strings.LastIndex(r.URL.Path, "/")+1]
		to = clean(dir + to)
	}
	h := w.Header()
	_, typed := h["Content-Type"]
	h.Set("Location", to)
	if !typed && (r.Method == "GET" || r.Method == "HEAD") {
		h.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(code)
	if !typed && r.Method == "GET" {
		fmt.Fprintln(w, `<a href="`+escape.Replace(to)+`">`+StatusText(code)+"</a>.\n")
	}
}

// RedirectHandler returns a handler that answers with Redirect.
func RedirectHandler(url string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, url, code) })
}

// StripPrefix returns a handler that hides the beginning of paths from h.
func StripPrefix(prefix string, h Handler) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		path, ok := strings.CutPrefix(r.URL.Path, prefix)
		if !ok {
			NotFound(w, r)
			return
		}
		c := *r
		u := *r.URL
		u.Path, u.RawPath = path, strings.TrimPrefix(u.RawPath, prefix)
		c.URL = &u
		h.ServeHTTP(w, &c)
	})
}
