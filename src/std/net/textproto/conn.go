package textproto

import (
	"bufio"
	"io"
	"net"
	"sync"
)

// A Conn is a connection over which a text protocol is spoken.
type Conn struct {
	Reader
	Writer
	Pipeline
	conn io.ReadWriteCloser
}

// NewConn returns a Conn over conn.
func NewConn(conn io.ReadWriteCloser) *Conn {
	return &Conn{Reader: Reader{R: bufio.NewReader(conn)}, Writer: Writer{W: bufio.NewWriter(conn)}, conn: conn}
}

// Dial connects to an address as net.Dial does.
func Dial(network, addr string) (*Conn, error) {
	c, err := net.Dial(network, addr)
	if err != nil {
		return nil, err
	}
	return NewConn(c), nil
}

// Close closes the connection.
func (c *Conn) Close() error { return c.conn.Close() }

// Cmd sends a formatted line when it is its turn, and returns its number for StartResponse and EndResponse.
func (c *Conn) Cmd(format string, args ...any) (id uint, err error) {
	id = c.Next()
	c.StartRequest(id)
	defer c.EndRequest(id)
	if err := c.PrintfLine(format, args...); err != nil {
		return 0, err
	}
	return id, nil
}

// A Pipeline keeps requests and answers of several goroutines in order: each takes a number from Next.
type Pipeline struct {
	mu                  sync.Mutex
	next                uint
	requests, responses turns
}

// Next returns the next number.
func (p *Pipeline) Next() uint {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next++
	return p.next - 1
}

// StartRequest waits until the request of this number may be sent.
func (p *Pipeline) StartRequest(id uint) { p.requests.start(id) }

// EndRequest says that the request has been sent.
func (p *Pipeline) EndRequest(id uint) { p.requests.end(id) }

// StartResponse waits until the answer of this number may be read.
func (p *Pipeline) StartResponse(id uint) { p.responses.start(id) }

// EndResponse says that the answer has been read.
func (p *Pipeline) EndResponse(id uint) { p.responses.end(id) }

// turns lets one after the other go on, by number.
type turns struct {
	mu      sync.Mutex
	now     uint
	waiting map[uint]chan struct{}
}

func (t *turns) start(id uint) {
	t.mu.Lock()
	if t.now == id {
		t.mu.Unlock()
		return
	}
	if t.waiting == nil {
		t.waiting = make(map[uint]chan struct{})
	}
	turn := make(chan struct{})
	t.waiting[id] = turn
	t.mu.Unlock()
	<-turn
}

func (t *turns) end(id uint) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.now != id {
		panic("out of sync")
	}
	t.now++
	if turn := t.waiting[t.now]; turn != nil {
		delete(t.waiting, t.now)
		close(turn)
	}
}
