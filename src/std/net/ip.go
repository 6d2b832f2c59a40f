package net

import "bytes"

// Lengths of addresses in bytes.
const (
	IPv4len = 4
	IPv6len = 16
)

// An IP is an address of four or sixteen bytes.
type IP []byte

// An IPMask tells the bits of the network in an address.
type IPMask []byte

// An IPNet is a network of addresses.
type IPNet struct {
	IP   IP
	Mask IPMask
}

// Well-known addresses.
var (
	IPv4bcast     = IPv4(255, 255, 255, 255)
	IPv4allsys    = IPv4(224, 0, 0, 1)
	IPv4allrouter = IPv4(224, 0, 0, 2)
	IPv4zero      = IPv4(0, 0, 0, 0)

	IPv6zero                   = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	IPv6unspecified            = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	IPv6loopback               = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	IPv6interfacelocalallnodes = IP{0xff, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	IPv6linklocalallnodes      = IP{0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	IPv6linklocalallrouters    = IP{0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2}
)

// IPv4 returns the address a.b.c.d in sixteen bytes.
func IPv4(a, b, c, d byte) IP {
	return IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d}
}

// IPv4Mask returns the mask a.b.c.d.
func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// CIDRMask returns a mask of so many ones, bits long; nil if there is none.
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := range m {
		switch {
		case ones >= 8:
			m[i] = 0xff
			ones -= 8
		case ones > 0:
			m[i] = ^byte(0xff >> ones)
			ones = 0
		}
	}
	return m
}

// ipText returns the usual form of 4 or 16 bytes.
func ipText(ip []byte) string

// parseIP returns 16 bytes, and whether s is of version 4; nil if s is no address.
func parseIP(s string) (ip []byte, four bool)

// ParseIP reads an address; nil if s is none.
func ParseIP(s string) IP {
	ip, _ := parseIP(s)
	return ip
}

// ParseCIDR reads an address and the length of its network, such as "192.0.2.1/24".
func ParseCIDR(s string) (IP, *IPNet, error) {
	for i := range len(s) {
		if s[i] != '/' {
			continue
		}
		ip, four := parseIP(s[:i])
		bits := 8 * IPv6len
		if four {
			bits = 8 * IPv4len
		}
		ones, ok := decimal(s[i+1:], bits)
		if ip == nil || !ok {
			break
		}
		mask := CIDRMask(ones, bits)
		return ip, &IPNet{IP: IP(ip).Mask(mask), Mask: mask}, nil
	}
	return nil, nil, &ParseError{Type: "CIDR address", Text: s}
}

// decimal reads a number up to most.
func decimal(s string, most int) (n int, ok bool) {
	if s == "" {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
		if n > most {
			return 0, false
		}
	}
	return n, true
}

// To4 returns the four bytes of an address of version 4; nil for others.
func (ip IP) To4() IP {
	if len(ip) == IPv4len {
		return ip
	}
	if len(ip) == IPv6len && bytes.Equal(ip[:12], IPv4zero[:12]) {
		return ip[12:16]
	}
	return nil
}

// To16 returns the address in sixteen bytes.
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

// Equal reports whether both are the same address.
func (ip IP) Equal(x IP) bool {
	a, b := ip.To16(), x.To16()
	if a == nil || b == nil {
		return bytes.Equal(ip, x)
	}
	return bytes.Equal(a, b)
}

// Mask returns the network's part of ip.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len {
		for _, b := range mask[:12] {
			if b != 0xff {
				return nil
			}
		}
		mask = mask[12:]
	}
	if four := ip.To4(); len(mask) == IPv4len && four != nil {
		ip = four
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range ip {
		out[i] = ip[i] & mask[i]
	}
	return out
}

// DefaultMask returns the mask of the class of an address of version 4.
func (ip IP) DefaultMask() IPMask {
	four := ip.To4()
	switch {
	case four == nil:
		return nil
	case four[0] < 0x80:
		return IPv4Mask(0xff, 0, 0, 0)
	case four[0] < 0xc0:
		return IPv4Mask(0xff, 0xff, 0, 0)
	}
	return IPv4Mask(0xff, 0xff, 0xff, 0)
}

// IsUnspecified reports whether ip is 0.0.0.0 or "::".
func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6unspecified) }

