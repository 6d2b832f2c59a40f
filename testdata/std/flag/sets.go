package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, "+") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type fragile struct{ p *int }

func (f *fragile) String() string     { return fmt.Sprint(*f.p) }
func (f *fragile) Set(s string) error { return nil }

type colour struct{ name string }

func (c colour) MarshalText() ([]byte, error) { return []byte(c.name), nil }
func (c *colour) UnmarshalText(b []byte) error {
	if string(b) == "mud" {
		return errors.New("not a colour")
	}
	c.name = string(b)
	return nil
}

func try(name string, args ...string) {
	var out bytes.Buffer
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(&out)
	b := fs.Bool("b", false, "a bool")
	bt := fs.Bool("truth", true, "a `Truth` that holds")
	i := fs.Int("i", 0, "an int")
	i64 := fs.Int64("i64", -5, "an int64\nover lines")
	u := fs.Uint("u", 7, "")
	u64 := fs.Uint64("u64", 0, "some `count")
	s := fs.String("s", "", "a string")
	name2 := fs.String("name", "the \"name\"", "the `name of it`")
	f := fs.Float64("f", 1.5, "a float")
	d := fs.Duration("d", 0, "a duration")
	d2 := fs.Duration("wait", 3*time.Second, "a duration")
	var l list
	fs.Var(&l, "l", "a list")
	one := 1
	fs.Var(&fragile{&one}, "fragile", "fragile")
	fs.Func("fn", "a func", func(s string) error {
		if s == "bad" {
			return errors.New("bad it is")
		}
		fmt.Println("fn", s)
		return nil
	})
	fs.BoolFunc("bf", "a bool func", func(s string) error {
		if s == "bad" {
			return errors.New("bad again")
		}
		fmt.Println("bf", s)
		return nil
	})
	var c colour
	fs.TextVar(&c, "c", colour{"red"}, "a colour")
	err := fs.Parse(args)
	fmt.Printf("%q: %v\n", args, err)
	fmt.Println(" ", *b, *bt, *i, *i64, *u, *u64, *s, *name2, *f, *d, *d2, l, c)
	fmt.Println(" ", fs.NArg(), fs.NFlag(), fs.Args(), fs.Arg(0), fs.Arg(-1), fs.Arg(9), fs.Parsed(), fs.Name(), fs.ErrorHandling())
	fs.Visit(func(f *flag.Flag) {
		fmt.Print(" ", f.Name, "=", f.Value, "(", f.DefValue, ")")
		if g, ok := f.Value.(flag.Getter); ok {
			fmt.Printf("%T", g.Get())
		}
	})
	fmt.Println()
	if err == flag.ErrHelp {
		fmt.Print(out.String())
	} else if out.Len() > 0 {
		line, _, _ := strings.Cut(out.String(), "\n  ")
		fmt.Println(line)
	}
}

func panics(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	try("all")
	try("all", "-h")
	try("", "--help")
	try("", "-nope=3")
	try("all", "-b", "--truth=f", "-i", "0x10", "-i64=-77", "--u", "3", "-u64=0b11", "-s", "-x", "-name=", "-f=1e3",
		"-d", "1m30s", "-l=a", "-l", "b", "-fn", "call", "-bf", "-bf=2", "-c", "blue", "rest", "-b=false")
	try("all", "-b", "--", "-i", "3")
	try("all", "-b", "-", "-i", "3")
	for _, arg := range []string{"-i=x", "-i=99999999999999999999", "-b=maybe", "-f=1e999", "-u=-1", "-d=5", "-i", "---b",
		"-=3", "--=", "-fn=bad", "-bf=bad", "-c=mud", "-u64=", "-f=", "-s"} {
		try("all", arg)
	}
	fs := flag.NewFlagSet("set", flag.PanicOnError)
	fs.SetOutput(os.Stdout)
	fs.Int("n", 1, "a number")
	fmt.Println(fs.Set("n", "5"), fs.Lookup("n").Value, fs.Set("m", "1"), fs.Set("n", "x"), fs.Lookup("m"))
	panics(func() { fs.Int("n", 1, "") })
	panics(func() { fs.Int("-n", 1, "") })
	panics(func() { fs.Int("n=1", 1, "") })
	panics(func() { fs.Parse([]string{"-z"}) })
	var zero flag.FlagSet
	zero.SetOutput(os.Stdout)
	zero.Bool("x", false, "")
	fmt.Println(zero.Parse([]string{"-y"}), zero.Parse(nil))
	panics(func() { zero.Bool("x", false, "") })
	zero.Usage = func() { fmt.Println("my usage") }
	fmt.Println(zero.Parse([]string{"-h"}))
	zero.VisitAll(func(f *flag.Flag) { fmt.Println(*f) })
	name, usage := flag.UnquoteUsage(&flag.Flag{Usage: "a `b` c `d`", Value: &list{}})
	fmt.Println(name, usage)
}
