// What other programs here do not use of package net/http.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
	"time"
)

var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodConnect, http.MethodOptions, http.MethodTrace}

var statuses = []int{
	http.StatusContinue, http.StatusSwitchingProtocols, http.StatusProcessing, http.StatusEarlyHints, http.StatusOK, http.StatusCreated, http.StatusAccepted,
	http.StatusNonAuthoritativeInfo, http.StatusNoContent, http.StatusResetContent, http.StatusPartialContent, http.StatusMultiStatus, http.StatusAlreadyReported, http.StatusIMUsed,
	http.StatusMultipleChoices, http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusNotModified, http.StatusUseProxy, http.StatusTemporaryRedirect, http.StatusPermanentRedirect,
	http.StatusBadRequest, http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotAcceptable,
	http.StatusProxyAuthRequired, http.StatusRequestTimeout, http.StatusConflict, http.StatusGone, http.StatusLengthRequired, http.StatusPreconditionFailed, http.StatusRequestEntityTooLarge,
	http.StatusRequestURITooLong, http.StatusUnsupportedMediaType, http.StatusRequestedRangeNotSatisfiable, http.StatusExpectationFailed, http.StatusTeapot, http.StatusMisdirectedRequest,
	http.StatusUnprocessableEntity, http.StatusLocked, http.StatusFailedDependency, http.StatusTooEarly, http.StatusUpgradeRequired, http.StatusPreconditionRequired, http.StatusTooManyRequests,
	http.StatusRequestHeaderFieldsTooLarge, http.StatusUnavailableForLegalReasons, http.StatusInternalServerError, http.StatusNotImplemented, http.StatusBadGateway, http.StatusServiceUnavailable,
	http.StatusGatewayTimeout, http.StatusHTTPVersionNotSupported, http.StatusVariantAlsoNegotiates, http.StatusInsufficientStorage, http.StatusLoopDetected, http.StatusNotExtended,
	http.StatusNetworkAuthenticationRequired, 299, 0, -1,
}

func crossOrigin() {
	var p *http.CrossOriginProtection = http.NewCrossOriginProtection()
	for _, origin := range []string{"https://good.example", "good.example", "https://", "https://x/path", "https://x?q", "https://x#f", "://", "%"} {
		fmt.Println(origin, p.AddTrustedOrigin(origin))
	}
	p.AddInsecureBypassPattern("POST /open/{x}")
	func() {
		defer func() { fmt.Println(recover()) }()
		p.AddInsecureBypassPattern("/{")
	}()
	h := p.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "let pass") }))
	for _, method := range []string{"GET", "HEAD", "OPTIONS", "POST", "DELETE"} {
		for _, site := range []string{"", "same-origin", "none", "cross-site", "same-site"} {
			for _, origin := range []string{"", "https://good.example", "https://bad.example", "http://example.com", "null", "%"} {
				for _, target := range []string{"/", "/open/1", "/open//1"} {
					r := httptest.NewRequest(method, target, nil)
					if site != "" {
						r.Header.Set("Sec-Fetch-Site", site)
					}
					if origin != "" {
						r.Header.Set("Origin", origin)
					}
					w := httptest.NewRecorder()
					h.ServeHTTP(w, r)
					if err := p.Check(r); err != nil || w.Code != 200 {
						fmt.Println(method, site, origin, target, w.Code, strings.TrimSpace(w.Body.String()), err)
					}
				}
			}
		}
	}
	p.SetDenyHandler(http.NotFoundHandler())
	r := httptest.NewRequest("POST", "/", nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	fmt.Println(w.Code)
	p.SetDenyHandler(nil)
	w = httptest.NewRecorder()
	h.ServeHTTP(w, r)
	fmt.Println(w.Code)
}

