// Lines of loggers, and an exit with a message.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.Print("print", 1, 2, "x")
	log.Printf("%05d", 42)
	log.Println("println", nil, 3.5)
	log.SetPrefix("pre: ")
	log.Println("with prefix")
	log.SetFlags(log.Lmsgprefix)
	log.Println("message prefix")
	fmt.Println(log.Prefix(), log.Flags() == log.Lmsgprefix, log.Writer() == os.Stdout)
	var b bytes.Buffer
	l := log.New(&b, "[", log.LstdFlags|log.Lmicroseconds|log.LUTC)
	l.Print("timed\n")
	line := b.String()
	fmt.Println(len(line), strings.HasPrefix(line, "[2"), strings.HasSuffix(line, " timed\n"), line[5], line[14])
	l = log.New(os.Stdout, "", log.Lshortfile)
	l.Println("from a line")
	l.Output(1, "by Output")
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		l.Panicf("bad %d", 1)
	}()
	log.SetFlags(0)
	log.SetOutput(os.Stderr)
	defer fmt.Println("not printed")
	log.Fatalf("fatal %s", "end")
}
