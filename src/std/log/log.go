// Package log writes lines with a time and more in front.
package log

import (
	"fmt"
	"io"
	"log/internal"
	"os"
	"runtime"
	"sync"
	"time"
)

// What stands in front of each line.
const (
	Ldate         = 1 << iota // the date: 2009/01/23
	Ltime                     // the time: 01:23:23
	Lmicroseconds             // microseconds: 01:23:23.123123
	Llongfile                 // file and line: /a/b/c/d.go:23
	Lshortfile                // only the file's name: d.go:23
	LUTC                      // times are UTC
	Lmsgprefix                // the prefix in front of the message
	LstdFlags     = Ldate | Ltime
)

// A Logger writes lines, each by one Write. It may be used by several goroutines.
type Logger struct {
	mu     sync.Mutex
	prefix string
	flag   int
	out    io.Writer
}

// New returns a logger to out.
func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{prefix: prefix, flag: flag, out: out}
}

var std = New(os.Stderr, "", LstdFlags)

// Default returns the logger of the functions of this package.
func Default() *Logger { return std }

func init() {
	internal.DefaultOutput = func(pc uintptr, line []byte) error { return std.output(pc, 0, string(line)) }
}

// output writes a line that comes from pc; if that is 0, depth counts the callers up to the one to name.
func (l *Logger) output(pc uintptr, depth int, s string) error {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	var b []byte
	if l.flag&Lmsgprefix == 0 {
		b = append(b, l.prefix...)
	}
	if l.flag&(Ldate|Ltime|Lmicroseconds) != 0 {
		if l.flag&LUTC != 0 {
			now = now.UTC()
		}
		if l.flag&Ldate != 0 {
			year, month, day := now.Date()
			b = fmt.Appendf(b, "%04d/%02d/%02d ", year, int(month), day)
		}
		if l.flag&(Ltime|Lmicroseconds) != 0 {
			hour, min, sec := now.Clock()
			b = fmt.Appendf(b, "%02d:%02d:%02d", hour, min, sec)
			if l.flag&Lmicroseconds != 0 {
				b = fmt.Appendf(b, ".%06d", now.Nanosecond()/1000)
			}
			b = append(b, ' ')
		}
	}
	if l.flag&(Lshortfile|Llongfile) != 0 {
		file, line := source(pc, depth+1)
		if l.flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		b = fmt.Appendf(b, "%s:%d: ", file, line)
	}
	if l.flag&Lmsgprefix != 0 {
		b = append(b, l.prefix...)
	}
	b = append(b, s...)
	if len(s) == 0 || s[len(s)-1] != '\n' {
		b = append(b, '\n')
	}
	_, err := l.out.Write(b)
	return err
}

// source returns the file and line of pc, or those of a caller if pc is 0.
func source(pc uintptr, depth int) (file string, line int) {
	ok := true
	if pc == 0 {
		_, file, line, ok = runtime.Caller(depth)
	} else {
		frame, _ := runtime.CallersFrames([]uintptr{pc}).Next()
		file, line, ok = frame.File, frame.Line, frame.File != ""
	}
	if !ok {
		return "???", 0
	}
	return file, line
}

// Output writes a line, naming the calldepth-th caller where files are asked for.
func (l *Logger) Output(calldepth int, s string) error { return l.output(0, calldepth+1, s) }

// Print writes a line in the manner of fmt.Print.
func (l *Logger) Print(v ...any) { l.output(0, 2, fmt.Sprint(v...)) }

// Printf writes a line in the manner of fmt.Printf.
func (l *Logger) Printf(format string, v ...any) { l.output(0, 2, fmt.Sprintf(format, v...)) }

// Println writes a line in the manner of fmt.Println.
func (l *Logger) Println(v ...any) { l.output(0, 2, fmt.Sprintln(v...)) }

// Fatal is Print and then os.Exit(1).
func (l *Logger) Fatal(v ...any) {
	l.output(0, 2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and then os.Exit(1).
func (l *Logger) Fatalf(format string, v ...any) {
	l.output(0, 2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and then os.Exit(1).
func (l *Logger) Fatalln(v ...any) {
	l.output(0, 2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and then panic.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.output(0, 2, s)
	panic(s)
}

// Panicf is Printf and then panic.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.output(0, 2, s)
	panic(s)
}

// Panicln is Println and then panic.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.output(0, 2, s)
	panic(s)
}

// Flags returns the flags.
func (l *Logger) Flags() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.flag
}

// SetFlags sets the flags.
func (l *Logger) SetFlags(flag int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.flag = flag
}

// Prefix returns the prefix.
func (l *Logger) Prefix() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.prefix
}

// SetPrefix sets the prefix.
func (l *Logger) SetPrefix(prefix string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.prefix = prefix
}

// Writer returns where lines are written to.
func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

// SetOutput sets where lines are written to.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
}

// SetOutput sets where lines are written to.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Flags returns the flags.
func Flags() int { return std.Flags() }

// SetFlags sets the flags.
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix returns the prefix.
func Prefix() string { return std.Prefix() }

// SetPrefix sets the prefix.
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Writer returns where lines are written to.
func Writer() io.Writer { return std.Writer() }

// Output writes a line, naming the calldepth-th caller where files are asked for.
func Output(calldepth int, s string) error { return std.output(0, calldepth+1, s) }

// Print writes a line in the manner of fmt.Print.
func Print(v ...any) { std.output(0, 2, fmt.Sprint(v...)) }

// Printf writes a line in the manner of fmt.Printf.
func Printf(format string, v ...any) { std.output(0, 2, fmt.Sprintf(format, v...)) }

// Println writes a line in the manner of fmt.Println.
func Println(v ...any) { std.output(0, 2, fmt.Sprintln(v...)) }

// Fatal is Print and then os.Exit(1).
func Fatal(v ...any) {
	std.output(0, 2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and then os.Exit(1).
func Fatalf(format string, v ...any) {
	std.output(0, 2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and then os.Exit(1).
func Fatalln(v ...any) {
	std.output(0, 2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and then panic.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.output(0, 2, s)
	panic(s)
}

// Panicf is Printf and then panic.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.output(0, 2, s)
	panic(s)
}

// Panicln is Println and then panic.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.output(0, 2, s)
	panic(s)
}
