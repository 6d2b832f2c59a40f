package slog

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"
)

// How many attributes a record holds without allocating.
const inFront = 5

// A Record is one event. A copy shares attributes with the original: see Clone.
type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr // for runtime.CallersFrames; 0 if it is not known

	front [inFront]Attr
	used  int    // of front
	back  []Attr // what has no place in front
}

// NewRecord returns a record without attributes.
func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// Clone returns a copy that shares nothing with r, so that both may get more attributes.
func (r Record) Clone() Record {
	r.back = slices.Clip(r.back)
	return r
}

// NumAttrs returns how many attributes there are.
func (r Record) NumAttrs() int { return r.used + len(r.back) }

// Attrs calls f for each attribute until it returns false.
func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.front[:r.used] {
		if !f(a) {
			return
		}
	}
	for _, a := range r.back {
		if !f(a) {
			return
		}
	}
}

// AddAttrs adds attributes, leaving out groups without any.
func (r *Record) AddAttrs(attrs ...Attr) {
	for r.used < inFront && len(attrs) > 0 {
		r.addFront(attrs[0])
		attrs = attrs[1:]
	}
	if n := len(r.back); n < cap(r.back) && !r.back[:n+1][n].empty() {
		r.back = append(slices.Clip(r.back),
			String("!BUG", "AddAttrs unsafely called on copy of Record made without using Record.Clone"))
	}
	for _, a := range attrs {
		if !emptyGroup(a) {
			r.back = append(r.back, a)
		}
	}
}

func (r *Record) addFront(a Attr) {
	if !emptyGroup(a) {
		r.front[r.used] = a
		r.used++
	}
}

// Add adds attributes. Arguments are those of Logger.Info.
func (r *Record) Add(args ...any) {
	for len(args) > 0 {
		a, rest := nextAttr(args)
		if r.used < inFront {
			r.addFront(a)
		} else if !emptyGroup(a) {
			r.back = append(r.back, a)
		}
		args = rest
	}
}

// Source returns where in the source r comes from, or nil if that is not known.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	frame, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{frame.Function, frame.File, frame.Line}
}

// nextAttr takes the first attribute off arguments: an Attr, or a key and a value. What is none has the key !BADKEY.
func nextAttr(args []any) (Attr, []any) {
	const badKey = "!BADKEY"
	switch first := args[0].(type) {
	case Attr:
		return first, args[1:]
	case string:
		if len(args) > 1 {
			return Any(first, args[1]), args[2:]
		}
	}
	return Any(badKey, args[0]), args[1:]
}

func attrs(args []any) []Attr {
	var all []Attr
	for len(args) > 0 {
		var a Attr
		a, args = nextAttr(args)
		all = append(all, a)
	}
	return all
}

// A Source is a place in the source.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"` // from 1
}

func (s *Source) empty() bool { return s == nil || *s == Source{} }

func (s *Source) group() Value {
	var all []Attr
	if s.Function != "" {
		all = append(all, String("function", s.Function))
	}
	if s.File != "" {
		all = append(all, String("file", s.File))
	}
	if s.Line != 0 {
		all = append(all, Int("line", s.Line))
	}
	return GroupValue(all...)
}

// trace returns some callers, a line each.
func trace(skip, most int) string {
	pcs := make([]uintptr, most+1)
	n := runtime.Callers(skip+1, pcs)
	if n == 0 {
		return "(no stack)"
	}
	frames := runtime.CallersFrames(pcs[:n])
	var b strings.Builder
	for range most {
		frame, more := frames.Next()
		fmt.Fprintf(&b, "called from %s (%s:%d)\n", frame.Function, frame.File, frame.Line)
		if !more {
			return b.String()
		}
	}
	b.WriteString("(rest of stack elided)\n")
	return b.String()
}
