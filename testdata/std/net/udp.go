package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
)

func main() {
	p, err := net.ListenPacket("udp", "127.0.0.1:0")
	fmt.Println(err, p.LocalAddr().Network())
	c, err := net.Dial("udp", p.LocalAddr().String())
	fmt.Println(err)
	fmt.Println(c.Write([]byte("hello")))
	fmt.Println(c.Write(nil))
	b := make([]byte, 100)
	n, from, err := p.ReadFrom(b)
	fmt.Println(string(b[:n]), from.String() == c.LocalAddr().String(), err)
	n, _, err = p.ReadFrom(b)
	fmt.Println(n, err)
	fmt.Println(p.WriteTo([]byte("a long answer"), from))
	n, err = c.Read(b[:6])
	fmt.Println(string(b[:n]), err)
	_, err = c.(*net.UDPConn).WriteTo([]byte("x"), p.LocalAddr())
	fmt.Println(errors.Is(err, net.ErrWriteToConnected))
	p.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, _, err = p.ReadFrom(b)
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded))
	p.Close()
	_, _, err = p.ReadFrom(b)
	fmt.Println(errors.Is(err, net.ErrClosed))
	c.Write([]byte("x"))
	c.SetReadDeadline(time.Now().Add(time.Second))
	_, err = c.Read(b)
	fmt.Println(err.(*net.OpError).Err)

	any, err := net.ListenUDP("udp", nil)
	fmt.Println(err, any.LocalAddr().(*net.UDPAddr).IP)
	to := &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: any.LocalAddr().(*net.UDPAddr).Port}
	four, _ := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	fmt.Println(four.WriteToUDP([]byte("four"), to))
	n, addr, err := any.ReadFromUDP(b)
	fmt.Println(string(b[:n]), addr.String() == four.LocalAddr().String(), err)
	fmt.Println(any.WriteToUDP([]byte("back"), addr))
	n, _, err = four.ReadFromUDP(b)
	fmt.Println(string(b[:n]), err)

	dir, _ := os.MkdirTemp("", "zokor-net")
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "socket")
	l, err := net.Listen("unix", path)
	fmt.Println(err, l.Addr().String() == path, l.Addr().Network())
	_, err = net.Listen("unix", path)
	fmt.Println(errors.Unwrap(err))
	go func() {
		c, err := l.Accept()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%v %q\n", c.LocalAddr().String() == path, c.RemoteAddr())
		fmt.Fprint(c, "from the server")
		c.(*net.UnixConn).CloseWrite()
	}()
	u, err := net.Dial("unix", path)
	fmt.Println(err)
	n, err = u.Read(b)
	fmt.Println(string(b[:n]), err)
	n, err = u.Read(b)
	fmt.Println(n, err)
	l.Close()
	_, err = os.Stat(path)
	fmt.Println(os.IsNotExist(err))
	gram, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	fmt.Println(err)
	g, err := net.Dial("unixgram", path)
	fmt.Println(err)
	g.Write([]byte("datagram"))
	n, sender, err := gram.ReadFromUnix(b)
	fmt.Println(string(b[:n]), sender, err)
}
