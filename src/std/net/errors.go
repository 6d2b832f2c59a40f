package net

import (
	"context"
	"errors"
	"os"
	"syscall"
)

// ErrClosed is the error of calls on what was closed.
var ErrClosed error = closedError{}

type closedError struct{}

func (closedError) Error() string   { return "use of closed network connection" }
func (closedError) Timeout() bool   { return false }
func (closedError) Temporary() bool { return false }

// ErrWriteToConnected is the error of WriteTo on a connection that has its other end already.
var ErrWriteToConnected = errors.New("use of WriteTo with pre-connected connection")

var (
	errMissingAddress = errors.New("missing address")
	errCanceled       = canceledError{}
	errTimeout        = timeoutError{}
	errNoSuitable     = errors.New("no suitable address found")
)

type canceledError struct{}

func (canceledError) Error() string        { return "operation was canceled" }
func (canceledError) Is(target error) bool { return target == context.Canceled }

type timeoutError struct{}

func (timeoutError) Error() string        { return "i/o timeout" }
func (timeoutError) Timeout() bool        { return true }
func (timeoutError) Temporary() bool      { return true }
func (timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

// contextError says in this package's words why a context ended.
func contextError(err error) error {
	switch err {
	case context.Canceled:
		return errCanceled
	case context.DeadlineExceeded:
		return errTimeout
	}
	return err
}

// An OpError says which operation on which network failed, between which addresses.
type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

// Unwrap returns why the operation failed.
func (e *OpError) Unwrap() error { return e.Err }

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	if e.Source != nil {
		s += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			s += "->"
		} else {
			s += " "
		}
		s += e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

// Timeout reports whether time ran out.
func (e *OpError) Timeout() bool {
	err := e.Err
	if call, ok := err.(*os.SyscallError); ok {
		err = call.Err
	}
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether the same may succeed later.
func (e *OpError) Temporary() bool {
	if e.Op == "accept" && (errors.Is(e.Err, syscall.ECONNRESET) || errors.Is(e.Err, syscall.ECONNABORTED)) {
		return true
	}
	err := e.Err
	if call, ok := err.(*os.SyscallError); ok {
		err = call.Err
	}
	t, ok := err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// An AddrError says what is wrong with an address.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr != "" {
		return "address " + e.Addr + ": " + e.Err
	}
	return e.Err
}

// Timeout returns false.
func (e *AddrError) Timeout() bool { return false }

// Temporary returns false.
func (e *AddrError) Temporary() bool { return false }

// A ParseError says what text was to be read as what.
type ParseError struct {
	Type string
	Text string
}

func (e *ParseError) Error() string { return "invalid " + e.Type + ": " + e.Text }

// Timeout returns false.
func (e *ParseError) Timeout() bool { return false }

// Temporary returns false.
func (e *ParseError) Temporary() bool { return false }

// An UnknownNetworkError is the name of a network that there is not.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string { return "unknown network " + string(e) }

// Timeout returns false.
func (e UnknownNetworkError) Timeout() bool { return false }

// Temporary returns false.
func (e UnknownNetworkError) Temporary() bool { return false }

// An InvalidAddrError says why an address cannot be used.
type InvalidAddrError string

func (e InvalidAddrError) Error() string { return string(e) }

// Timeout returns false.
func (e InvalidAddrError) Timeout() bool { return false }

// Temporary returns false.
func (e InvalidAddrError) Temporary() bool { return false }

// A DNSError says why a name could not be looked up.
type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

// Unwrap returns e.UnwrapErr.
func (e *DNSError) Unwrap() error { return e.UnwrapErr }

func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := "lookup " + e.Name
	if e.Server != "" {
		s += " on " + e.Server
	}
	return s + ": " + e.Err
}

// Timeout reports whether time ran out.
func (e *DNSError) Timeout() bool { return e.IsTimeout }

// Temporary reports whether the same may succeed later.
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }

// failure is the error for what a native returned; call names the system's call.
func failure(call string, errno int) error {
	switch errno {
	case 0:
		return nil
	case -1:
		return ErrClosed
	case -2:
		return os.ErrDeadlineExceeded
	}
	return &os.SyscallError{Syscall: call, Err: syscall.Errno(errno)}
}
