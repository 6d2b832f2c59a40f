package net

import "context"

// A Resolver looks up names: in the system's files and by its resolver.
type Resolver struct {
	PreferGo     bool
	StrictErrors bool
	Dial         func(ctx context.Context, network, address string) (Conn, error)
}

// DefaultResolver is what the functions of this package use.
var DefaultResolver = &Resolver{}

func hostsFile(name string) []string
func hostNames(address string) []string
func system(name string) []string
func service(protocol, name string) int

func notFound(name string) error {
	return &DNSError{Err: "no such host", Name: name, IsNotFound: true}
}

// LookupHost returns the addresses of a machine.
func LookupHost(host string) (addrs []string, err error) {
	return DefaultResolver.LookupHost(context.Background(), host)
}

// LookupHost returns the addresses of a machine.
func (r *Resolver) LookupHost(ctx context.Context, host string) (addrs []string, err error) {
	if host == "" {
		return nil, notFound(host)
	}
	if ip, zone := divide(host); ParseIP(ip) != nil {
		if zone != "" {
			zone = "%" + zone
		}
		return []string{ParseIP(ip).String() + zone}, nil
	}
	if found := hostsFile(host); len(found) > 0 {
		return found, nil
	}
	if ctx.Done() == nil {
		addrs = system(host)
	} else {
		done := make(chan []string, 1)
		go func() { done <- system(host) }()
		select {
		case addrs = <-done:
		case <-ctx.Done():
			err := contextError(ctx.Err())
			return nil, &DNSError{UnwrapErr: err, Err: err.Error(), Name: host, IsTimeout: err == errTimeout}
		}
	}
	if len(addrs) == 0 {
		return nil, notFound(host)
	}
	return addrs, nil
}

// divide takes the zone off an address.
func divide(host string) (ip, zone string) {
	if i := first(host, '%'); i > 0 {
		return host[:i], host[i+1:]
	}
	return host, ""
}

// LookupIP returns the addresses of a machine.
func LookupIP(host string) ([]IP, error) {
	addrs, err := DefaultResolver.LookupIPAddr(context.Background(), host)
	if err != nil {
		return nil, err
	}
	ips := make([]IP, len(addrs))
	for i, a := range addrs {
		ips[i] = a.IP
	}
	return ips, nil
}

// LookupIPAddr returns the addresses of a machine.
func (r *Resolver) LookupIPAddr(ctx context.Context, host string) ([]IPAddr, error) {
	found, err := r.LookupHost(ctx, host)
	if err != nil {
		return nil, err
	}
	addrs := make([]IPAddr, len(found))
	for i, s := range found {
		ip, zone := divide(s)
		addrs[i] = IPAddr{ParseIP(ip), zone}
	}
	return addrs, nil
}

// LookupIP returns the addresses of a machine; network is "ip", "ip4" or "ip6".
func (r *Resolver) LookupIP(ctx context.Context, network, host string) ([]IP, error) {
	if !known(network, "ip", "ip4", "ip6") {
		return nil, UnknownNetworkError(network)
	}
	addrs, err := r.LookupIPAddr(ctx, host)
	if err != nil {
		return nil, err
	}
	var ips []IP
	for _, a := range addrs {
		if four := a.IP.To4() != nil; network == "ip" || four == (network == "ip4") {
			ips = append(ips, a.IP)
		}
	}
	if len(ips) == 0 {
		return nil, &AddrError{Err: errNoSuitable.Error(), Addr: host}
	}
	return ips, nil
}

// LookupPort returns the port of a service.
func LookupPort(network, service string) (port int, err error) {
	return DefaultResolver.LookupPort(context.Background(), network, service)
}

// LookupPort returns the port of a service.
func (r *Resolver) LookupPort(ctx context.Context, network, name string) (port int, err error) {
	if name == "" {
		return 0, nil
	}
	numeric, text := true, name
	if text[0] == '+' || text[0] == '-' {
		text = text[1:]
	}
	for i := range len(text) {
		numeric = numeric && '0' <= text[i] && text[i] <= '9'
		if numeric && port < 1<<20 {
			port = 10*port + int(text[i]-'0')
		}
	}
	if numeric {
		if port > 65535 || name[0] == '-' && port != 0 {
			return 0, &AddrError{Err: "invalid port", Addr: name}
		}
		return port, nil
	}
	protocols := []string{"tcp", "udp"}
	switch network {
	case "", "ip":
	case "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6":
		protocols = []string{network[:3]}
	default:
		return 0, &AddrError{Err: "unknown network", Addr: network}
	}
	for _, protocol := range protocols {
		if port := service(protocol, name); port >= 0 {
			return port, nil
		}
	}
	return 0, &DNSError{Err: "unknown port", Name: network + "/" + name, IsNotFound: true}
}

// LookupAddr returns the names that the system's file gives an address.
func LookupAddr(addr string) (names []string, err error) {
	return DefaultResolver.LookupAddr(context.Background(), addr)
}

// LookupAddr returns the names that the system's file gives an address.
func (r *Resolver) LookupAddr(ctx context.Context, addr string) (names []string, err error) {
	if ParseIP(addr) == nil {
		return nil, &DNSError{Err: "unrecognized address", Name: addr}
	}
	names = hostNames(addr)
	if len(names) == 0 {
		return nil, notFound(addr)
	}
	return names, nil
}