// files asks for files without a network.
func files() {
	root, err := os.MkdirTemp("", "files")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(root)
	os.WriteFile(root+"/a.txt", []byte("file a"), 0o644)
	os.Mkdir(root+"/d", 0o755)
	os.WriteFile(root+"/d/index.html", []byte("<p>index"), 0o644)
	dir := os.DirFS(root)
	transport := &http.Transport{}
	transport.RegisterProtocol("file", http.NewFileTransportFS(dir))
	transport.RegisterProtocol("memory", http.NewFileTransport(http.FS(dir)))
	client := http.Client{Transport: transport}
	for _, target := range []string{"file:///a.txt", "memory:///d/", "file:///none", "memory:///d", "file:///"} {
		r, err := client.Get(target)
		if err != nil {
			fmt.Println(target, err)
			continue
		}
		body, err := io.ReadAll(r.Body)
		fmt.Printf("%s %s %s %d %t %q %v\n", target, r.Proto, r.Status, r.ContentLength, r.Close, body, err)
		fmt.Println(r.ProtoAtLeast(1, 0), r.ProtoAtLeast(1, 1), r.Header.Get("Content-Type"))
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		transport.RegisterProtocol("file", http.DefaultTransport)
	}()
}

func errorValues() {
	all := []error{http.ErrBodyNotAllowed, http.ErrBodyReadAfterClose, http.ErrHeaderTooLong, http.ErrLineTooLong, http.ErrMissingBoundary, http.ErrMissingContentLength, http.ErrNoLocation,
		http.ErrNotMultipart, http.ErrServerClosed, http.ErrShortBody, http.ErrUnexpectedTrailer, http.ErrWriteAfterFlush, http.ErrNotSupported, http.ErrHijacked, http.ErrContentLength, http.ErrAbortHandler,
		http.ErrHandlerTimeout, http.ErrLineTooLong, http.ErrMissingFile, http.ErrNoCookie, http.ErrSkipAltProtocol, http.ErrUseLastResponse}
	for _, err := range all {
		fmt.Printf("%T %v\n", err, err)
	}
	var e *http.ProtocolError = http.ErrNotSupported
	fmt.Println(e.ErrorString, e.Error(), errors.Is(e, errors.ErrUnsupported), e.Is(errors.ErrUnsupported), e.Is(io.EOF))
	tooMuch := &http.MaxBytesError{Limit: 5}
	fmt.Println(tooMuch.Error(), tooMuch.Limit)
	fmt.Println(http.DefaultMaxHeaderBytes, http.DefaultMaxIdleConnsPerHost, http.TimeFormat, http.TrailerPrefix)
}

func requests() {
	body := strings.NewReader("body")
	r, err := http.NewRequest("PUT", "http://example.com/a?b=c", body)
	fmt.Println(err, r.ContentLength, r.ProtoMajor, r.ProtoMinor, r.ProtoAtLeast(1, 1), r.ProtoAtLeast(2, 0))
	again, err := r.GetBody()
	text, _ := io.ReadAll(again)
	fmt.Println(string(text), err)
	r.Header.Set("User-Agent", "me")
	r.Header.Set("Referer", "http://from")
	type key struct{}
	with := r.WithContext(context.WithValue(context.Background(), key{}, "v"))
	fmt.Println(with.UserAgent(), with.Referer(), with.Context().Value(key{}), r.Context().Value(key{}), with.Cancel == nil)
	r.Header.WriteSubset(os.Stdout, map[string]bool{"Referer": true})
	c := &http.Cookie{Name: "n", Value: "v", Raw: "raw", RawExpires: "then", Unparsed: []string{"u"}, SameSite: http.SameSiteLaxMode}
	var site http.SameSite = c.SameSite
	fmt.Println(c, site, c.Raw, c.RawExpires, c.Unparsed)
	for s := http.StateNew; s <= http.StateClosed+1; s++ {
		fmt.Printf("%q ", s.String())
	}
	fmt.Println()
}

// pushed is a ResponseWriter that could push.
type pushed struct{ http.ResponseWriter }

func (pushed) Push(target string, o *http.PushOptions) error {
	return fmt.Errorf("push %s %s %v", target, o.Method, o.Header)
}

