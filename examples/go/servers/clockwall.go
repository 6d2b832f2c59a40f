// Clockwall shows the clocks of several servers: clockwall NewYork=localhost:8010 Tokyo=localhost:8020.
// With -ticks N it ends after so many times of each.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"net"
	"strings"
	"sync"
)

type reading struct {
	at   int
	time string
}

func watch(at int, address string, readings chan<- reading, ticks int) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		log.Print(err)
		return
	}
	defer c.Close()
	lines := bufio.NewScanner(c)
	for n := 0; (ticks == 0 || n < ticks) && lines.Scan(); n++ {
		readings <- reading{at, lines.Text()}
	}
}

func main() {
	ticks := flag.Int("ticks", 0, "how many times to show of each clock; 0: for ever")
	flag.Parse()
	var names []string
	readings := make(chan reading)
	var wg sync.WaitGroup
	for i, arg := range flag.Args() {
		name, address, ok := strings.Cut(arg, "=")
		if !ok {
			log.Fatalf("%q is not NAME=ADDRESS", arg)
		}
		names = append(names, name)
		wg.Go(func() { watch(i, address, readings, *ticks) })
	}
	go func() {
		wg.Wait()
		close(readings)
	}()
	for r := range readings {
		fmt.Printf("%-12s %s\n", names[r.at], r.time)
	}
}
