// What other programs here do not call of package log; what ends the program stands in a program of its own.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
)

func caught(f func()) {
	defer func() { fmt.Printf("%q\n", recover()) }()
	f()
}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	caught(func() { log.Panic("a", 1, 2, "b") })
	caught(func() { log.Panicf("%d", 7) })
	caught(func() { log.Panicln("a", 1) })
	l := log.Default()
	l.SetPrefix("p: ")
	caught(func() { l.Panic("x") })
	caught(func() { l.Panicf("%q", "y") })
	caught(func() { l.Panicln("z", 1) })
	fmt.Println(log.Output(1, "through"), l.Output(2, "through with\n"))
	var b strings.Builder
	l.SetOutput(&b)
	l.SetFlags(log.Ldate | log.Ltime | log.Llongfile | log.Lmsgprefix)
	l.Print("dated")
	text := b.String()
	fmt.Println(len(text) > 30, strings.Contains(text, "names.go:33: p: dated\n"), text[4], text[13], l.Flags(), l.Prefix(), l.Writer() == &b)
	l.SetFlags(log.LstdFlags)
	fmt.Println(log.Flags(), log.Prefix(), log.Writer() == &b)
}
