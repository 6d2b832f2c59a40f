package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"time"
)

// hide replaces ports by names, as the system chooses them.
func hide(err error, addrs ...net.Addr) string {
	s := fmt.Sprint(err)
	for i, a := range addrs {
		s = strings.ReplaceAll(s, a.String(), string(rune('A'+i)))
	}
	return s
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Addr().Network(), l.Addr().(*net.TCPAddr).IP, l.Addr().(*net.TCPAddr).Port != 0)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for {
			c, err := l.Accept()
			if err != nil {
				fmt.Println("accept:", hide(err, l.Addr()), errors.Is(err, net.ErrClosed))
				return
			}
			wg.Add(1)
			go func() {
				defer wg.Done()
				n, err := io.Copy(c, c)
				fmt.Println("copied", n, err)
				c.Close()
			}()
		}
	}()

	c, err := net.Dial("tcp", l.Addr().String())
	fmt.Println(err, c.RemoteAddr().String() == l.Addr().String(), c.LocalAddr().Network())
	r := bufio.NewReader(c)
	for i := range 3 {
		fmt.Fprintf(c, "line %d\n", i)
		line, err := r.ReadString('\n')
		fmt.Printf("%q %v\n", line, err)
	}
	c.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	_, err = c.Read(make([]byte, 1))
	var ne net.Error
	fmt.Println(hide(err, c.LocalAddr(), c.RemoteAddr()), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &ne) && ne.Timeout())
	c.SetDeadline(time.Now().Add(-time.Second))
	_, err = c.Write([]byte("x"))
	fmt.Println(hide(err, c.LocalAddr(), c.RemoteAddr()))
	c.SetDeadline(time.Time{})
	big := strings.Repeat("0123456789", 100_000)
	go func() {
		fmt.Fprint(c, big)
		c.(*net.TCPConn).CloseWrite()
	}()
	all, err := io.ReadAll(r)
	fmt.Println(len(all), string(all) == big, err)
	fmt.Println(c.Close())
	fmt.Println(hide(c.Close(), c.LocalAddr(), c.RemoteAddr()))
	_, err = c.Read(make([]byte, 1))
	fmt.Println(hide(err, c.LocalAddr(), c.RemoteAddr()), errors.Is(err, net.ErrClosed))
	_, err = c.Write([]byte("x"))
	fmt.Println(hide(err, c.LocalAddr(), c.RemoteAddr()))
	fmt.Println(hide(c.SetDeadline(time.Time{}), c.LocalAddr(), c.RemoteAddr()))

	// Two listeners at one port.
	_, err = net.Listen("tcp", l.Addr().String())
	fmt.Println(hide(err, l.Addr()))
	l.Close()
	wg.Wait()
	fmt.Println(hide(l.Close(), l.Addr()))
	_, err = net.Dial("tcp", l.Addr().String())
	fmt.Println(hide(err, l.Addr()))

	// A close wakes who reads.
	l, _ = net.Listen("tcp", "localhost:0")
	go func() {
		c, _ := l.Accept()
		io.Copy(io.Discard, c)
	}()
	c, _ = net.DialTimeout("tcp", l.Addr().String(), time.Second)
	done := make(chan error)
	go func() {
		_, err := io.Copy(io.Discard, c)
		done <- err
	}()
	time.Sleep(5 * time.Millisecond)
	c.Close()
	fmt.Println(hide(<-done, c.LocalAddr(), c.RemoteAddr()))
	l.(*net.TCPListener).SetDeadline(time.Now().Add(time.Millisecond))
	_, err = l.Accept()
	fmt.Println(hide(err, l.Addr()))
}
