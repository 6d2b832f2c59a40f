// Netcat is a client: netcat [-read] ADDRESS. It copies standard input to the server and what the server says to standard
// output. At the end of the input it closes only its half of the connection and goes on until the server has finished.
package main

import (
	"flag"
	"io"
	"log"
	"net"
	"os"
)

func main() {
	log.SetFlags(0)
	readOnly := flag.Bool("read", false, "only show what the server says")
	flag.Parse()
	c, err := net.Dial("tcp", flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		if _, err := io.Copy(os.Stdout, c); err != nil {
			log.Print(err)
		}
		close(done)
	}()
	if !*readOnly {
		if _, err := io.Copy(c, os.Stdin); err != nil {
			log.Fatal(err)
		}
		c.(*net.TCPConn).CloseWrite()
	}
	<-done
	c.Close()
}