func serving() {
	mux := http.DefaultServeMux
	http.Handle("/handled", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "handled ", r.ProtoMajor) }))
	http.HandleFunc("/func", func(w http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(w)
		var _ *http.ResponseController = control
		fmt.Fprintln(w, control.Flush(), control.SetReadDeadline(time.Now().Add(time.Hour)), control.EnableFullDuplex())
	})
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest("GET", "/handled", nil))
	h, pattern := mux.Handler(httptest.NewRequest("GET", "/func", nil))
	fmt.Println(w.Body, pattern)
	h.(http.HandlerFunc).ServeHTTP(w, httptest.NewRequest("GET", "/func", nil))
	var pusher http.Pusher = pushed{w}
	fmt.Println(pusher.Push("/x", &http.PushOptions{Method: "GET", Header: http.Header{"A": {"b"}}}))

	states := make(chan string, 100)
	server := &http.Server{Addr: "127.0.0.1:0", IdleTimeout: time.Hour, WriteTimeout: time.Hour, ReadTimeout: time.Hour, ReadHeaderTimeout: time.Hour, MaxHeaderValueCount: 5,
		ConnState: func(c net.Conn, s http.ConnState) { states <- s.String() }}
	server.SetKeepAlivesEnabled(false)
	l, err := net.Listen("tcp", server.Addr)
	fmt.Println(err)
	served := make(chan error)
	go func() { served <- server.Serve(l) }()
	var transport http.RoundTripper = &http.Transport{MaxIdleConnsPerHost: 1, MaxResponseHeaderBytes: 1000, ReadBufferSize: 100, WriteBufferSize: 100, ExpectContinueTimeout: time.Second,
		Dial: func(network, addr string) (net.Conn, error) { return net.Dial(network, addr) }}
	for n := range 5 {
		r, _ := http.NewRequest("GET", "http://"+l.Addr().String()+"/handled", nil)
		for range n * 2 {
			r.Header.Add("X", "y")
		}
		answer, err := transport.RoundTrip(r)
		if err != nil {
			fmt.Println(err)
			continue
		}
		text, _ := io.ReadAll(answer.Body)
		fmt.Println(answer.Status, answer.Close, string(text))
	}
	transport.(*http.Transport).CloseIdleConnections()
	server.Close()
	fmt.Println(<-served)
	seen := map[string]bool{}
	for len(states) > 0 {
		seen[<-states] = true
	}
	names := make([]string, 0)
	for s := range seen {
		names = append(names, s)
	}
	sort.Strings(names)
	fmt.Println(names)
	fmt.Println(http.ListenAndServe("256.0.0.1:x", nil))
	server = &http.Server{DisableGeneralOptionsHandler: true, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Method, r.RequestURI) })}
	ours, theirs := net.Pipe()
	go server.Serve(&one{c: theirs, done: make(chan bool)})
	fmt.Fprint(ours, "OPTIONS * HTTP/1.0\r\n\r\n")
	text, err := io.ReadAll(ours)
	fmt.Println(bytes.HasSuffix(text, []byte("\r\n\r\nOPTIONS*")), err)
	server.Close()
}

// one is a listener that accepts one connection.
type one struct {
	c    net.Conn
	done chan bool
}

func (o *one) Accept() (net.Conn, error) {
	if c := o.c; c != nil {
		o.c = nil
		return c, nil
	}
	<-o.done
	return nil, net.ErrClosed
}

func (o *one) Close() error {
	close(o.done)
	return nil
}

func (o *one) Addr() net.Addr { return &net.TCPAddr{} }

func main() {
	fmt.Println(methods)
	for _, s := range statuses {
		fmt.Printf("%d %q\n", s, http.StatusText(s))
	}
	crossOrigin()
	files()
	errorValues()
	requests()
	serving()
	var jar http.CookieJar
	var system http.FileSystem = http.Dir(".")
	var file http.File
	file, err := system.Open("/none")
	fmt.Println(jar, file, err)
}
