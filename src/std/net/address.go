package net

import "context"

// SplitHostPort divides "host:port", "[host]:port" and "[host%zone]:port".
func SplitHostPort(hostport string) (host, port string, err error) {
	wrong := func(why string) (string, string, error) {
		return "", "", &AddrError{Err: why, Addr: hostport}
	}
	colon := last(hostport, ':')
	if colon < 0 {
		return wrong("missing port in address")
	}
	from, rest := 0, 0
	if hostport[0] == '[' {
		end := first(hostport, ']')
		switch {
		case end < 0:
			return wrong("missing ']' in address")
		case end+1 == len(hostport):
			return wrong("missing port in address")
		case end+1 != colon:
			if hostport[end+1] == ':' {
				return wrong("too many colons in address")
			}
			return wrong("missing port in address")
		}
		host = hostport[1:end]
		from, rest = 1, end+1
	} else {
		host = hostport[:colon]
		if first(host, ':') >= 0 {
			return wrong("too many colons in address")
		}
	}
	if first(hostport[from:], '[') >= 0 {
		return wrong("unexpected '[' in address")
	}
	if first(hostport[rest:], ']') >= 0 {
		return wrong("unexpected ']' in address")
	}
	return host, hostport[colon+1:], nil
}

func first(s string, c byte) int {
	for i := range len(s) {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func last(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// JoinHostPort is "host:port", with brackets around a host that has colons in it.
func JoinHostPort(host, port string) string {
	if first(host, ':') >= 0 {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

// endpoint is what addresses of TCP and UDP have in common.
type endpoint struct {
	ip   IP
	port int
	zone string
}

func (e endpoint) text() string {
	host := ""
	if len(e.ip) > 0 {
		host = e.ip.String()
	}
	if e.zone != "" {
		host += "%" + e.zone
	}
	return JoinHostPort(host, digits(e.port))
}

// pack returns the address for natives; family 6 has version 4 mapped.
func (e endpoint) pack(family int) string {
	port := string([]byte{byte(e.port >> 8), byte(e.port)})
	if family == 4 {
		ip := e.ip.To4()
		if ip == nil {
			ip = IPv4zero.To4()
		}
		return "4" + string(ip) + port
	}
	ip := e.ip.To16()
	if ip == nil || e.ip.Equal(IPv4zero) {
		ip = IPv6zero
	}
	scope, _ := decimal(e.zone, 1<<31)
	return "6" + string(ip) + port + string([]byte{byte(scope >> 24), byte(scope >> 16), byte(scope >> 8), byte(scope)})
}

// unpack reads what a native returned.
func unpack(packed string) (e endpoint, path string) {
	number := func(s string) (n int) {
		for i := range len(s) {
			n = n<<8 | int(s[i])
		}
		return n
	}
	switch {
	case packed == "":
	case packed[0] == '4':
		e = endpoint{ip: IP(packed[1:5]), port: number(packed[5:7])}
	case packed[0] == '6':
		e = endpoint{ip: IP(packed[1:17]), port: number(packed[17:19])}
		if scope := number(packed[19:23]); scope != 0 {
			e.zone = digits(scope)
		}
	default:
		path = packed[1:]
	}
	return e, path
}

// resolve returns the endpoints that an address of this network names: those of version 4 first.
func resolve(ctx context.Context, network, address string) ([]endpoint, error) {
	if address == "" {
		return nil, errMissingAddress
	}
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, err := DefaultResolver.LookupPort(ctx, network, service)
	if err != nil {
		return nil, err
	}
	if host == "" {
		return []endpoint{{port: port}}, nil
	}
	ips, err := DefaultResolver.LookupIPAddr(ctx, host)
	if err != nil {
		return nil, err
	}
	var fours, sixes []endpoint
	for _, ip := range ips {
		e := endpoint{ip.IP, port, ip.Zone}
		if ip.IP.To4() != nil {
			fours = append(fours, e)
		} else {
			sixes = append(sixes, e)
		}
	}
	switch network[len(network)-1] {
	case '4':
		sixes = nil
	case '6':
		fours = nil
	}
	found := append(fours, sixes...)
	if len(found) == 0 {
		return nil, &AddrError{Err: errNoSuitable.Error(), Addr: host}
	}
	return found, nil
}

// known reports whether a network is among these.
func known(network string, names ...string) bool {
	for _, name := range names {
		if network == name {
			return true
		}
	}
	return false
}

// An IPAddr is the address of a machine.
type IPAddr struct {
	IP   IP
	Zone string
}

// Network returns "ip".
func (a *IPAddr) Network() string { return "ip" }

func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	s := ""
	if len(a.IP) > 0 {
		s = a.IP.String()
	}
	if a.Zone != "" {
		s += "%" + a.Zone
	}
	return s
}
