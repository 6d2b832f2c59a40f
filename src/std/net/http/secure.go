package http

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/url"
	"slices"
	"time"
)

// ErrSchemeMismatch is the error of a client that speaks https to a server of http.
var ErrSchemeMismatch = errors.New("http: server gave HTTP response to HTTPS client")

type handshakeTimeout struct{}

func (handshakeTimeout) Error() string   { return "net/http: TLS handshake timeout" }
func (handshakeTimeout) Timeout() bool   { return true }
func (handshakeTimeout) Temporary() bool { return true }

// connect connects to a server or its proxy.
func (t *Transport) connect(ctx context.Context, c *clientConn, to *url.URL, target string, proxy *url.URL) (err error) {
	secure := to.Scheme == "https"
	if secure && proxy == nil && (t.DialTLSContext != nil || t.DialTLS != nil) {
		if t.DialTLSContext != nil {
			c.Conn, err = t.DialTLSContext(ctx, "tcp", target)
		} else {
			c.Conn, err = t.DialTLS("tcp", target)
		}
		if err == nil && c.Conn == nil {
			err = errors.New("net/http: Transport.DialTLS or DialTLSContext returned (nil, nil)")
		}
		if own, ok := c.Conn.(*tls.Conn); ok && err == nil {
			return t.shake(ctx, c, own)
		}
		return err
	}
	address := target
	if proxy != nil {
		address = hostPort(proxy)
	}
	if c.Conn, err = t.dial(ctx, address); err != nil {
		if proxy != nil {
			err = &net.OpError{Op: "proxyconnect", Net: "tcp", Err: err}
		}
		return err
	}
	if proxy != nil && proxy.Scheme == "https" {
		if err := t.secure(ctx, c, proxy.Hostname()); err != nil {
			return &net.OpError{Op: "proxyconnect", Net: "tcp", Err: err}
		}
		c.tls = nil
	}
	if !secure {
		return nil
	}
	if proxy != nil {
		if err := t.tunnel(ctx, c.Conn, proxy, target); err != nil {
			c.Conn.Close()
			return err
		}
	}
	return t.secure(ctx, c, to.Hostname())
}

// secure makes a connection one of TLS with a host.
func (t *Transport) secure(ctx context.Context, c *clientConn, host string) error {
	config := t.TLSClientConfig.Clone()
	if config == nil {
		config = new(tls.Config)
	}
	if config.ServerName == "" {
		config.ServerName = host
	}
	config.NextProtos = spoken(config.NextProtos)
	return t.shake(ctx, c, tls.Client(c.Conn, config))
}

// spoken returns the protocols with HTTP/1.1 and without HTTP/2.
func spoken(protocols []string) []string {
	protocols = slices.DeleteFunc(slices.Clone(protocols), func(p string) bool { return p == "h2" })
	if !slices.Contains(protocols, "http/1.1") {
		protocols = append(protocols, "http/1.1")
	}
	return protocols
}

// shake makes the handshake.
func (t *Transport) shake(ctx context.Context, c *clientConn, own *tls.Conn) error {
	limited := ctx
	if t.TLSHandshakeTimeout > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeoutCause(ctx, t.TLSHandshakeTimeout, handshakeTimeout{})
		defer cancel()
	}
	if err := own.HandshakeContext(limited); err != nil {
		own.NetConn().Close()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if cause := context.Cause(limited); cause != nil {
			return cause
		}
		if other, ok := err.(tls.RecordHeaderError); ok && string(other.RecordHeader[:]) == "HTTP/" {
			return ErrSchemeMismatch
		}
		return err
	}
	state := own.ConnectionState()
	c.Conn, c.tls = own, &state
	return nil
}

// secured is a connection with TLS, as far as a server is concerned: most servers have none.
type secured interface {
	// HandshakeContext makes the handshake.
	HandshakeContext(ctx context.Context) error
	// ConnectionState returns what is known of the connection.
	ConnectionState() tls.ConnectionState
}

// handshake makes the handshake of a connection that is one of TLS; whether that went well.
func (c *serverConn) handshake(ctx context.Context) bool {
	own, ok := c.Conn.(secured)
	if !ok {
		return true
	}
	var most time.Duration
	for _, d := range []time.Duration{c.srv.ReadHeaderTimeout, c.srv.ReadTimeout, c.srv.WriteTimeout} {
		if d > 0 && (most == 0 || d < most) {
			most = d
		}
	}
	if most > 0 {
		c.SetDeadline(after(most))
	}
	if err := own.HandshakeContext(ctx); err != nil {
		why := err.Error()
		if other, ok := err.(tls.RecordHeaderError); ok && other.Conn != nil && plainRequest(string(other.RecordHeader[:])) {
			io.WriteString(other.Conn, "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")
			other.Conn.Close()
			why = "client sent an HTTP request to an HTTPS server"
		}
		c.srv.logf("http: TLS handshake error from %s: %v", c.RemoteAddr(), why)
		return false
	}
	if most > 0 {
		c.SetDeadline(time.Time{})
	}
	state := own.ConnectionState()
	c.tls = &state
	return true
}

// plainRequest reports whether a request without TLS begins so.
func plainRequest(start string) bool {
	return slices.Contains([]string{"GET /", "HEAD ", "POST ", "PUT /", "OPTIO"}, start)
}

// ListenAndServeTLS serves https at an address with a handler, the DefaultServeMux if it is nil.
func ListenAndServeTLS(addr, certFile, keyFile string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServeTLS(certFile, keyFile)
}

// ServeTLS serves https on the connections of a listener.
func ServeTLS(l net.Listener, handler Handler, certFile, keyFile string) error {
	return (&Server{Handler: handler}).ServeTLS(l, certFile, keyFile)
}

// ListenAndServeTLS serves https at srv.Addr with the certificate and key in files, which may be none if srv.TLSConfig has some.
func (srv *Server) ListenAndServeTLS(certFile, keyFile string) error {
	addr := srv.Addr
	if addr == "" {
		addr = ":https"
	}
	l, err := srv.listen(addr)
	if err != nil {
		return err
	}
	defer l.Close()
	return srv.ServeTLS(l, certFile, keyFile)
}

// ServeTLS serves https on the connections of a listener with the certificate and key in files, which may be none if
// srv.TLSConfig has some.
func (srv *Server) ServeTLS(l net.Listener, certFile, keyFile string) error {
	config := srv.TLSConfig.Clone()
	if config == nil {
		config = new(tls.Config)
	}
	config.NextProtos = spoken(config.NextProtos)
	has := len(config.Certificates) > 0 || config.GetCertificate != nil || config.GetConfigForClient != nil
	if !has || certFile != "" || keyFile != "" {
		one, err := tls.LoadX509KeyPair(certFile, keyFile)
		if err != nil {
			return err
		}
		config.Certificates = []tls.Certificate{one}
	}
	return srv.Serve(tls.NewListener(l, config))
}
