// Package fmt formats and scans values.
package fmt

import (
	"errors"
	"io"
)

// A State is where a Formatter writes to, and the flags of its verb.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// A Formatter formats itself for any verb.
type Formatter interface{ Format(f State, verb rune) }

// A Stringer has a text, which is printed for verbs that take strings.
type Stringer interface{ String() string }

// A GoStringer has a text for %#v.
type GoStringer interface{ GoString() string }

// Print writes its operands to standard output, with spaces between operands neither of which is a string.
func Print(a ...any) (n int, err error)

// Printf formats by a format string and writes to standard output.
func Printf(format string, a ...any) (n int, err error)

// Println writes its operands to standard output, separated by spaces, and ends the line.
func Println(a ...any) (n int, err error)

// Sprint returns what Print would write.
func Sprint(a ...any) string

// Sprintf returns what Printf would write.
func Sprintf(format string, a ...any) string

// Sprintln returns what Println would write.
func Sprintln(a ...any) string

// Append appends what Print would write.
func Append(b []byte, a ...any) []byte

// Appendf appends what Printf would write.
func Appendf(b []byte, format string, a ...any) []byte

// Appendln appends what Println would write.
func Appendln(b []byte, a ...any) []byte

// Fprint is Print to w.
func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write(Append(nil, a...)) }

// Fprintf is Printf to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write(Appendf(nil, format, a...))
}

// Fprintln is Println to w.
func Fprintln(w io.Writer, a ...any) (n int, err error) { return w.Write(Appendln(nil, a...)) }

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf returns an error with the formatted text, which wraps the operands of verbs %w.
func Errorf(format string, a ...any) error {
	msg, wrapped := errorf(format, a)
	switch len(wrapped) {
	case 0:
		return errors.New(msg)
	case 1:
		err, _ := a[wrapped[0]].(error)
		return &wrapError{msg, err}
	}
	var errs []error
	for _, i := range wrapped {
		if err, ok := a[i].(error); ok {
			errs = append(errs, err)
		}
	}
	return &wrapErrors{msg, errs}
}

// errorf also returns the numbers of the operands of %w, ascending.
func errorf(format string, a []any) (msg string, wrapped []int)

// FormatString rebuilds the verb with its flags as a Formatter gets it.
func FormatString(state State, verb rune) string {
	s := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			s += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		s += Sprint(w)
	}
	if p, ok := state.Precision(); ok {
		s += "." + Sprint(p)
	}
	return s + string(verb)
}

// pp is the State that Formatters get; -1 stands for no width or precision.
type pp struct {
	buf       []byte
	flags     string
	wid, prec int
}

func (p *pp) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *pp) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *pp) Width() (wid int, ok bool)      { return max(p.wid, 0), p.wid >= 0 }
func (p *pp) Precision() (prec int, ok bool) { return max(p.prec, 0), p.prec >= 0 }

func (p *pp) Flag(c int) bool {
	for i := 0; i < len(p.flags); i++ {
		if int(p.flags[i]) == c {
			return true
		}
	}
	return false
}

func init() { setHooks(format, scan, unwritten) }

// setHooks gives the natives the functions that call methods taking interfaces of this package.
func setHooks(format func(f any, flags string, wid, prec int, verb rune) []byte, scan func(s any, id int, verb rune) error, unwritten func(reason string) error)

func unwritten(reason string) error { return errors.New("write /dev/stdout: " + reason) }

func format(f any, flags string, wid, prec int, verb rune) []byte {
	p := &pp{nil, flags, wid, prec}
	f.(Formatter).Format(p, verb)
	return p.buf
}

// A Scanner scans itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// A ScanState is where a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scan reads values separated by white space, newlines included, from standard input.
func Scan(a ...any) (n int, err error) { return scanned(scanInput(0, "", a)) }

// Scanf reads values by a format from standard input.
func Scanf(format string, a ...any) (n int, err error) { return scanned(scanInput(2, format, a)) }

// Scanln is like Scan and ends at a newline, which must follow the last value.
func Scanln(a ...any) (n int, err error) { return scanned(scanInput(1, "", a)) }

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) { return scanned(scanString(str, 0, "", a)) }

// Sscanf is Scanf from a string.
func Sscanf(str, format string, a ...any) (n int, err error) {
	return scanned(scanString(str, 2, format, a))
}

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) { return scanned(scanString(str, 1, "", a)) }

// Fscan is Scan from r. If r has no UnreadRune, one rune may get lost between calls.
func Fscan(r io.Reader, a ...any) (n int, err error) { return scanned(scanReader(r, 0, "", a)) }

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return scanned(scanReader(r, 2, format, a))
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) { return scanned(scanReader(r, 1, "", a)) }

// Scanning natives return how many values they set and what went wrong: an error of the reader or a Scanner, or a text.
func scanInput(mode int, format string, a []any) (n int, err error, text string)
func scanString(s string, mode int, format string, a []any) (n int, err error, text string)
func scanReader(r io.Reader, mode int, format string, a []any) (n int, err error, text string)

func scanned(n int, err error, text string) (int, error) { return n, failure(err, text) }

func failure(err error, text string) error {
	switch {
	case err != nil:
		return err
	case text == "":
		return nil
	case text == "EOF":
		return io.EOF
	case text == "unexpected EOF":
		return io.ErrUnexpectedEOF
	}
	return errors.New(text)
}

// ss is the ScanState of the scan in progress with this number.
type ss struct{ id int }

func scan(s any, id int, verb rune) error { return s.(Scanner).Scan(&ss{id}, verb) }

func (s *ss) ReadRune() (r rune, size int, err error) {
	r, size, err, text := readRune(s.id)
	return r, size, failure(err, text)
}

func (s *ss) UnreadRune() error {
	unreadRune(s.id)
	return nil
}

func (s *ss) SkipSpace() { skipSpace(s.id) }

func (s *ss) Token(skip bool, f func(rune) bool) (token []byte, err error) {
	if skip {
		if err := failure(skipSpace(s.id)); err != nil {
			return nil, err
		}
	}
	for {
		r, size, err, text := readRune(s.id)
		if size == 0 {
			if text != "EOF" {
				return token, failure(err, text)
			}
			return token, nil
		}
		if f == nil && isSpace(r) || f != nil && !f(r) {
			unreadRune(s.id)
			return token, nil
		}
		token = append(token, string(r)...)
	}
}

func (s *ss) Width() (wid int, ok bool) {
	wid = scanWidth(s.id)
	return max(wid, 0), wid >= 0
}

func (s *ss) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func readRune(id int) (r rune, size int, err error, text string)
func unreadRune(id int)
func skipSpace(id int) (err error, text string)
func scanWidth(id int) int
func isSpace(r rune) bool
