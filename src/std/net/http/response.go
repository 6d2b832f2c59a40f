package http

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

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

	hijacked bool
	trailers Header // that were declared
	watch    *watch
}

const hold = 2048

func (w *response) Header() Header { return w.header }

// checkStatus panics for what is not a status.
func checkStatus(status int) {
	if status < 100 || status > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", status))
	}
}

// superfluous notes who sent a header twice.
func superfluous(r *Request) { misuse(r, "superfluous response.WriteHeader call") }

// misuse notes who did what must not be done.
func misuse(r *Request, what string) {
	var pc [16]uintptr
	frames := runtime.CallersFrames(pc[:runtime.Callers(1, pc[:])])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "net/http.") || !more {
			logf(r, "http: %s from %s (%s:%d)", what, f.Function, path.Base(f.File), f.Line)
			return
		}
	}
}

func (w *response) WriteHeader(status int) {
	if w.hijacked {
		misuse(w.r, "response.WriteHeader on hijacked connection")
		return
	}
	if w.status != 0 {
		superfluous(w.r)
		return
	}
	checkStatus(status)
	if status < 200 && status != StatusSwitchingProtocols {
		b := append([]byte("HTTP/1.1 "+strconv.Itoa(status)+" "+StatusText(status)+"\r\n"), w.header.lines(nil, nil)...)
		w.c.Conn.Write(append(b, "\r\n"...))
		return
	}
	w.status = status
	w.sent = w.header.Clone()
	w.trailers = w.sent.declared()
	for key := range w.sent {
		if _, later := w.trailers[key]; later || strings.HasPrefix(key, TrailerPrefix) {
			delete(w.sent, key)
		}
	}
	if v := w.sent.Get("Content-Length"); v != "" {
		if n, err := strconv.ParseInt(v, 10, 64); err == nil && n >= 0 {
			w.length = n
		} else {
			w.c.srv.logf("http: invalid Content-Length of %q", v)
			delete(w.sent, "Content-Length")
		}
	}
}

func bodyAllowed(status int) bool {
	return status >= 200 && status != StatusNoContent && status != StatusNotModified
}

func (w *response) Write(p []byte) (int, error) { return w.write(p, "") }

func (w *response) WriteString(s string) (int, error) { return w.write(nil, s) }

func (w *response) write(p []byte, s string) (int, error) {
	n := len(p) + len(s)
	if w.hijacked {
		if n > 0 {
			misuse(w.r, "response.Write on hijacked connection")
		}
		return 0, ErrHijacked
	}
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
func (w *response) Flush() { w.FlushError() }

// FlushError is Flush, and returns what went wrong.
func (w *response) FlushError() error {
	if w.hijacked {
		return ErrHijacked
	}
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	w.send(false)
	return w.err
}

func (w *response) SetReadDeadline(t time.Time) error  { return w.c.SetReadDeadline(t) }
func (w *response) SetWriteDeadline(t time.Time) error { return w.c.SetWriteDeadline(t) }

// EnableFullDuplex lets a handler read the request after it began to answer; it always may here.
func (w *response) EnableFullDuplex() error { return nil }

func (w *response) requestTooLarge() {
	w.close = true
	if w.status == 0 {
		w.header.Set("Connection", "close")
	}
}

// Hijack hands the connection over to the handler.
func (w *response) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	if w.hijacked {
		return nil, nil, ErrHijacked
	}
	w.watch.stop()
	if w.status != 0 {
		w.send(false)
	}
	w.hijacked, w.c.hijacked = true, true
	w.c.leave()
	w.c.SetDeadline(time.Time{})
	r := bufio.NewReader(&w.c.stream)
	r.Peek(len(w.c.buf))
	w.c.state(StateHijacked)
	return w.c.Conn, bufio.NewReadWriter(r, bufio.NewWriter(w.c.Conn)), nil
}

// TrailerPrefix begins the names of trailers that were not declared before the header was sent.
const TrailerPrefix = "Trailer:"

// ending returns the trailers as the handler has set them.
func (w *response) ending() Header {
	h := make(Header)
	for key := range w.trailers {
		if v, ok := w.header[key]; ok {
			h[key] = v
		}
	}
	for key, v := range w.header {
		if key, ok := strings.CutPrefix(key, TrailerPrefix); ok {
			h[CanonicalHeaderKey(key)] = v
		}
	}
	return h
}

// declared returns the names in a Trailer header, without values.
func (h Header) declared() Header {
	var names Header
	for _, v := range h["Trailer"] {
		for _, name := range strings.Split(v, ",") {
			switch name = CanonicalHeaderKey(strings.TrimSpace(name)); name {
			case "", "Transfer-Encoding", "Trailer", "Content-Length":
			default:
				if names == nil {
					names = make(Header)
				}
				names[name] = nil
			}
		}
	}
	return names
}

