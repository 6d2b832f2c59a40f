package net

import (
	"context"
	"syscall"
	"time"
)

// A Dialer connects to addresses.
type Dialer struct {
	Timeout         time.Duration
	Deadline        time.Time
	LocalAddr       Addr
	DualStack       bool
	FallbackDelay   time.Duration
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
	Resolver        *Resolver
	Cancel          <-chan struct{}
	Control         func(network, address string, c syscall.RawConn) error
	ControlContext  func(ctx context.Context, network, address string, c syscall.RawConn) error
}

// A KeepAliveConfig says how a connection is probed while nothing goes over it.
type KeepAliveConfig struct {
	Enable   bool
	Idle     time.Duration
	Interval time.Duration
	Count    int
}

// Dial connects to an address: of the networks "tcp", "udp" (with "4" or "6"), "unix" and "unixgram".
func Dial(network, address string) (Conn, error) {
	var d Dialer
	return d.Dial(network, address)
}

// DialTimeout is Dial that gives up after some time.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	d := Dialer{Timeout: timeout}
	return d.Dial(network, address)
}

// Dial connects to an address.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

// DialContext connects to an address unless ctx ends first.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	end := d.Deadline
	if d.Timeout != 0 {
		if t := time.Now().Add(d.Timeout); end.IsZero() || t.Before(end) {
			end = t
		}
	}
	if !end.IsZero() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, end)
		defer cancel()
	}
	if d.Cancel != nil {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		defer cancel()
		go func() {
			select {
			case <-d.Cancel:
				cancel()
			case <-ctx.Done():
			}
		}()
	}
	fail := func(to Addr, err error) error {
		return &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: to, Err: err}
	}
	unix := known(network, "unix", "unixgram")
	if !unix && !known(network, "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6") {
		return nil, fail(nil, UnknownNetworkError(network))
	}
	if unix {
		to := &UnixAddr{address, network}
		local := ""
		if a, ok := d.LocalAddr.(*UnixAddr); ok && a != nil {
			local = "u" + a.Name
		}
		s, err := d.connect(ctx, network, 1, local, "u"+address)
		if err != nil {
			return nil, fail(to, err)
		}
		return &UnixConn{conn{s}}, nil
	}
	found, err := resolve(ctx, network, address)
	if err != nil {
		return nil, fail(nil, err)
	}
	var firstErr error
	for _, e := range found {
		to := Addr(&TCPAddr{e.ip, e.port, e.zone})
		if network[0] == 'u' {
			to = &UDPAddr{e.ip, e.port, e.zone}
		}
		s, err := d.connectTo(ctx, network, e)
		if err == nil {
			if network[0] == 'u' {
				return &UDPConn{conn{s}}, nil
			}
			c := newTCP(s)
			c.keep(d.KeepAlive, d.KeepAliveConfig)
			return c, nil
		}
		if firstErr == nil {
			firstErr = fail(to, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, firstErr
}

func (d *Dialer) connectTo(ctx context.Context, network string, e endpoint) (*socket, error) {
	if len(e.ip) == 0 {
		e.ip = IPv4(127, 0, 0, 1)
		if network[len(network)-1] == '6' {
			e.ip = IPv6loopback
		}
	}
	family := 6
	if e.ip.To4() != nil {
		family = 4
	}
	local := ""
	switch a := d.LocalAddr.(type) {
	case nil:
	case *TCPAddr:
		if network[0] != 't' {
			return nil, &AddrError{Err: "mismatched local address type", Addr: a.String()}
		}
		if a != nil {
			local = a.endpoint().pack(family)
		}
	case *UDPAddr:
		if network[0] != 'u' {
			return nil, &AddrError{Err: "mismatched local address type", Addr: a.String()}
		}
		if a != nil {
			local = a.endpoint().pack(family)
		}
	default:
		return nil, &AddrError{Err: "mismatched local address type", Addr: a.String()}
	}
	return d.connect(ctx, network, family, local, e.pack(family))
}

func (d *Dialer) connect(ctx context.Context, network string, family int, local, to string) (*socket, error) {
	if err := ctx.Err(); err != nil {
		return nil, contextError(err)
	}
	datagrams := network[0] == 'u' && network != "unix"
	handle, errno := open(family, datagrams)
	if errno != 0 {
		return nil, failure("socket", errno)
	}
	if local != "" {
		if errno := bind(handle, local); errno != 0 {
			closeSocket(handle)
			return nil, failure("bind", errno)
		}
	}
	if end, ok := ctx.Deadline(); ok {
		deadline(handle, 2, int(time.Until(end)), false)
	}
	if datagrams && family != 1 {
		option(handle, "broadcast", 1)
	}
	var connected, watched chan struct{}
	if ctx.Done() != nil {
		connected, watched = make(chan struct{}), make(chan struct{})
		go func() {
			select {
			case <-ctx.Done():
				deadline(handle, 2, -1, false)
			case <-connected:
			}
			close(watched)
		}()
	}
	errno = connect(handle, to)
	if connected != nil {
		close(connected)
		<-watched
	}
	if errno == 0 && ctx.Err() != nil {
		errno = -2
	}
	if errno != 0 {
		closeSocket(handle)
		if errno != -2 {
			return nil, failure("connect", errno)
		}
		if err := ctx.Err(); err != nil {
			return nil, contextError(err)
		}
		return nil, errTimeout
	}
	if ctx.Done() != nil {
		deadline(handle, 2, 0, true)
	}
	return newSocket(handle, family, network), nil
}

// A ListenConfig says how to listen.
type ListenConfig struct {
	Control         func(network, address string, c syscall.RawConn) error
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
}

// Listen listens at an address of the networks "tcp", "tcp4", "tcp6" and "unix". Port 0 is one that the system chooses.
func Listen(network, address string) (Listener, error) {
	var lc ListenConfig
	return lc.Listen(context.Background(), network, address)
}

// Listen listens at an address.
func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	fail := func(at Addr, err error) error {
		return &OpError{Op: "listen", Net: network, Addr: at, Err: err}
	}
	switch {
	case network == "unix":
		l, err := ListenUnix(network, &UnixAddr{address, network})
		if err != nil {
			return nil, err
		}
		return l, nil
	case !known(network, "tcp", "tcp4", "tcp6"):
		return nil, fail(nil, UnknownNetworkError(network))
	}
	found, err := listenable(ctx, network, address)
	if err != nil {
		return nil, fail(nil, err)
	}
	l, err := ListenTCP(network, &TCPAddr{found.ip, found.port, found.zone})
	if err != nil {
		return nil, err
	}
	l.alive, l.config = lc.KeepAlive, lc.KeepAliveConfig
	return l, nil
}

// listenable resolves an address to listen at; an empty one is any.
func listenable(ctx context.Context, network, address string) (endpoint, error) {
	if address == "" {
		return endpoint{}, nil
	}
	found, err := resolve(ctx, network, address)
	if err != nil {
		return endpoint{}, err
	}
	return found[0], nil
}

// ListenPacket listens for messages on the networks "udp", "udp4", "udp6" and "unixgram".
func ListenPacket(network, address string) (PacketConn, error) {
	var lc ListenConfig
	return lc.ListenPacket(context.Background(), network, address)
}

// ListenPacket listens for messages.
func (lc *ListenConfig) ListenPacket(ctx context.Context, network, address string) (PacketConn, error) {
	fail := func(err error) error { return &OpError{Op: "listen", Net: network, Err: err} }
	switch {
	case network == "unixgram":
		c, err := ListenUnixgram(network, &UnixAddr{address, network})
		if err != nil {
			return nil, err
		}
		return c, nil
	case !known(network, "udp", "udp4", "udp6"):
		return nil, fail(UnknownNetworkError(network))
	}
	found, err := listenable(ctx, network, address)
	if err != nil {
		return nil, fail(err)
	}
	c, err := ListenUDP(network, &UDPAddr{found.ip, found.port, found.zone})
	if err != nil {
		return nil, err
	}
	return c, nil
}
