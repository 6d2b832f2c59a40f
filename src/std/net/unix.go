package net

import (
	"context"
	"sync"
	"syscall"
	"time"
)

// A UnixAddr is an end of a connection within the machine.
type UnixAddr struct {
	Name string
	Net  string
}

// Network returns the kind of network: "unix" or "unixgram".
func (a *UnixAddr) Network() string { return a.Net }

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

// ResolveUnixAddr returns the address with that name.
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	if !known(network, "unix", "unixgram", "unixpacket") {
		return nil, UnknownNetworkError(network)
	}
	return &UnixAddr{address, network}, nil
}

// A UnixConn is a connection within the machine.
type UnixConn struct {
	conn
}

// DialUnix connects from laddr, if it is not nil, to raddr.
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	if !known(network, "unix", "unixgram") {
		return nil, &OpError{Op: "dial", Net: network, Addr: raddr, Err: UnknownNetworkError(network)}
	}
	e := &OpError{Op: "dial", Net: network}
	local := ""
	if laddr != nil {
		local = "u" + laddr.Name
		e.Source = laddr
	}
	if raddr == nil {
		e.Err = errMissingAddress
		return nil, e
	}
	var d Dialer
	s, err := d.connect(context.Background(), network, 1, local, "u"+raddr.Name)
	if err != nil {
		e.Addr, e.Err = raddr, err
		return nil, e
	}
	return &UnixConn{conn{s}}, nil
}

// CloseRead ends reading.
func (c *UnixConn) CloseRead() error { return c.closeHalf(false) }

// CloseWrite ends writing: the other end then reads io.EOF.
func (c *UnixConn) CloseWrite() error { return c.closeHalf(true) }

// ReadFromUnix reads a message and tells who sent it.
func (c *UnixConn) ReadFromUnix(b []byte) (int, *UnixAddr, error) {
	if !c.ok() {
		return 0, nil, syscall.EINVAL
	}
	n, from, errno := readFrom(c.s.handle, b)
	if errno != 0 {
		return n, nil, c.s.wrap("read", failure("recvfrom", errno))
	}
	_, path := unpack(from)
	if path == "@" {
		return n, nil, nil
	}
	return n, &UnixAddr{path, c.s.net}, nil
}

// ReadFrom reads a message and tells who sent it.
func (c *UnixConn) ReadFrom(b []byte) (int, Addr, error) {
	n, addr, err := c.ReadFromUnix(b)
	if addr == nil {
		return n, nil, err
	}
	return n, addr, err
}

// WriteToUnix sends a message.
func (c *UnixConn) WriteToUnix(b []byte, addr *UnixAddr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	fail := func(err error) error {
		e := &OpError{Op: "write", Net: c.s.net, Source: c.s.local, Err: err}
		if addr != nil {
			e.Addr = addr
		}
		return e
	}
	switch {
	case c.s.remote != nil:
		return 0, fail(ErrWriteToConnected)
	case addr == nil:
		return 0, fail(errMissingAddress)
	case addr.Net != c.s.net:
		return 0, fail(syscall.EAFNOSUPPORT)
	}
	n, errno := writeTo(c.s.handle, b, "u"+addr.Name)
	if errno != 0 {
		return n, fail(failure("sendto", errno))
	}
	return n, nil
}

// WriteTo sends a message.
func (c *UnixConn) WriteTo(b []byte, addr Addr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	to, ok := addr.(*UnixAddr)
	if !ok {
		return 0, &OpError{Op: "write", Net: c.s.net, Source: c.s.local, Addr: addr, Err: syscall.EINVAL}
	}
	return c.WriteToUnix(b, to)
}

// A UnixListener accepts connections within the machine.
type UnixListener struct {
	s      *socket
	path   string
	keep   bool
	unlink sync.Once
}

// ListenUnix listens at laddr, whose file Close removes.
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	if network != "unix" {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		return nil, &OpError{Op: "listen", Net: network, Err: errMissingAddress}
	}
	s, err := bound(network, 1, false, "u"+laddr.Name, false)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: err}
	}
	return &UnixListener{s: s, path: laddr.Name}, nil
}

// ListenUnixgram listens for messages at laddr.
func ListenUnixgram(network string, laddr *UnixAddr) (*UnixConn, error) {
	if network != "unixgram" {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		return nil, &OpError{Op: "listen", Net: network, Err: errMissingAddress}
	}
	s, err := bound(network, 1, true, "u"+laddr.Name, false)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: err}
	}
	return &UnixConn{conn{s}}, nil
}

// AcceptUnix waits for a connection.
func (l *UnixListener) AcceptUnix() (*UnixConn, error) {
	if l == nil || l.s == nil {
		return nil, syscall.EINVAL
	}
	s, err := l.s.accepted()
	if err != nil {
		return nil, err
	}
	return &UnixConn{conn{s}}, nil
}

// Accept waits for a connection.
func (l *UnixListener) Accept() (Conn, error) {
	c, err := l.AcceptUnix()
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Close stops listening and removes the listener's file.
func (l *UnixListener) Close() error {
	if l == nil || l.s == nil {
		return syscall.EINVAL
	}
	l.unlink.Do(func() {
		if !l.keep && l.path != "" && l.path[0] != '@' {
			unlink(l.path)
		}
	})
	return l.s.closeListener()
}

// SetUnlinkOnClose sets whether Close removes the listener's file.
func (l *UnixListener) SetUnlinkOnClose(unlink bool) { l.keep = !unlink }

// Addr returns where it listens.
func (l *UnixListener) Addr() Addr { return l.s.local }

// SetDeadline sets the time after which Accept fails instead of waiting; the zero time is never.
func (l *UnixListener) SetDeadline(t time.Time) error {
	if l == nil || l.s == nil {
		return syscall.EINVAL
	}
	return l.s.deadline(3, t)
}
