// Clock writes the time to each client once a second: in the zone that TZ names, at the port of -port.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"time"
)

var (
	port   = flag.Int("port", 8000, "the `port` to listen at, 0 for any")
	period = flag.Duration("every", time.Second, "how often to write")
)

func serve(c net.Conn) {
	defer c.Close()
	for {
		if _, err := io.WriteString(c, time.Now().Format("15:04:05 MST\n")); err != nil {
			return // the client has gone
		}
		time.Sleep(*period)
	}
}

func main() {
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
		go serve(c)
	}
}
