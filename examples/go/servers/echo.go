// Echo answers each line three times, ever softer, as a mountain does. Its answers to one client overlap; the server closes
// its half of the connection after the last of them.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"strings"
	"sync"
	"time"
)

func reverberate(c net.Conn, shout string, delay time.Duration) {
	for _, s := range []string{strings.ToUpper(shout), shout, strings.ToLower(shout)} {
		fmt.Fprintln(c, "\t"+s)
		time.Sleep(delay)
	}
}

func serve(c *net.TCPConn, delay time.Duration) {
	var answers sync.WaitGroup
	input := bufio.NewScanner(c)
	for input.Scan() {
		shout := input.Text()
		answers.Go(func() { reverberate(c, shout, delay) })
	}
	answers.Wait()
	c.CloseWrite()
	c.Close()
}

func main() {
	port := flag.Int("port", 8000, "the `port` to listen at, 0 for any")
	delay := flag.Duration("delay", time.Second, "time between echoes")
	flag.Parse()
	l, err := net.Listen("tcp", fmt.Sprintf("localhost:%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintln(os.Stderr, "listening at", l.Addr())
	for {
		c, err := l.Accept()
		if err != nil {
			log.Print(err)
			continue
		}
		go serve(c.(*net.TCPConn), *delay)
	}
}
