package net

import (
	"io"
	"os"
	"sync"
	"syscall"
	"time"
)

func open(family int, datagrams bool) (handle, errno int)
func bind(handle int, address string) (errno int)
func listen(handle int) (errno int)
func connect(handle int, address string) (errno int)
func accept(handle int) (other, errno int)
func read(handle int, b []byte) (n, errno int)
func write(handle int, b []byte) (n, errno int)
func readFrom(handle int, b []byte) (n int, from string, errno int)
func writeTo(handle int, b []byte, to string) (n, errno int)
func name(handle int, peer bool) (address string, errno int)
func shutdown(handle int, writing bool) (errno int)
func closeSocket(handle int) (errno int)
func deadline(handle, sides, ns int, never bool) (errno int)
func option(handle int, which string, value int) (errno int)
func unlink(path string)

// socket is an open socket of this network.
type socket struct {
	handle  int
	family  int
	net     string
	local   Addr
	remote  Addr
	writing sync.Mutex // writes come one after the other

	datagrams bool
}

// address makes an Addr of this network from what a native returned.
func address(network, packed string) Addr {
	if packed == "" {
		return nil
	}
	e, path := unpack(packed)
	switch {
	case network[0] == 't':
		return &TCPAddr{e.ip, e.port, e.zone}
	case network[:2] == "ud":
		return &UDPAddr{e.ip, e.port, e.zone}
	}
	return &UnixAddr{path, network}
}

func newSocket(handle, family int, network string) *socket {
	s := &socket{handle: handle, family: family, net: network}
	s.datagrams = network[:3] == "udp" || network == "unixgram"
	packed, _ := name(handle, false)
	s.local = address(network, packed)
	if packed, errno := name(handle, true); errno == 0 {
		s.remote = address(network, packed)
	}
	return s
}

// wrap says which operation failed.
func (s *socket) wrap(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &OpError{Op: op, Net: s.net, Source: s.local, Addr: s.remote, Err: err}
}

// unset is the error of a socket that refuses a setting.
func (s *socket) unset(err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: "set", Net: s.net, Addr: s.local, Err: err}
}

func (s *socket) set(which string, value int) error {
	return s.unset(failure("setsockopt", option(s.handle, which, value)))
}

// conn is what connections of all networks have in common.
type conn struct {
	s *socket
}

func (c *conn) ok() bool { return c != nil && c.s != nil }

// Read reads what there is, and waits if that is nothing.
func (c *conn) Read(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, errno := read(c.s.handle, b)
	if errno != 0 {
		return n, c.s.wrap("read", failure("read", errno))
	}
	if n == 0 && len(b) > 0 && !c.s.datagrams {
		return 0, io.EOF
	}
	return n, nil
}

// Write writes all of b.
func (c *conn) Write(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	c.s.writing.Lock()
	n, errno := write(c.s.handle, b)
	c.s.writing.Unlock()
	return n, c.s.wrap("write", failure("write", errno))
}

// Close closes the connection; calls that wait return an error.
func (c *conn) Close() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.wrap("close", failure("close", closeSocket(c.s.handle)))
}

// LocalAddr returns the address of this end.
func (c *conn) LocalAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.s.local
}

// RemoteAddr returns the address of the other end.
func (c *conn) RemoteAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.s.remote
}

func (s *socket) deadline(sides int, t time.Time) error {
	left := time.Duration(0)
	if !t.IsZero() {
		left = time.Until(t)
	}
	return s.unset(failure("set", deadline(s.handle, sides, int(left), t.IsZero())))
}

// SetDeadline sets the time after which calls fail instead of waiting; the zero time is never.
func (c *conn) SetDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.deadline(3, t)
}

// SetReadDeadline is SetDeadline for reads.
func (c *conn) SetReadDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.deadline(1, t)
}

// SetWriteDeadline is SetDeadline for writes.
func (c *conn) SetWriteDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.deadline(2, t)
}

// SetReadBuffer sets how much the system keeps for reads.
func (c *conn) SetReadBuffer(bytes int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.set("receive", bytes)
}

// SetWriteBuffer sets how much the system keeps of writes.
func (c *conn) SetWriteBuffer(bytes int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.set("send", bytes)
}

func (c *conn) closeHalf(writing bool) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.wrap("close", failure("shutdown", shutdown(c.s.handle, writing)))
}

// bound opens a socket that is bound to an address; which call failed stands in the error.
func bound(network string, family int, datagrams bool, packed string, v6only bool) (*socket, error) {
	handle, errno := open(family, datagrams)
	if errno != 0 {
		return nil, failure("socket", errno)
	}
	if !datagrams && family != 1 {
		option(handle, "reuse", 1)
	}
	if family == 6 {
		only := 0
		if v6only {
			only = 1
		}
		option(handle, "v6only", only)
	}
	if datagrams && family != 1 {
		option(handle, "broadcast", 1)
	}
	if packed != "" {
		if errno := bind(handle, packed); errno != 0 {
			closeSocket(handle)
			return nil, failure("bind", errno)
		}
	}
	if !datagrams {
		if errno := listen(handle); errno != 0 {
			closeSocket(handle)
			return nil, failure("listen", errno)
		}
	}
	return newSocket(handle, family, network), nil
}

// boundTo opens a socket at an endpoint: for both versions where that is possible.
func boundTo(network string, datagrams bool, e endpoint) (*socket, error) {
	wild := len(e.ip) == 0 || e.ip.IsUnspecified()
	switch network[len(network)-1] {
	case '4':
		return bound(network, 4, datagrams, e.pack(4), false)
	case '6':
		return bound(network, 6, datagrams, e.pack(6), true)
	}
	if !wild && e.ip.To4() != nil {
		return bound(network, 4, datagrams, e.pack(4), false)
	}
	s, err := bound(network, 6, datagrams, e.pack(6), false)
	if call, ok := err.(*os.SyscallError); ok && wild && (call.Err == syscall.EAFNOSUPPORT || call.Err == syscall.EADDRNOTAVAIL) {
		return bound(network, 4, datagrams, e.pack(4), false)
	}
	return s, err
}

// accepted waits for a connection.
func (s *socket) accepted() (*socket, error) {
	handle, errno := accept(s.handle)
	if errno != 0 {
		return nil, &OpError{Op: "accept", Net: s.net, Addr: s.local, Err: failure("accept4", errno)}
	}
	return newSocket(handle, s.family, s.net), nil
}
