// Package net connects programs over TCP, UDP and Unix sockets.
//
// Left out: raw IP sockets, interfaces of the machine, records of the domain name system other than addresses, sockets from
// and as files, and raw access to sockets.
package net

import (
	"io"
	"time"
)

// An Addr is one end of a connection.
type Addr interface {
	// Network returns the kind of network: "tcp", "udp", …
	Network() string
	// String returns the address itself.
	String() string
}

// A Conn is a connection that carries bytes both ways.
type Conn interface {
	// Read reads what there is, and waits if that is nothing.
	Read(b []byte) (n int, err error)
	// Write writes all of b.
	Write(b []byte) (n int, err error)
	// Close closes the connection; calls that wait return an error.
	Close() error
	// LocalAddr returns the address of this end.
	LocalAddr() Addr
	// RemoteAddr returns the address of the other end.
	RemoteAddr() Addr
	// SetDeadline sets the time after which calls fail instead of waiting; the zero time is never.
	SetDeadline(t time.Time) error
	// SetReadDeadline is SetDeadline for Read.
	SetReadDeadline(t time.Time) error
	// SetWriteDeadline is SetDeadline for Write.
	SetWriteDeadline(t time.Time) error
}

// A PacketConn carries messages, each to or from an address.
type PacketConn interface {
	// ReadFrom reads a message and tells who sent it.
	ReadFrom(p []byte) (n int, addr Addr, err error)
	// WriteTo sends a message.
	WriteTo(p []byte, addr Addr) (n int, err error)
	// Close closes the socket; calls that wait return an error.
	Close() error
	// LocalAddr returns the address of this end.
	LocalAddr() Addr
	// SetDeadline sets the time after which calls fail instead of waiting; the zero time is never.
	SetDeadline(t time.Time) error
	// SetReadDeadline is SetDeadline for ReadFrom.
	SetReadDeadline(t time.Time) error
	// SetWriteDeadline is SetDeadline for WriteTo.
	SetWriteDeadline(t time.Time) error
}

// A Listener accepts connections.
type Listener interface {
	// Accept waits for a connection.
	Accept() (Conn, error)
	// Close stops listening; an Accept that waits returns an error.
	Close() error
	// Addr returns where it listens.
	Addr() Addr
}

// An Error is an error of the network.
type Error interface {
	error
	// Timeout reports whether time ran out.
	Timeout() bool
	// Temporary reports whether the same may succeed later.
	Temporary() bool
}

// Buffers are pieces of bytes to be written one after the other.
type Buffers [][]byte

// WriteTo writes the pieces to w and takes off what was written.
func (v *Buffers) WriteTo(w io.Writer) (n int64, err error) {
	for _, b := range *v {
		m, err := w.Write(b)
		n += int64(m)
		if err != nil {
			v.consume(n)
			return n, err
		}
	}
	v.consume(n)
	return n, nil
}

// Read reads from the pieces and takes off what was read.
func (v *Buffers) Read(p []byte) (n int, err error) {
	for len(p) > 0 && len(*v) > 0 {
		m := copy(p, (*v)[0])
		v.consume(int64(m))
		p = p[m:]
		n += m
	}
	if len(*v) == 0 {
		err = io.EOF
	}
	return n, err
}

func (v *Buffers) consume(n int64) {
	for len(*v) > 0 {
		first := int64(len((*v)[0]))
		if first > n {
			(*v)[0] = (*v)[0][n:]
			return
		}
		n -= first
		(*v)[0] = nil
		*v = (*v)[1:]
	}
}