// IsLoopback reports whether ip is this machine itself.
func (ip IP) IsLoopback() bool {
	if four := ip.To4(); four != nil {
		return four[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

// IsPrivate reports whether ip is for use inside of one's own network.
func (ip IP) IsPrivate() bool {
	if four := ip.To4(); four != nil {
		return four[0] == 10 || four[0] == 172 && four[1]&0xf0 == 16 || four[0] == 192 && four[1] == 168
	}
	return len(ip) == IPv6len && ip[0]&0xfe == 0xfc
}

// IsMulticast reports whether ip is the address of a group.
func (ip IP) IsMulticast() bool {
	if four := ip.To4(); four != nil {
		return four[0]&0xf0 == 0xe0
	}
	return len(ip) == IPv6len && ip[0] == 0xff
}

// IsInterfaceLocalMulticast reports whether ip is a group on one interface.
func (ip IP) IsInterfaceLocalMulticast() bool {
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 1
}

// IsLinkLocalMulticast reports whether ip is a group on one link.
func (ip IP) IsLinkLocalMulticast() bool {
	if four := ip.To4(); four != nil {
		return four[0] == 224 && four[1] == 0 && four[2] == 0
	}
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 2
}

// IsLinkLocalUnicast reports whether ip is an address on one link.
func (ip IP) IsLinkLocalUnicast() bool {
	if four := ip.To4(); four != nil {
		return four[0] == 169 && four[1] == 254
	}
	return len(ip) == IPv6len && ip[0] == 0xfe && ip[1]&0xc0 == 0x80
}

// IsGlobalUnicast reports whether ip is an address of one machine, beyond its link.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) && !ip.IsUnspecified() &&
		!ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

func hex(b []byte) string {
	const digits = "0123456789abcdef"
	s := make([]byte, 0, 2*len(b))
	for _, c := range b {
		s = append(s, digits[c>>4], digits[c&15])
	}
	return string(s)
}

// String returns the usual form of ip.
func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if len(ip) != IPv4len && len(ip) != IPv6len {
		return "?" + hex(ip)
	}
	return ipText(ip)
}

// MarshalText is String, empty for no address.
func (ip IP) MarshalText() ([]byte, error) {
	if len(ip) == 0 {
		return []byte(""), nil
	}
	if len(ip) != IPv4len && len(ip) != IPv6len {
		return nil, &AddrError{Err: "invalid IP address", Addr: hex(ip)}
	}
	return []byte(ip.String()), nil
}

// AppendText appends what MarshalText returns.
func (ip IP) AppendText(b []byte) ([]byte, error) {
	text, err := ip.MarshalText()
	return append(b, text...), err
}

// UnmarshalText reads what MarshalText wrote.
func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = x
	return nil
}

// Size returns the number of leading ones and of all bits; zeros if other ones follow.
func (m IPMask) Size() (ones, bits int) {
	for i := range 8 * len(m) {
		if m[i/8]&(0x80>>(i%8)) == 0 {
			continue
		}
		if ones != i {
			return 0, 0
		}
		ones++
	}
	return ones, 8 * len(m)
}

// String returns m in hexadecimal digits.
func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hex(m)
}

// Contains reports whether ip is in the network.
func (n *IPNet) Contains(ip IP) bool {
	net, mask := n.parts()
	if four := ip.To4(); four != nil {
		ip = four
	}
	if len(ip) != len(net) {
		return false
	}
	for i := range ip {
		if net[i]&mask[i] != ip[i]&mask[i] {
			return false
		}
	}
	return true
}

// parts returns address and mask of equal length; nil if there are none.
func (n *IPNet) parts() (IP, IPMask) {
	ip := n.IP.To4()
	if ip == nil {
		ip = n.IP
		if len(ip) != IPv6len {
			return nil, nil
		}
	}
	mask := n.Mask
	switch {
	case len(mask) == len(ip):
	case len(mask) == IPv6len && len(ip) == IPv4len:
		mask = mask[12:]
	default:
		return nil, nil
	}
	return ip, mask
}

// Network returns "ip+net".
func (n *IPNet) Network() string { return "ip+net" }

// String returns the network as ParseCIDR reads it.
func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ip, mask := n.parts()
	if ip == nil {
		return "<nil>"
	}
	ones, bits := mask.Size()
	if bits == 0 {
		return ip.String() + "/" + mask.String()
	}
	return ip.String() + "/" + digits(ones)
}

func digits(n int) string {
	if n < 0 {
		return "-" + digits(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}
