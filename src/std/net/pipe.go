package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// limit is a deadline: its channel is closed when that has passed.
type limit struct {
	mu     sync.Mutex
	timer  *time.Timer
	passed chan struct{}
}

func newLimit() *limit { return &limit{passed: make(chan struct{})} }

func (l *limit) set(t time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timer != nil && !l.timer.Stop() {
		<-l.passed // it is being closed
	}
	l.timer = nil
	over := closed(l.passed)
	if t.IsZero() {
		if over {
			l.passed = make(chan struct{})
		}
		return
	}
	left := time.Until(t)
	if left <= 0 {
		if !over {
			close(l.passed)
		}
		return
	}
	if over {
		l.passed = make(chan struct{})
	}
	passed := l.passed
	l.timer = time.AfterFunc(left, func() { close(passed) })
}

func (l *limit) wait() chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.passed
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// pipe is one end: each write meets reads of the other end.
type pipe struct {
	writing sync.Mutex

	in      <-chan []byte
	taken   chan<- int // how much of what came in was read
	out     chan<- []byte
	accept  <-chan int
	once    sync.Once
	done    chan struct{}
	far     <-chan struct{}
	reads   *limit
	writes  *limit
}

// Pipe returns two ends of a connection within the program, without any buffer between them.
func Pipe() (Conn, Conn) {
	a, b := make(chan []byte), make(chan []byte)
	takenA, takenB := make(chan int), make(chan int)
	doneA, doneB := make(chan struct{}), make(chan struct{})
	left := &pipe{in: a, taken: takenA, out: b, accept: takenB, done: doneA, far: doneB, reads: newLimit(), writes: newLimit()}
	right := &pipe{in: b, taken: takenB, out: a, accept: takenA, done: doneB, far: doneA, reads: newLimit(), writes: newLimit()}
	return left, right
}

func (*pipe) LocalAddr() Addr  { return pipeAddr{} }
func (*pipe) RemoteAddr() Addr { return pipeAddr{} }

func (p *pipe) wrap(op string, err error) error {
	if err == nil || err == io.EOF || err == io.ErrClosedPipe {
		return err
	}
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipe) Read(b []byte) (int, error) {
	n, err := p.read(b)
	return n, p.wrap("read", err)
}

func (p *pipe) read(b []byte) (int, error) {
	switch {
	case closed(p.done):
		return 0, io.ErrClosedPipe
	case closed(p.far):
		return 0, io.EOF
	case closed(p.reads.wait()):
		return 0, os.ErrDeadlineExceeded
	}
	select {
	case from := <-p.in:
		n := copy(b, from)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.far:
		return 0, io.EOF
	case <-p.reads.wait():
		return 0, os.ErrDeadlineExceeded
	}
}

func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.write(b)
	return n, p.wrap("write", err)
}

func (p *pipe) write(b []byte) (n int, err error) {
	switch {
	case closed(p.done):
		return 0, io.ErrClosedPipe
	case closed(p.far):
		return 0, io.ErrClosedPipe
	case closed(p.writes.wait()):
		return 0, os.ErrDeadlineExceeded
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for again := true; again || len(b) > 0; again = false {
		select {
		case p.out <- b:
			m := <-p.accept
			b = b[m:]
			n += m
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.far:
			return n, io.ErrClosedPipe
		case <-p.writes.wait():
			return n, os.ErrDeadlineExceeded
		}
	}
	return n, nil
}

func (p *pipe) SetDeadline(t time.Time) error {
	if err := p.SetReadDeadline(t); err != nil {
		return err
	}
	return p.SetWriteDeadline(t)
}

func (p *pipe) SetReadDeadline(t time.Time) error {
	if closed(p.done) || closed(p.far) {
		return io.ErrClosedPipe
	}
	p.reads.set(t)
	return nil
}

func (p *pipe) SetWriteDeadline(t time.Time) error {
	if closed(p.done) || closed(p.far) {
		return io.ErrClosedPipe
	}
	p.writes.set(t)
	return nil
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}
