// Requests and answers over one connection, in order.
package main

import (
	"bufio"
	"fmt"
	"net"
	"net/textproto"
	"os"
	"strings"
	"sync"
)

// serve answers each line, HELP with a text of several lines, and QUIT by hanging up.
func serve(c net.Conn) {
	t := textproto.NewConn(c)
	defer t.Close()
	for {
		line, err := t.ReadLine()
		switch {
		case err != nil || line == "QUIT":
			return
		case line == "HELP":
			t.PrintfLine("110 help follows")
			w := t.DotWriter()
			fmt.Fprint(w, "one\n.two\nthree\n")
			w.Close()
			t.PrintfLine("250 done")
		case strings.HasPrefix(line, "NO"):
			t.PrintfLine("500-refused\r\n500 %s", line)
		default:
			t.PrintfLine("200 %s", line)
		}
	}
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serve(c)
		}
	}()
	var c *textproto.Conn
	c, err = textproto.Dial("tcp", l.Addr().String())
	fmt.Println(err)
	id, err := c.Cmd("HELP")
	fmt.Println(id, err)
	c.StartResponse(id)
	fmt.Println(c.ReadCodeLine(110))
	text, err := c.ReadDotBytes()
	fmt.Printf("%q %v\n", text, err)
	fmt.Println(c.ReadCodeLine(250))
	c.EndResponse(id)

	var done sync.WaitGroup
	answers := make([]string, 5)
	for i := range answers {
		id, err := c.Cmd("line %d", i)
		if err != nil {
			fmt.Println(err)
		}
		done.Add(1)
		go func() {
			defer done.Done()
			c.StartResponse(id)
			defer c.EndResponse(id)
			_, answers[i], _ = c.ReadCodeLine(200)
		}()
	}
	done.Wait()
	fmt.Printf("%q\n", answers)

	id, _ = c.Cmd("NO way")
	c.StartResponse(id)
	code, message, err := c.ReadResponse(2)
	fmt.Printf("%d %q %v\n", code, message, err)
	if e, ok := err.(*textproto.Error); ok {
		fmt.Println(e.Code, e.Msg == message, e.Error() == err.Error())
	}
	c.EndResponse(id)
	func() {
		defer func() { fmt.Println(recover()) }()
		c.EndResponse(id)
	}()
	c.Cmd("QUIT")
	_, err = c.ReadLine()
	fmt.Println(err, c.Close())
	_, err = c.Cmd("late")
	fmt.Println(err != nil)
	l.Close()
	_, err = textproto.Dial("tcp", "127.0.0.1:1")
	fmt.Println(err)

	var p textproto.Pipeline
	a, b := p.Next(), p.Next()
	order := make(chan uint, 2)
	go func() {
		p.StartRequest(b)
		order <- b
		p.EndRequest(b)
		p.StartResponse(b)
		order <- b
		p.EndResponse(b)
	}()
	p.StartRequest(a)
	order <- a
	p.EndRequest(a)
	fmt.Println(<-order, <-order)
	p.StartResponse(a)
	order <- a
	p.EndResponse(a)
	fmt.Println(<-order, <-order)
	var w *textproto.Writer = &textproto.Writer{W: bufio.NewWriter(os.Stdout)}
	w.PrintfLine("%s", textproto.ProtocolError("short").Error())
	r := textproto.Reader{R: bufio.NewReader(strings.NewReader("x\n"))}
	fmt.Println(r.ReadLine())
}
