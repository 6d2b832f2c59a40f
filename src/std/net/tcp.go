package net

import (
	"context"
	"io"
	"syscall"
	"time"
)

// A TCPAddr is an end of a TCP connection.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *TCPAddr) endpoint() endpoint { return endpoint{a.IP, a.Port, a.Zone} }

// Network returns "tcp".
func (a *TCPAddr) Network() string { return "tcp" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.endpoint().text()
}

// ResolveTCPAddr looks up an address "host:port".
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	if network == "" {
		network = "tcp"
	}
	if !known(network, "tcp", "tcp4", "tcp6") {
		return nil, UnknownNetworkError(network)
	}
	found, err := resolve(context.Background(), network, address)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{found[0].ip, found[0].port, found[0].zone}, nil
}

// A TCPConn is a connection over TCP.
type TCPConn struct {
	conn
}

func newTCP(s *socket) *TCPConn {
	option(s.handle, "nodelay", 1)
	return &TCPConn{conn{s}}
}

// keep sets how the connection is probed: by default every 15 seconds.
func (c *TCPConn) keep(alive time.Duration, config KeepAliveConfig) {
	switch {
	case config.Enable:
		c.SetKeepAliveConfig(config)
	case alive >= 0:
		c.SetKeepAliveConfig(KeepAliveConfig{Enable: true, Idle: alive})
	}
}

// DialTCP connects from laddr, if it is not nil, to raddr.
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	fail := func(to Addr, err error) error {
		e := &OpError{Op: "dial", Net: network, Addr: to, Err: err}
		if laddr != nil {
			e.Source = laddr
		}
		return e
	}
	if !known(network, "tcp", "tcp4", "tcp6") {
		return nil, fail(raddr, UnknownNetworkError(network))
	}
	if raddr == nil {
		return nil, fail(nil, errMissingAddress)
	}
	var d Dialer
	if laddr != nil {
		d.LocalAddr = laddr
	}
	s, err := d.connectTo(context.Background(), network, raddr.endpoint())
	if err != nil {
		return nil, fail(raddr, err)
	}
	c := newTCP(s)
	c.keep(0, KeepAliveConfig{})
	return c, nil
}

// CloseRead ends reading.
func (c *TCPConn) CloseRead() error { return c.closeHalf(false) }

// CloseWrite ends writing: the other end then reads io.EOF.
func (c *TCPConn) CloseWrite() error { return c.closeHalf(true) }

// SetLinger sets how many seconds Close lets the system try to send what is left; it does so on its own if sec < 0.
func (c *TCPConn) SetLinger(sec int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.set("linger", sec)
}

// SetNoDelay sets whether small writes are sent at once, as they are by default.
func (c *TCPConn) SetNoDelay(noDelay bool) error { return c.flag("nodelay", noDelay) }

// SetKeepAlive sets whether the connection is probed while nothing goes over it.
func (c *TCPConn) SetKeepAlive(keepalive bool) error { return c.flag("keepalive", keepalive) }

func (c *TCPConn) flag(which string, on bool) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	if on {
		return c.s.set(which, 1)
	}
	return c.s.set(which, 0)
}

func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

// SetKeepAlivePeriod sets after what time, and how often, the connection is probed.
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	if err := c.s.set("idle", seconds(d)); err != nil {
		return err
	}
	return c.s.set("interval", seconds(d))
}

// SetKeepAliveConfig sets how the connection is probed.
func (c *TCPConn) SetKeepAliveConfig(config KeepAliveConfig) error {
	if err := c.SetKeepAlive(config.Enable); err != nil {
		return err
	}
	set := func(which string, value, usual int) {
		if value == 0 {
			value = usual
		}
		if value > 0 {
			option(c.s.handle, which, value)
		}
	}
	set("idle", seconds(config.Idle), 15)
	set("interval", seconds(config.Interval), 15)
	set("count", config.Count, 9)
	return nil
}

// ReadFrom writes to the connection all that r has.
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := io.Copy(onlyWriter{c}, r)
	return n, c.s.wrap("readfrom", err)
}

// WriteTo writes to w all that comes over the connection.
func (c *TCPConn) WriteTo(w io.Writer) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := io.Copy(w, onlyReader{c})
	return n, c.s.wrap("writeto", err)
}

type onlyWriter struct{ c *TCPConn }

func (w onlyWriter) Write(b []byte) (int, error) { return w.c.Write(b) }

type onlyReader struct{ c *TCPConn }

func (r onlyReader) Read(b []byte) (int, error) { return r.c.Read(b) }

// A TCPListener accepts TCP connections.
type TCPListener struct {
	s      *socket
	alive  time.Duration
	config KeepAliveConfig
}

// ListenTCP listens at laddr.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	if !known(network, "tcp", "tcp4", "tcp6") {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	s, err := boundTo(network, false, laddr.endpoint())
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: err}
	}
	return &TCPListener{s: s}, nil
}

// AcceptTCP waits for a connection.
func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	if l == nil || l.s == nil {
		return nil, syscall.EINVAL
	}
	s, err := l.s.accepted()
	if err != nil {
		return nil, err
	}
	c := newTCP(s)
	c.keep(l.alive, l.config)
	return c, nil
}

// Accept waits for a connection.
func (l *TCPListener) Accept() (Conn, error) {
	c, err := l.AcceptTCP()
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Close stops listening.
func (l *TCPListener) Close() error {
	if l == nil || l.s == nil {
		return syscall.EINVAL
	}
	return l.s.closeListener()
}

func (s *socket) closeListener() error {
	if errno := closeSocket(s.handle); errno != 0 {
		return &OpError{Op: "close", Net: s.net, Addr: s.local, Err: failure("close", errno)}
	}
	return nil
}

// Addr returns where it listens.
func (l *TCPListener) Addr() Addr { return l.s.local }

// SetDeadline sets the time after which Accept fails instead of waiting; the zero time is never.
func (l *TCPListener) SetDeadline(t time.Time) error {
	if l == nil || l.s == nil {
		return syscall.EINVAL
	}
	return l.s.deadline(3, t)
}
