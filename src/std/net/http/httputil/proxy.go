package httputil

import (
	"context"
	"errors"
	"io"
	"log"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A ProxyRequest is a request that a ReverseProxy got, and what it is going to send.
type ProxyRequest struct {
	In  *http.Request // not to be changed
	Out *http.Request
}

// SetURL sends the request to a server, below the path of target.
func (r *ProxyRequest) SetURL(target *url.URL) {
	reroute(r.Out, target)
	r.Out.Host = ""
}

// SetXForwarded tells the server whom the request is from.
func (r *ProxyRequest) SetXForwarded() {
	if ip, _, err := net.SplitHostPort(r.In.RemoteAddr); err == nil {
		if before := r.Out.Header["X-Forwarded-For"]; len(before) > 0 {
			ip = strings.Join(before, ", ") + ", " + ip
		}
		r.Out.Header.Set("X-Forwarded-For", ip)
	} else {
		r.Out.Header.Del("X-Forwarded-For")
	}
	r.Out.Header.Set("X-Forwarded-Host", r.In.Host)
	r.Out.Header.Set("X-Forwarded-Proto", "http")
}

// A BufferPool lends buffers for copying.
type BufferPool interface {
	// Get lends a buffer.
	Get() []byte
	// Put takes it back.
	Put([]byte)
}

// A ReverseProxy is a handler that passes requests on to another server. Either Rewrite or Director says where.
type ReverseProxy struct {
	Rewrite        func(*ProxyRequest)
	Director       func(*http.Request) // Deprecated: use Rewrite.
	Transport      http.RoundTripper   // nil: http.DefaultTransport
	FlushInterval  time.Duration       // less than 0: at once
	ErrorLog       *log.Logger
	BufferPool     BufferPool
	ModifyResponse func(*http.Response) error
	ErrorHandler   func(http.ResponseWriter, *http.Request, error) // nil: status 502
}

// reroute sends a request to target.
func reroute(r *http.Request, target *url.URL) {
	r.URL.Scheme, r.URL.Host = target.Scheme, target.Host
	r.URL.Path, r.URL.RawPath = join(target, r.URL)
	if target.RawQuery == "" || r.URL.RawQuery == "" {
		r.URL.RawQuery = target.RawQuery + r.URL.RawQuery
	} else {
		r.URL.RawQuery = target.RawQuery + "&" + r.URL.RawQuery
	}
}

func slash(a, b string) string {
	switch end, start := strings.HasSuffix(a, "/"), strings.HasPrefix(b, "/"); {
	case end && start:
		return a + b[1:]
	case !end && !start:
		return a + "/" + b
	}
	return a + b
}

func join(a, b *url.URL) (path, raw string) {
	if a.RawPath == "" && b.RawPath == "" {
		return slash(a.Path, b.Path), ""
	}
	return slash(a.Path, b.Path), slash(a.EscapedPath(), b.EscapedPath())
}

// NewSingleHostReverseProxy returns a proxy that sends all to one server. The header Host stays that of the request.
func NewSingleHostReverseProxy(target *url.URL) *ReverseProxy {
	return &ReverseProxy{Director: func(r *http.Request) { reroute(r, target) }}
}

// hops are headers for the next server only.
var hops = []string{"Connection", "Proxy-Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Te", "Trailer", "Transfer-Encoding", "Upgrade"}

func dropHops(h http.Header) {
	for _, v := range h["Connection"] {
		for name := range strings.SplitSeq(v, ",") {
			if name = strings.TrimSpace(name); name != "" {
				h.Del(name)
			}
		}
	}
	for _, name := range hops {
		h.Del(name)
	}
}

func lists(h http.Header, key, word string) bool {
	for _, v := range h[key] {
		for w := range strings.SplitSeq(v, ",") {
			if strings.EqualFold(strings.TrimSpace(w), word) {
				return true
			}
		}
	}
	return false
}

// upgrade returns the protocol that a message changes to.
func upgrade(h http.Header) string {
	if lists(h, "Connection", "Upgrade") {
		return h.Get("Upgrade")
	}
	return ""
}

func (p *ReverseProxy) logf(format string, args ...any) {
	if p.ErrorLog != nil {
		p.ErrorLog.Printf(format, args...)
	} else {
		log.Printf(format, args...)
	}
}

func (p *ReverseProxy) fail(w http.ResponseWriter, r *http.Request, err error) {
	if p.ErrorHandler != nil {
		p.ErrorHandler(w, r, err)
		return
	}
	p.logf("http: proxy error: %v", err)
	w.WriteHeader(http.StatusBadGateway)
}

// outgoing makes the request to be sent.
func (p *ReverseProxy) outgoing(ctx context.Context, in *http.Request) (*http.Request, error) {
	out := in.Clone(ctx)
	if in.ContentLength == 0 {
		out.Body = nil
	}
	if out.Header == nil {
		out.Header = make(http.Header)
	}
	if (p.Director != nil) == (p.Rewrite != nil) {
		return out, errors.New("ReverseProxy must have exactly one of Director or Rewrite set")
	}
	if p.Director != nil {
		p.Director(out)
		if out.Form != nil {
			out.URL.RawQuery = cleanQuery(out.URL.RawQuery)
		}
	}
	out.Close = false
	protocol := upgrade(out.Header)
	trailers := lists(in.Header, "Te", "trailers")
	dropHops(out.Header)
	if trailers {
		out.Header.Set("Te", "trailers")
	}
	if protocol != "" {
		out.Header.Set("Connection", "Upgrade")
		out.Header.Set("Upgrade", protocol)
	}
	if p.Rewrite != nil {
		for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"} {
			out.Header.Del(name)
		}
		out.URL.RawQuery = cleanQuery(out.URL.RawQuery)
		r := &ProxyRequest{in, out}
		p.Rewrite(r)
		out = r.Out
	} else if ip, _, err := net.SplitHostPort(in.RemoteAddr); err == nil {
		before, given := out.Header["X-Forwarded-For"]
		if len(before) > 0 {
			ip = strings.Join(before, ", ") + ", " + ip
		}
		if !given || before != nil {
			out.Header.Set("X-Forwarded-For", ip)
		}
	}
	if _, ok := out.Header["User-Agent"]; !ok {
		out.Header.Set("User-Agent", "") // none, not the transport's
	}
	out.RequestURI = ""
	return out, nil
}

