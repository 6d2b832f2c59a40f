// A command line with subcommands on flag sets of its own: values, durations, custom types, usage texts.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, strings.Split(s, ",")...); return nil }

type level int

var levels = map[string]level{"debug": 0, "info": 1, "error": 2}

func (l level) String() string {
	for n, v := range levels {
		if v == l {
			return n
		}
	}
	return strconv.Itoa(int(l))
}

func (l *level) Set(s string) error {
	v, ok := levels[s]
	if !ok {
		return fmt.Errorf("no level %q", s)
	}
	*l = v
	return nil
}

type bytesize uint64

func (b *bytesize) UnmarshalText(text []byte) error {
	s := strings.ToLower(string(text))
	shift := 0
	if i := strings.IndexAny(s, "kmg"); i >= 0 {
		shift = 10 * (1 + strings.IndexByte("kmg", s[i]))
		s = s[:i]
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil {
		return errors.Unwrap(err)
	}
	*b = bytesize(n << shift)
	return nil
}

func (b bytesize) MarshalText() ([]byte, error) {
	for i, unit := range "gmk" {
		if s := 30 - 10*i; b != 0 && b&(1<<s-1) == 0 {
			return fmt.Appendf(nil, "%d%c", b>>s, unit), nil
		}
	}
	return strconv.AppendUint(nil, uint64(b), 10), nil
}

type command struct {
	name, help string
	setup      func(*flag.FlagSet) func(args []string) error
}

type app struct {
	out, err io.Writer
	commands []command
}

var errUsage = errors.New("usage")

func (a *app) usage() {
	fmt.Fprintln(a.err, "commands:")
	sort.Slice(a.commands, func(i, j int) bool { return a.commands[i].name < a.commands[j].name })
	for _, c := range a.commands {
		fmt.Fprintf(a.err, "  %-8s %s\n", c.name, c.help)
	}
}

func (a *app) run(args []string) error {
	if len(args) == 0 {
		a.usage()
		return errUsage
	}
	for _, c := range a.commands {
		if c.name != args[0] {
			continue
		}
		fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
		fs.SetOutput(a.err)
		do := c.setup(fs)
		if err := fs.Parse(args[1:]); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fs.Visit(func(f *flag.Flag) { fmt.Fprintf(a.out, "[%s=%s]", f.Name, f.Value) })
		return do(fs.Args())
	}
	return fmt.Errorf("%w: no command %q", errUsage, args[0])
}

func main() {
	var stderr bytes.Buffer
	a := &app{out: os.Stdout, err: &stderr}
	a.commands = []command{
		{"serve", "serve things", func(fs *flag.FlagSet) func([]string) error {
			port := fs.Int("port", 8080, "`number` of the port")
			timeout := fs.Duration("timeout", 30*time.Second, "how long to wait")
			verbose := fs.Bool("v", false, "say more")
			l := level(1)
			fs.Var(&l, "level", "what to log")
			max := bytesize(64 << 10)
			fs.TextVar(&max, "max", max, "largest body")
			return func(args []string) error {
				fmt.Fprintf(a.out, " port %d, %v, %t, %v, %d, %q\n", *port, *timeout, *verbose, l, max, args)
				return nil
			}
		}},
		{"add", "add numbers", func(fs *flag.FlagSet) func([]string) error {
			scale := fs.Float64("scale", 1, "factor")
			var tags list
			fs.Var(&tags, "tag", "`name` of a tag (repeatable)")
			fs.Func("env", "set a `key=value`", func(s string) error {
				if k, v, ok := strings.Cut(s, "="); !ok || k == "" {
					return errors.New("want key=value, have " + strconv.Quote(v+s))
				}
				return nil
			})
			return func(args []string) error {
				sum := 0.0
				for i, s := range args {
					x, err := strconv.ParseFloat(s, 64)
					if err != nil {
						return fmt.Errorf("argument %d: %w", i+1, err)
					}
					sum += x
				}
				fmt.Fprintf(a.out, " %g %v %d\n", sum**scale, tags, len(tags))
				return nil
			}
		}},
	}
	for _, line := range []string{
		"serve",
		"serve -port=9 --timeout 1m30s -v -level error -max 3m a b -v",
		"serve -v=false -- -x",
		"serve -port nine",
		"serve -level loud",
		"serve -max 12x",
		"serve -nope",
		"serve -port",
		"serve -v=maybe",
		"add -scale 0.5 -tag a,b -tag c 1 2.5 -3",
		"add -env k=v 1 2 x",
		"add -env =v",
		"add -h",
		"remove it",
		"",
	} {
		err := a.run(strings.Fields(line))
		if err != nil {
			fmt.Printf("%q: %v (help %t, usage %t)\n", line, err, errors.Is(err, flag.ErrHelp), errors.Is(err, errUsage))
		}
		if stderr.Len() > 0 {
			first, _, _ := strings.Cut(stderr.String(), "\n")
			if strings.HasSuffix(line, "-h") || line == "" || strings.HasSuffix(line, "nine") {
				fmt.Print(stderr.String())
			} else {
				fmt.Println("  !", first)
			}
			stderr.Reset()
		}
	}
	fs := flag.NewFlagSet("x", flag.PanicOnError)
	fs.SetOutput(io.Discard)
	n := fs.Uint("n", 7, "")
	err := fs.Set("n", "12")
	fmt.Println(err, *n, fs.Set("m", "1"), fs.Lookup("n").DefValue, fs.NArg(), fs.Parsed(), len(os.Args))
	defer func() { fmt.Println(recover()) }()
	fs.Parse([]string{"-n", "-1"})
}
