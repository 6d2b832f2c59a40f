package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"time"
)

func main() {
	a, b := net.Pipe()
	fmt.Println(a.LocalAddr(), b.RemoteAddr().Network())
	done := make(chan string)
	go func() {
		n, err := a.Write([]byte("hello, world"))
		done <- fmt.Sprint(n, err)
	}()
	p := make([]byte, 5)
	for range 2 {
		n, err := b.Read(p)
		fmt.Printf("%q %v\n", p[:n], err)
	}
	n, err := b.Read(p)
	fmt.Printf("%q %v\n", p[:n], err)
	fmt.Println(<-done)
	a.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err = a.Read(p)
	fmt.Println(err, err.(net.Error).Timeout())
	a.SetWriteDeadline(time.Now().Add(-1))
	_, err = a.Write(p)
	fmt.Println(err)
	a.SetDeadline(time.Time{})
	go func() {
		io.Copy(b, b)
		b.Close()
	}()
	a.Write([]byte("echo"))
	io.ReadFull(a, p[:4])
	fmt.Printf("%q\n", p[:4])
	a.Close()
	_, err = a.Read(p)
	fmt.Println(err)
	_, err = a.Write(p)
	fmt.Println(err, a.Close(), a.SetDeadline(time.Time{}))

	v := net.Buffers{[]byte("one "), []byte("two "), []byte("three")}
	var out bytes.Buffer
	m, err := v.WriteTo(&out)
	fmt.Println(m, err, out.String(), len(v))
	v = net.Buffers{[]byte("ab"), []byte("cd")}
	n, err = v.Read(p[:3])
	fmt.Println(n, err, string(p[:3]), len(v))
}
