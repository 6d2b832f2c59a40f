package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"time"
)

func main() {
	_, err := net.Dial("tcp", "127.0.0.1:1")
	fmt.Println(err)
	var op *net.OpError
	fmt.Println(errors.As(err, &op), op.Op, op.Net, op.Source, op.Addr, op.Err, op.Timeout(), op.Temporary())
	fmt.Println(errors.Is(err, syscall.ECONNREFUSED))
	var call *os.SyscallError
	fmt.Println(errors.As(err, &call), call.Syscall)
	for _, address := range []string{"", "localhost", "127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:nosuch", "::1:80", "[::1", "[::1]", "[::1]:http:x", "a]:80", "a[b]:80", ":1", "localhost:http:80"} {
		_, err := net.Dial("tcp", address)
		fmt.Printf("%q: %v\n", address, err)
	}
	for _, network := range []string{"", "tcp5", "udp7", "ip", "unix9"} {
		_, err := net.Dial(network, "127.0.0.1:1")
		fmt.Println(err)
		_, err = net.Listen(network, "127.0.0.1:1")
		fmt.Println(err)
		_, err = net.ListenPacket(network, "127.0.0.1:1")
		fmt.Println(err)
	}
	_, err = net.Listen("tcp", "192.0.2.1:0")
	fmt.Println(err)
	_, err = net.Listen("tcp", "bad")
	fmt.Println(err)
	_, err = net.Dial("unix", "/nonexistent/socket")
	fmt.Println(err)
	_, err = net.Listen("unix", "/nonexistent/socket")
	fmt.Println(err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var d net.Dialer
	_, err = d.DialContext(ctx, "tcp", "127.0.0.1:1")
	fmt.Println(err, errors.Is(err, context.Canceled))
	_, err = net.DialTimeout("tcp", "127.0.0.1:1", -time.Second)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded), err.(net.Error).Timeout())
	fmt.Println(net.ErrClosed, net.ErrWriteToConnected)
	fmt.Println(&net.DNSError{Err: "no such host", Name: "x", Server: "s"}, &net.AddrError{Err: "e"}, &net.ParseError{Type: "t", Text: "x"}, net.InvalidAddrError("i"))
	var none net.TCPConn
	_, err = none.Read(nil)
	fmt.Println(err, none.Close())
	_, err = net.ResolveTCPAddr("udp", "x:1")
	fmt.Println(err)
	fmt.Println(net.ResolveTCPAddr("tcp", "127.0.0.1:http"))
	fmt.Println(net.ResolveUDPAddr("udp", ":domain"))
	fmt.Println(net.LookupPort("tcp", "https"))
	fmt.Println(net.LookupPort("tcp", "70000"))
	fmt.Println(net.LookupPort("xyz", "http"))
	fmt.Println(net.LookupHost("127.0.0.1"))
	fmt.Println(net.LookupHost(""))
}
