package net

import (
	"context"
	"syscall"
)

// A UDPAddr is an end of a UDP connection.
type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *UDPAddr) endpoint() endpoint { return endpoint{a.IP, a.Port, a.Zone} }

// Network returns "udp".
func (a *UDPAddr) Network() string { return "udp" }

func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.endpoint().text()
}

// ResolveUDPAddr looks up an address "host:port".
func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	if network == "" {
		network = "udp"
	}
	if !known(network, "udp", "udp4", "udp6") {
		return nil, UnknownNetworkError(network)
	}
	found, err := resolve(context.Background(), network, address)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{found[0].ip, found[0].port, found[0].zone}, nil
}

// A UDPConn sends and receives messages over UDP.
type UDPConn struct {
	conn
}

// DialUDP makes a connection from laddr, if it is not nil, to raddr.
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	fail := func(to Addr, err error) error {
		e := &OpError{Op: "dial", Net: network, Addr: to, Err: err}
		if laddr != nil {
			e.Source = laddr
		}
		return e
	}
	if !known(network, "udp", "udp4", "udp6") {
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
	return &UDPConn{conn{s}}, nil
}

// ListenUDP listens for messages at laddr.
func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) {
	if laddr == nil {
		laddr = &UDPAddr{}
	}
	if !known(network, "udp", "udp4", "udp6") {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	s, err := boundTo(network, true, laddr.endpoint())
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: err}
	}
	return &UDPConn{conn{s}}, nil
}

// ReadFromUDP reads a message and tells who sent it.
func (c *UDPConn) ReadFromUDP(b []byte) (n int, addr *UDPAddr, err error) {
	if !c.ok() {
		return 0, nil, syscall.EINVAL
	}
	n, from, errno := readFrom(c.s.handle, b)
	if errno != 0 {
		return n, nil, c.s.wrap("read", failure("recvfrom", errno))
	}
	e, _ := unpack(from)
	if four := e.ip.To4(); four != nil {
		e.ip = four
	}
	return n, &UDPAddr{e.ip, e.port, e.zone}, nil
}

// ReadFrom reads a message and tells who sent it.
func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error) {
	n, addr, err := c.ReadFromUDP(b)
	if addr == nil {
		return n, nil, err
	}
	return n, addr, err
}

// WriteToUDP sends a message.
func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error) {
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
	if c.s.remote != nil {
		return 0, fail(ErrWriteToConnected)
	}
	if addr == nil {
		return 0, fail(errMissingAddress)
	}
	if c.s.family == 4 && addr.IP.To4() == nil && len(addr.IP) != 0 {
		return 0, fail(&AddrError{Err: "non-IPv4 address", Addr: addr.IP.String()})
	}
	n, errno := writeTo(c.s.handle, b, addr.endpoint().pack(c.s.family))
	if errno != 0 {
		return n, fail(failure("sendto", errno))
	}
	return n, nil
}

// WriteTo sends a message.
func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	to, ok := addr.(*UDPAddr)
	if !ok {
		return 0, &OpError{Op: "write", Net: c.s.net, Source: c.s.local, Addr: addr, Err: syscall.EINVAL}
	}
	return c.WriteToUDP(b, to)
}
