// Chat lets its clients talk to each other: what one writes goes to all others. The first line is the client's name.
// Who says nothing for the time of -idle is sent away.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"sort"
	"strings"
	"time"
)

type client struct {
	name string
	out  chan<- string // what it is to read
}

type message struct {
	from *client
	text string
}

// room tells one goroutine, which alone knows who is there, what happens.
type room struct {
	enter, leave chan *client
	said         chan message
}

func (r *room) run() {
	here := make(map[*client]bool)
	tell := func(text string, except *client) {
		for c := range here {
			if c == except {
				continue
			}
			select {
			case c.out <- text:
			default: // it does not read: this message is lost to it
			}
		}
	}
	for {
		select {
		case c := <-r.enter:
			var names []string
			for other := range here {
				names = append(names, other.name)
			}
			sort.Strings(names)
			c.out <- "here: " + strings.Join(names, ", ")
			tell(c.name+" has come", nil)
			here[c] = true
		case c := <-r.leave:
			delete(here, c)
			close(c.out)
			tell(c.name+" has gone", nil)
		case m := <-r.said:
			tell(m.from.name+": "+m.text, m.from)
		}
	}
}

func (r *room) serve(c net.Conn, idle time.Duration) {
	defer c.Close()
	input := bufio.NewScanner(c)
	c.SetReadDeadline(time.Now().Add(idle))
	if !input.Scan() {
		return
	}
	out := make(chan string, 16)
	who := &client{input.Text(), out}
	go func() {
		for text := range out {
			fmt.Fprintln(c, text)
		}
	}()
	r.enter <- who
	for {
		c.SetReadDeadline(time.Now().Add(idle))
		if !input.Scan() {
			break
		}
		r.said <- message{who, input.Text()}
	}
	r.leave <- who
}

func main() {
	port := flag.Int("port", 8000, "the `port` to listen at, 0 for any")
	idle := flag.Duration("idle", 5*time.Minute, "who is silent for so long must go")
	flag.Parse()
	l, err := net.Listen("tcp", fmt.Sprintf("localhost:%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintln(os.Stderr, "listening at", l.Addr())
	r := &room{make(chan *client), make(chan *client), make(chan message)}
	go r.run()
	for {
		c, err := l.Accept()
		if err != nil {
			log.Print(err)
			continue
		}
		go r.serve(c, *idle)
	}
}