// cleanQuery drops what servers may read in different ways.
func cleanQuery(s string) string {
	values, err := url.ParseQuery(s)
	if err != nil {
		return values.Encode()
	}
	return s
}

// ServeHTTP passes a request on.
func (p *ReverseProxy) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	transport := p.Transport
	if transport == nil {
		transport = http.DefaultTransport
	}
	ctx, cancel := context.WithCancel(req.Context())
	defer cancel()
	out, err := p.outgoing(ctx, req)
	if out.Body != nil {
		defer out.Body.Close()
	}
	if err != nil {
		p.fail(rw, out, err)
		return
	}
	res, err := transport.RoundTrip(out)
	if err != nil {
		p.fail(rw, out, err)
		return
	}
	if p.ModifyResponse != nil && res.StatusCode == http.StatusSwitchingProtocols && !p.modify(rw, res, out) {
		return
	}
	if res.StatusCode == http.StatusSwitchingProtocols {
		p.switched(rw, out, res)
		return
	}
	dropHops(res.Header)
	if p.ModifyResponse != nil && !p.modify(rw, res, out) {
		return
	}
	h := rw.Header()
	for key, v := range res.Header {
		h[key] = append(h[key], v...)
	}
	declared := len(res.Trailer)
	if declared > 0 {
		var names []string
		for name := range res.Trailer {
			names = append(names, name)
		}
		h.Add("Trailer", strings.Join(names, ", "))
	}
	rw.WriteHeader(res.StatusCode)
	if err := p.copy(rw, res); err != nil {
		res.Body.Close()
		if req.Context().Value(http.ServerContextKey) == nil {
			p.logf("suppressing panic for copyResponse error in test; copy error: %v", err)
			return
		}
		panic(http.ErrAbortHandler)
	}
	res.Body.Close()
	if len(res.Trailer) > 0 {
		http.NewResponseController(rw).Flush()
	}
	for key, v := range res.Trailer {
		if len(res.Trailer) != declared {
			key = http.TrailerPrefix + key
		}
		h[key] = append(h[key], v...)
	}
}

func (p *ReverseProxy) modify(rw http.ResponseWriter, res *http.Response, r *http.Request) bool {
	if err := p.ModifyResponse(res); err != nil {
		res.Body.Close()
		p.fail(rw, r, err)
		return false
	}
	return true
}

// copy copies the body, and flushes as it is to.
func (p *ReverseProxy) copy(rw http.ResponseWriter, res *http.Response) error {
	every := p.FlushInterval
	if kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type")); kind == "text/event-stream" || res.ContentLength == -1 {
		every = -1
	}
	var buf []byte
	if p.BufferPool != nil {
		buf = p.BufferPool.Get()
		defer func() { p.BufferPool.Put(buf) }()
	}
	if len(buf) == 0 {
		buf = make([]byte, 32<<10)
	}
	control := http.NewResponseController(rw)
	flushed := time.Now()
	for {
		n, err := res.Body.Read(buf)
		if n > 0 {
			if _, err := rw.Write(buf[:n]); err != nil {
				return err
			}
			if every < 0 || every > 0 && time.Since(flushed) >= every {
				if err := control.Flush(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
					return err
				}
				flushed = time.Now()
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if err != context.Canceled {
				p.logf("httputil: ReverseProxy read error during body copy: %v", err)
			}
			return err
		}
	}
}

// switched connects client and server that changed to another protocol.
func (p *ReverseProxy) switched(rw http.ResponseWriter, r *http.Request, res *http.Response) {
	server, ok := res.Body.(io.ReadWriteCloser)
	if !ok {
		p.fail(rw, r, errors.New("internal error: 101 switching protocols response with non-writable body"))
		return
	}
	defer server.Close()
	if asked, given := upgrade(r.Header), upgrade(res.Header); !strings.EqualFold(asked, given) {
		p.fail(rw, r, errors.New("backend tried to switch protocol "+quote(given)+" when "+quote(asked)+" was requested"))
		return
	}
	client, buffered, err := http.NewResponseController(rw).Hijack()
	if err != nil {
		p.fail(rw, r, errors.New("Hijack failed on protocol switch: "+err.Error()))
		return
	}
	defer client.Close()
	h := rw.Header()
	for key, v := range res.Header {
		h[key] = append(h[key], v...)
	}
	res.Header, res.Body = h, nil
	if err := res.Write(buffered); err != nil {
		p.logf("response write: %v", err)
		return
	}
	if err := buffered.Flush(); err != nil {
		p.logf("response flush: %v", err)
		return
	}
	done := make(chan struct{}, 2)
	go func() {
		io.Copy(server, buffered)
		done <- struct{}{}
	}()
	go func() {
		io.Copy(client, server)
		done <- struct{}{}
	}()
	<-done
}

func quote(s string) string { return `"` + s + `"` }
