package main

import (
	"fmt"
	"net"
)

func main() {
	for _, s := range []string{"a:1", ":", "", "a", "a:b:c", "[a]:1", "[a:b%z]:1", "[a]", "[a", "[a]b:1", "[a]:1:2", "x[a]:1", "a]:1", "[[a]:1", "[a]]:1", "::1:1", ":80", "host:"} {
		host, port, err := net.SplitHostPort(s)
		fmt.Printf("%q: %q %q %v\n", s, host, port, err)
	}
	fmt.Println(net.JoinHostPort("a", "1"), net.JoinHostPort("::1", "http"), net.JoinHostPort("", ""))
	for _, s := range []string{"1.2.3.4", "01.2.3.4", "1.2.3", "256.1.1.1", "::", "::1", "fe80::1", "fe80::1%eth0", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8", "1::2::3", "2001:DB8::A", "::1.2.3.4", "", "x"} {
		ip := net.ParseIP(s)
		fmt.Println(s, ip, len(ip), ip.To4(), ip.IsLoopback(), ip.IsPrivate(), ip.IsGlobalUnicast(), ip.IsUnspecified(), ip.IsMulticast(), ip.IsLinkLocalUnicast())
	}
	for _, s := range []string{"10.1.2.3/8", "10.0.0.0/33", "10.0.0.0", "2001:db8::1/32", "1.2.3.4/0", "1.2.3.4/08", "::ffff:1.2.3.4/100", "x/1", "1.2.3.4/"} {
		ip, n, err := net.ParseCIDR(s)
		fmt.Println(s, ip, n, err)
		if err == nil {
			ones, bits := n.Mask.Size()
			fmt.Println(n.Contains(ip), n.Contains(net.IPv4(11, 0, 0, 1)), ones, bits, n.Mask, n.Network())
		}
	}
	fmt.Println(net.IPv4(1, 2, 3, 4).DefaultMask(), net.IPv4(130, 2, 3, 4).DefaultMask(), net.IPv4(200, 2, 3, 4).DefaultMask())
	fmt.Println(net.CIDRMask(20, 32), net.CIDRMask(33, 32), net.IPv4Mask(255, 0, 255, 0))
	fmt.Println(net.IPv4Mask(255, 0, 255, 0).Size())
	fmt.Println(net.IP{1, 2}.String(), net.IP(nil).String(), net.IPv6loopback, net.IPv4bcast, net.IPv6linklocalallnodes)
	fmt.Println(net.ParseIP("1.2.3.4").Equal(net.IP{1, 2, 3, 4}), net.ParseIP("1.2.3.4").Mask(net.CIDRMask(8, 32)))
	text, err := net.ParseIP("::1").MarshalText()
	fmt.Println(string(text), err)
	var ip net.IP
	fmt.Println(ip.UnmarshalText([]byte("1.2.3.4")), ip, ip.UnmarshalText([]byte("x")))
	fmt.Println(&net.TCPAddr{IP: net.IPv4(1, 2, 3, 4), Port: 80}, &net.TCPAddr{Port: 80}, &net.TCPAddr{IP: net.ParseIP("fe80::1"), Port: 80, Zone: "eth0"}, (*net.TCPAddr)(nil))
	fmt.Println(&net.UDPAddr{IP: net.IPv6loopback, Port: 53}, &net.UnixAddr{Name: "/tmp/x", Net: "unix"}, &net.IPAddr{IP: net.IPv4zero})
	fmt.Println((&net.IPNet{IP: net.IPv4(1, 2, 3, 4), Mask: net.IPv4Mask(255, 0, 255, 0)}))
}