// A Hijacker hands over its connection.
type Hijacker interface {
	// Hijack returns the connection, which the server does not use any more, and a reader with what was read of it already.
	Hijack() (net.Conn, *bufio.ReadWriter, error)
}

// ErrHijacked is what writers return after Hijack.
var ErrHijacked = errors.New("http: connection has been hijacked")

// requestContext is the context of a request. Who waits for its end has the connection watched for its own.
type requestContext struct {
	context.Context
	watch *watch
}

func (c *requestContext) Done() <-chan struct{} {
	c.watch.start()
	return c.Context.Done()
}

// watch looks for the end of a connection while its request is answered and nothing else reads from it.
type watch struct {
	c    *serverConn
	gone context.CancelFunc

	mu      sync.Mutex
	whole   bool // the request was read
	wanted  bool
	stopped bool
	done    chan struct{} // closed when nobody reads any more
}

func (w *watch) start() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wanted = true
	w.begin()
}

func (w *watch) bodyRead(whole bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.whole = whole
	w.begin()
}

// begin begins to watch if that is wanted and may be; under the lock.
func (w *watch) begin() {
	if !w.wanted || !w.whole || w.stopped || w.done != nil || len(w.c.buf) > 0 {
		return
	}
	w.done = make(chan struct{})
	go func() {
		defer close(w.done)
		var b [1]byte
		n, err := w.c.Conn.Read(b[:])
		if n > 0 {
			w.c.buf = append(w.c.buf, b[0]) // of the next request
			return
		}
		var timeout net.Error
		if !errors.As(err, &timeout) || !timeout.Timeout() {
			w.gone()
		}
	}()
}

// stop ends watching.
func (w *watch) stop() {
	w.mu.Lock()
	w.stopped = true
	done := w.done
	w.mu.Unlock()
	if done != nil {
		w.c.SetReadDeadline(time.Unix(1, 0))
		<-done
		w.c.SetReadDeadline(after(w.c.srv.ReadTimeout))
	}
}

// A ResponseController sets what is rarely set of an answer.
type ResponseController struct {
	rw ResponseWriter
}

// NewResponseController returns a controller of an answer; rw may wrap the server's writer if it has a method Unwrap.
func NewResponseController(rw ResponseWriter) *ResponseController { return &ResponseController{rw} }

// control looks for a writer that can do something.
func control[T any](c *ResponseController) (T, error) {
	for w := c.rw; ; {
		if t, ok := w.(T); ok {
			return t, nil
		}
		u, ok := w.(interface{ Unwrap() ResponseWriter })
		if !ok {
			var none T
			return none, fmt.Errorf("%w", ErrNotSupported)
		}
		w = u.Unwrap()
	}
}

// Flush sends what was written so far.
func (c *ResponseController) Flush() error {
	if f, err := control[interface{ FlushError() error }](c); err == nil {
		return f.FlushError()
	}
	f, err := control[Flusher](c)
	if err == nil {
		f.Flush()
	}
	return err
}

// Hijack hands over the connection.
func (c *ResponseController) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	h, err := control[Hijacker](c)
	if err != nil {
		return nil, nil, err
	}
	return h.Hijack()
}

// SetReadDeadline sets until when the request is to be read.
func (c *ResponseController) SetReadDeadline(deadline time.Time) error {
	w, err := control[interface{ SetReadDeadline(time.Time) error }](c)
	if err != nil {
		return err
	}
	return w.SetReadDeadline(deadline)
}

// SetWriteDeadline sets until when the answer is to be written.
func (c *ResponseController) SetWriteDeadline(deadline time.Time) error {
	w, err := control[interface{ SetWriteDeadline(time.Time) error }](c)
	if err != nil {
		return err
	}
	return w.SetWriteDeadline(deadline)
}

// EnableFullDuplex lets the handler read the request after it began to answer.
func (c *ResponseController) EnableFullDuplex() error {
	w, err := control[interface{ EnableFullDuplex() error }](c)
	if err != nil {
		return err
	}
	return w.EnableFullDuplex()
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
			b = append(b, "0\r\n"...)
			b = append(w.ending().lines(b, nil), "\r\n"...)
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
	said := h.has("Connection", "close")
	w.close = w.close || said
	allowed := bodyAllowed(w.status)
	length := ""
	switch {
	case w.length >= 0 || !allowed:
	case len(w.trailers) > 0 && w.r.ProtoMinor > 0:
		w.chunked = true
	case len(w.trailers) > 0:
		w.close = true
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
	case w.close && (said || w.r.ProtoMinor == 0):
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
