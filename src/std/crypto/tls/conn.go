package tls

import (
	"errors"
	"io"
	"net"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// open begins a client's session; accept that of a server, which answer goes on with when the client has sent its greeting.
func open(s *settings) (id int, problem string)
func accept() (id int)
func greeting(id int) (name string, protocols []string, suites, schemes, curves, versions []uint16)
func versions(id int) []uint16
func answer(id int, s *settings) (flags, kind, detail int, text string)

// feed takes bytes that came; take and seal return bytes to be sent, plain those that were said; notify says that nothing follows.
func feed(id int, b []byte) (used, flags, kind, detail int, text string)
func take(id int) []byte
func plain(id int, b []byte) int
func seal(id int, b []byte) []byte
func notify(id int) []byte

func agreed(id int) (version, suite, curve uint16, protocol, name string, certs [][]byte)
func export(id int, label string, context []byte, given bool, length int) ([]byte, bool)
func free(id int)

// Flags of a session; session.rs has them too.
const (
	handshaking = 1 << iota
	toSend
	greeted
	closed
	withinRecord
)

// A Conn is a secured connection.
type Conn struct {
	conn     net.Conn
	isClient bool
	config   *Config
	id       int // of the session; 0 before it begins

	handshakes sync.Mutex
	complete   atomic.Bool
	failed     error            // of the handshake
	hello      *ClientHelloInfo // of a server, what the client has said first
	state      ConnectionState

	in    sync.Mutex
	buf   []byte
	raw   []byte // what came and was not fed yet
	begun bool   // whether the first bytes were found to be of TLS
	flags int
	inErr error

	out      sync.Mutex
	outErr   error
	notified bool

	closing atomic.Bool
	writers atomic.Int32
}

// Client returns a connection as a client's over conn. config must have a ServerName or set InsecureSkipVerify.
func Client(conn net.Conn, config *Config) *Conn { return newConn(conn, config, true) }

// Server returns a connection as a server's over conn. config must have a certificate or a way to get one.
func Server(conn net.Conn, config *Config) *Conn { return newConn(conn, config, false) }

func newConn(conn net.Conn, config *Config, client bool) *Conn {
	if config == nil {
		config = new(Config)
	}
	return &Conn{conn: conn, isClient: client, config: config}
}

// begin gives the connection its session.
func (c *Conn) begin(id int) {
	c.id = id
	runtime.AddCleanup(c, free, id)
}

// NetConn returns the connection below. To read from or write to it breaks this one.
func (c *Conn) NetConn() net.Conn { return c.conn }

// LocalAddr returns the address of this end.
func (c *Conn) LocalAddr() net.Addr { return c.conn.LocalAddr() }

// RemoteAddr returns the address of the other end.
func (c *Conn) RemoteAddr() net.Addr { return c.conn.RemoteAddr() }

// SetDeadline sets the time after which calls fail. After a Write has, the connection is of no more use.
func (c *Conn) SetDeadline(t time.Time) error { return c.conn.SetDeadline(t) }

// SetReadDeadline is SetDeadline for Read.
func (c *Conn) SetReadDeadline(t time.Time) error { return c.conn.SetReadDeadline(t) }

// SetWriteDeadline is SetDeadline for Write.
func (c *Conn) SetWriteDeadline(t time.Time) error { return c.conn.SetWriteDeadline(t) }

// bufferSize is how much is read at once: more than a record.
const bufferSize = 32 << 10

// fetch reads from the connection below.
func (c *Conn) fetch() error {
	if c.buf == nil {
		c.buf = make([]byte, bufferSize)
	}
	kept := copy(c.buf, c.raw)
	n, err := c.conn.Read(c.buf[kept:])
	c.raw = c.buf[:kept+n]
	if n > 0 {
		return nil
	}
	if err == io.EOF && (kept > 0 || c.flags&withinRecord != 0) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// more takes what came, or waits for something to come. c.in is held.
func (c *Conn) more() error {
	if c.inErr != nil {
		return c.inErr
	}
	err := c.feedMore()
	var timeout net.Error
	if err != nil && !(errors.As(err, &timeout) && timeout.Timeout()) {
		c.inErr = err
	}
	return err
}

func (c *Conn) feedMore() error {
	for len(c.raw) == 0 || !c.begun && len(c.raw) < 5 {
		if err := c.fetch(); err != nil {
			return err
		}
	}
	if !c.begun {
		if err := c.first(); err != nil {
			return err
		}
		c.begun = true
	}
	if c.closing.Load() {
		return net.ErrClosed
	}
	used, flags, kind, detail, text := feed(c.id, c.raw)
	c.raw = c.raw[used:]
	return c.told(flags, kind, detail, text)
}

// first looks whether it is TLS that is spoken.
func (c *Conn) first() error {
	const alert, handshake = 21, 22
	kind, version := c.raw[0], int(c.raw[1])<<8|int(c.raw[2])
	msg := ""
	switch {
	case kind == 0x80:
		msg = "unsupported SSLv2 handshake received"
	case kind != alert && kind != handshake || version >= 0x1000:
		msg = "first record does not look like a TLS handshake"
	default:
		return nil
	}
	e := RecordHeaderError{Msg: msg, RecordHeader: [5]byte(c.raw)}
	if kind != 0x80 {
		e.Conn = c.conn
	}
	return e
}

// told sends what is to be sent after a native has said how things are, and returns what went wrong.
func (c *Conn) told(flags, kind, detail int, text string) error {
	before := c.flags
	c.flags = flags
	err := c.failure(kind, detail, text)
	if err == nil && flags&handshaking == 0 && before&handshaking != 0 {
		// Before anything more is said the other side must have been found good.
		if err = c.finish(); err != nil {
			return err
		}
	}
	if flags&toSend != 0 {
		if e := c.flush(); err == nil {
			err = e
		}
	}
	if err == nil && flags&closed != 0 && c.complete.Load() {
		c.raw = nil
	}
	return err
}

// flush sends what the session has to say.
func (c *Conn) flush() error {
	c.out.Lock()
	defer c.out.Unlock()
	return c.send(take(c.id))
}

// send sends. c.out is held.
func (c *Conn) send(b []byte) error {
	if c.outErr != nil || len(b) == 0 {
		return c.outErr
	}
	_, err := c.conn.Write(b)
	c.outErr = err
	return err
}

// Read reads what was said; at first it makes the handshake.
func (c *Conn) Read(b []byte) (int, error) {
	if err := c.Handshake(); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	c.in.Lock()
	defer c.in.Unlock()
	for {
		if n := plain(c.id, b); n > 0 {
			return n, nil
		}
		if c.flags&closed != 0 {
			return 0, io.EOF
		}
		if err := c.more(); err != nil {
			return 0, err
		}
	}
}

// Write says b; at first it makes the handshake.
func (c *Conn) Write(b []byte) (int, error) {
	c.writers.Add(1)
	defer c.writers.Add(-1)
	if c.closing.Load() {
		return 0, net.ErrClosed
	}
	if err := c.Handshake(); err != nil {
		return 0, err
	}
	c.out.Lock()
	defer c.out.Unlock()
	if c.outErr != nil {
		return 0, c.outErr
	}
	if c.notified {
		return 0, errShutdown
	}
	const most = 64 << 10
	n := 0
	for n < len(b) {
		if c.closing.Load() {
			return n, net.ErrClosed
		}
		part := b[n:min(n+most, len(b))]
		if err := c.send(seal(c.id, part)); err != nil {
			return n, err
		}
		n += len(part)
	}
	return n, nil
}

// notify tells the other side that nothing follows.
func (c *Conn) notify() error {
	c.out.Lock()
	defer c.out.Unlock()
	if c.notified {
		return nil
	}
	c.notified = true
	const patience = 5 * time.Second
	c.SetWriteDeadline(time.Now().Add(patience))
	err := c.send(notify(c.id))
	c.SetWriteDeadline(time.Now())
	return err
}

// CloseWrite says that nothing follows. The connection below stays open.
func (c *Conn) CloseWrite() error {
	if !c.complete.Load() {
		return errors.New("tls: CloseWrite called before handshake complete")
	}
	return c.notify()
}

// Close closes the connection.
func (c *Conn) Close() error {
	if c.closing.Swap(true) {
		return net.ErrClosed
	}
	if c.writers.Load() > 0 {
		// Who closes while something is written wants that to end.
		return c.conn.Close()
	}
	var told error
	if c.complete.Load() {
		if err := c.notify(); err != nil {
			told = errors.New("tls: failed to send closeNotify alert (but connection was closed anyway): " + err.Error())
		}
	}
	err := c.conn.Close()
	free(c.id)
	if err != nil {
		return err
	}
	return told
}
