// A chat room in memory: one goroutine owns the members, clients talk to it through channels, as a server would.
package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"sync"
)

type client struct {
	name string
	out  chan string
}

type room struct {
	entering chan *client
	leaving  chan *client
	messages chan line
	who      chan chan []string
	closing  chan struct{}
}

type line struct{ from, text string }

func newRoom() *room {
	r := &room{make(chan *client), make(chan *client), make(chan line), make(chan chan []string), make(chan struct{})}
	go r.serve()
	return r
}

func (r *room) serve() {
	var members []*client
	tell := func(except *client, format string, args ...any) {
		for _, m := range members {
			if m != except {
				m.out <- fmt.Sprintf(format, args...)
			}
		}
	}
	for {
		select {
		case c := <-r.entering:
			tell(nil, "* %s has arrived", c.name)
			members = append(members, c)
			c.out <- fmt.Sprintf("* welcome, %s; here are %d", c.name, len(members))
		case c := <-r.leaving:
			for i, m := range members {
				if m == c {
					members = append(members[:i], members[i+1:]...)
					break
				}
			}
			close(c.out)
			tell(nil, "* %s has left", c.name)
		case l := <-r.messages:
			tell(nil, "%s: %s", l.from, l.text)
		case answer := <-r.who:
			var names []string
			for _, m := range members {
				names = append(names, m.name)
			}
			answer <- names
		case <-r.closing:
			tell(nil, "* the room closes")
			for _, m := range members {
				close(m.out)
			}
			return
		}
	}
}

// handle is what a server would run for each connection.
func (r *room) handle(conn io.ReadWriteCloser) {
	in := bufio.NewScanner(conn)
	in.Scan()
	c := &client{in.Text(), make(chan string, 64)}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for s := range c.out {
			fmt.Fprintln(conn, s)
		}
	}()
	r.entering <- c
	for in.Scan() {
		switch text := strings.TrimSpace(in.Text()); text {
		case "":
		case "/who":
			answer := make(chan []string)
			r.who <- answer
			c.out <- fmt.Sprint("* here: ", strings.Join(<-answer, ", "))
		case "/quit":
			r.leaving <- c
			wg.Wait()
			conn.Close()
			return
		default:
			r.messages <- line{c.name, text}
		}
	}
	wg.Wait()
	conn.Close()
}

type pipe struct {
	io.Reader
	io.Writer
	closers []io.Closer
}

func (p pipe) Close() (err error) {
	for _, c := range p.closers {
		if e := c.Close(); err == nil {
			err = e
		}
	}
	return
}

type person struct {
	in   *io.PipeWriter
	out  *bufio.Reader
	seen strings.Builder
}

func join(r *room, name string) *person {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	go r.handle(pipe{inR, outW, []io.Closer{inR, outW}})
	p := &person{in: inW, out: bufio.NewReader(outR)}
	p.say(name)
	p.hear()
	return p
}

func (p *person) say(text string) { fmt.Fprintf(p.in, "%s\n", text) }

func (p *person) hear() bool {
	s, err := p.out.ReadString('\n')
	p.seen.WriteString(s)
	return err == nil
}

func main() {
	r := newRoom()
	ann := join(r, "ann")
	bob := join(r, "bob")
	ann.hear()
	cid := join(r, "cid")
	ann.hear()
	bob.hear()

	ann.say("hello everybody")
	for _, p := range []*person{ann, bob, cid} {
		p.hear()
	}
	bob.say("/who")
	bob.hear()
	cid.say("")
	cid.say("  bye  ")
	for _, p := range []*person{cid, ann, bob} {
		p.hear()
	}
	cid.say("/quit")
	for cid.hear() {
	}
	ann.hear()
	bob.hear()
	bob.say("where did cid go?")
	ann.hear()
	bob.hear()
	close(r.closing)
	ann.in.Close()
	bob.in.Close()
	for ann.hear() {
	}
	for bob.hear() {
	}
	fmt.Printf("ann\n%s\nbob\n%s\ncid\n%s", ann.seen.String(), bob.seen.String(), cid.seen.String())
}
