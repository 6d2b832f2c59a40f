// Package httptest helps to test servers and clients.
//
// Left out: NewTestServer and networks in memory; HTTP/2.
package httptest

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
)

// DefaultRemoteAddr is a server's address in the documentation of addresses.
const DefaultRemoteAddr = "1.2.3.4"

// NewRequest returns a request as a handler gets it. It panics if that cannot be.
func NewRequest(method, target string, body io.Reader) *http.Request {
	return NewRequestWithContext(context.Background(), method, target, body)
}

// NewRequestWithContext is NewRequest with a context. target is a path or an address; without a host it is example.com.
func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) *http.Request {
	if method == "" {
		method = "GET"
	}
	req, err := http.ReadRequest(bufio.NewReader(strings.NewReader(method + " " + target + " HTTP/1.0\r\n\r\n")))
	if err != nil {
		panic("invalid NewRequest arguments; " + err.Error())
	}
	req = req.WithContext(ctx)
	req.Proto, req.ProtoMinor, req.Close = "HTTP/1.1", 1, false
	if body != nil {
		switch v := body.(type) {
		case *bytes.Buffer:
			req.ContentLength = int64(v.Len())
		case *bytes.Reader:
			req.ContentLength = int64(v.Len())
		case *strings.Reader:
			req.ContentLength = int64(v.Len())
		default:
			req.ContentLength = -1
		}
		if rc, ok := body.(io.ReadCloser); ok {
			req.Body = rc
		} else {
			req.Body = io.NopCloser(body)
		}
	}
	req.RemoteAddr = "192.0.2.1:1234"
	if req.Host == "" {
		req.Host = "example.com"
	}
	if strings.HasPrefix(target, "https://") {
		req.TLS = &tls.ConnectionState{Version: tls.VersionTLS12, HandshakeComplete: true, ServerName: req.Host}
	}
	return req
}

// A Server is a server on a port of this machine that the system has chosen.
type Server struct {
	URL         string // http://host:port
	Listener    net.Listener
	EnableHTTP2 bool // has no effect
	// TLS is for StartTLS, which adds its own certificate unless there is one.
	TLS    *tls.Config
	Config *http.Server

	certificate *x509.Certificate

	mu     sync.Mutex
	closed bool
	conns  map[net.Conn]http.ConnState
	done   chan struct{}
	client *http.Client
}

// NewServer starts a server. It is to be closed.
func NewServer(handler http.Handler) *Server {
	s := NewUnstartedServer(handler)
	s.Start()
	return s
}

// NewUnstartedServer returns a server to be started with Start or StartTLS.
func NewUnstartedServer(handler http.Handler) *Server {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		if l, err = net.Listen("tcp6", "[::1]:0"); err != nil {
			panic(fmt.Sprintf("httptest: failed to listen on a port: %v", err))
		}
	}
	return &Server{Listener: l, Config: &http.Server{Handler: handler}}
}

// Start starts the server.
func (s *Server) Start() {
	if s.URL != "" {
		panic("Server already started")
	}
	s.URL = "http://" + s.Listener.Addr().String()
	s.serve(&http.Transport{})
}

// serve begins to serve, and makes the client.
func (s *Server) serve(t *http.Transport) {
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		if host, _, err := net.SplitHostPort(address); err == nil && (host == "example.com" || strings.HasSuffix(host, ".example.com")) {
			address = s.Listener.Addr().String()
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	t.DialContext = dial
	s.client = &http.Client{Transport: t}
	s.conns = make(map[net.Conn]http.ConnState)
	hook := s.Config.ConnState
	s.Config.ConnState = func(c net.Conn, state http.ConnState) {
		s.mu.Lock()
		if state == http.StateClosed || state == http.StateHijacked {
			delete(s.conns, c)
		} else {
			s.conns[c] = state
		}
		s.mu.Unlock()
		if hook != nil {
			hook(c, state)
		}
	}
	s.done = make(chan struct{})
	go func() {
		s.Config.Serve(s.Listener)
		close(s.done)
	}()
}

// Close ends the server after the requests that it is answering.
func (s *Server) Close() {
	s.mu.Lock()
	closed := s.closed
	s.closed = true
	s.mu.Unlock()
	if closed {
		return
	}
	if s.done == nil {
		s.Listener.Close()
		return
	}
	if t, ok := http.DefaultTransport.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
	s.client.CloseIdleConnections()
	s.Config.Shutdown(context.Background())
	<-s.done
}

// CloseClientConnections closes all connections.
func (s *Server) CloseClientConnections() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.Close()
	}
}

// Client returns a client for the server. It goes to the server for example.com too.
func (s *Server) Client() *http.Client { return s.client }
