package testing

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

const indent = "    "

// Marks in front of lines, for those who make events of them: of a line that says what happens, of an error's first line,
// and of its others.
const (
	framed    = "\x16"
	failing   = "\x0f"
	continued = "\x0e"
)

// marked is a line with a mark, if marks are wanted.
func marked(mark, line string) string {
	if settings.json {
		return mark + line
	}
	return line
}

// A printer tells at once what happens, and of which test it is.
type printer struct {
	mu   sync.Mutex
	w    io.Writer
	last string // the test that the last line was about
}

// update writes a line that names its test.
func (p *printer) update(test, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = test
	fmt.Fprintf(p.w, marked(framed, format), args...)
}

// line writes a line of a test's output, behind its name if the last one was of another.
func (p *printer) line(test, line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != test {
		fmt.Fprintf(p.w, marked(framed, "=== NAME  %s\n"), test)
	}
	p.last = test
	io.WriteString(p.w, line)
}

// A below is where tests below one report to: its output, indented.
type below struct{ c *common }

func (w below) Write(b []byte) (int, error) {
	for line := range bytes.Lines(b) {
		w.c.output = append(w.c.output, indent...)
		w.c.output = append(w.c.output, line...)
	}
	return len(b), nil
}

// log records a message. It is called by the method that the test calls.
func (c *common) log(message string) { c.logAs("", "", message) }

// logError records a message of an error.
func (c *common) logError(message string) {
	c.logAs(marked(failing, ""), marked(continued, ""), message)
}

func (c *common) logAs(first, others, message string) {
	message = strings.ReplaceAll(strings.TrimSuffix(message, "\n"), "\n", "\n"+others+indent) + "\n"
	to := c.open()
	if to == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + message)
	}
	file, line := to.place(4)
	to.flushPartial()
	to.write(fmt.Appendf(nil, "%s%s:%d: %s", first, file, line, message))
}

// open is the test that can still record something: c or one above it.
func (c *common) open() *common {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		over := c.done || c.bubble
		c.mu.Unlock()
		if !over {
			return c
		}
	}
	return nil
}

// write records text: lines that are whole, and the rest for later.
func (c *common) write(text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for line := range bytes.Lines(text) {
		c.partial = append(c.partial, line...)
		if line[len(line)-1] != '\n' {
			break
		}
		switch {
		case c.printer == nil || c.done:
			c.output = append(c.output, indent...)
			c.output = append(c.output, c.partial...)
		case c.bench:
			fmt.Printf("%s%s", indent, c.partial)
		default:
			text := string(c.partial)
			mark := ""
			if settings.json && text != "" && (text[:1] == failing || text[:1] == continued) {
				mark, text = text[:1], text[1:]
			}
			c.printer.line(c.name, mark+indent+text)
		}
		c.partial = c.partial[:0]
	}
}

// flushPartial ends a line that has begun.
func (c *common) flushPartial() {
	c.mu.Lock()
	begun := len(c.partial) > 0
	c.mu.Unlock()
	if begun {
		c.write([]byte("\n"))
	}
}

// Output returns a writer to where Log records, indented but without the place.
func (c *common) Output() io.Writer {
	c.outsideFuzz("Output")
	to := c.open()
	if to == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return recorder{to}
}

type recorder struct{ c *common }

func (r recorder) Write(p []byte) (int, error) {
	if r.c.open() == nil {
		panic("Write called after " + r.c.name + " has completed")
	}
	r.c.write(p)
	return len(p), nil
}

// Attr tells an attribute of the test, for programs that read its output.
func (c *common) Attr(key, value string) {
	switch {
	case strings.ContainsFunc(key, isSpace):
		c.Errorf("disallowed whitespace in attribute key %q", key)
	case strings.ContainsAny(value, "\r\n"):
		c.Errorf("disallowed newline in attribute value %q", value)
	case c.printer != nil:
		c.printer.update(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}

// verdict reports the test to the one above, and behind it what it has recorded.
func (c *common) verdict(word string) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := fmt.Sprintf("--- %s: %s (%s)\n%s", word, c.name, seconds(c.duration), c.output)
	c.output = c.output[:0]
	if c.printer != nil && (p.w == c.printer.w || settings.json) {
		c.printer.update(c.name, "%s", text)
		return
	}
	io.WriteString(p.w, text)
}

// crash reports the test and all above as failed, and goes on with the panic, which ends the program.
func (c *common) crash(value any) {
	c.Fail()
	if also := c.tidyAnd(); also != nil {
		c.Logf("cleanup panicked with %v", also)
	}
	for ; !c.bubble && c.parent != nil; c = c.parent {
		c.mu.Lock()
		c.duration += time.Since(c.start)
		c.mu.Unlock()
		c.flushPartial()
		c.verdict("FAIL")
		if also := c.parent.tidyAnd(); also != nil {
			fmt.Fprintf(c.parent.w, "cleanup panicked with %v", also)
		}
	}
	panic(value)
}

// report tells how the test has ended, if that is wanted.
func (c *common) report() {
	switch {
	case c.parent == nil || c.bubble:
	case c.Failed():
		c.verdict("FAIL")
	case c.printer == nil:
	case c.Skipped():
		c.verdict("SKIP")
	default:
		c.verdict("PASS")
	}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// Helper makes the calling function one that messages do not come from, but its caller.
func (c *common) Helper() {
	if c.bubble {
		c = c.parent
	}
	name := callerName(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[name] = true
}

// callerName is the name of a function that is being called: with 0 that which calls callerName.
func callerName(skip int) string {
	var pc [1]uintptr
	if runtime.Callers(skip+2, pc[:]) == 0 {
		panic("testing: zero callers found")
	}
	frame, _ := runtime.CallersFrames(pc[:]).Next()
	return frame.Function
}

// place is where a message comes from: the innermost call outside of helpers and
// of the innermost skip functions.
func (c *common) place(skip int) (file string, line int) {
	frame := c.frame(skip + 1)
	file, line = "???", max(frame.Line, 1)
	if frame.File != "" {
		file = frame.File
		if settings.fullPath == nil || !*settings.fullPath {
			file = filepath.Base(file)
		}
	}
	return file, line
}

func (c *common) frame(skip int) runtime.Frame {
	var pc [maxDepth]uintptr
	n := runtime.Callers(skip+1, pc[:])
	if n == 0 {
		panic("testing: zero callers found")
	}
	frames := runtime.CallersFrames(pc[:n])
	var first, last runtime.Frame
	inner := false // the frame before was the body of a loop over a function
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if inner {
			inner = false
			continue
		}
		c.mu.Lock()
		cleaning := c.cleaning
		c.mu.Unlock()
		if cleaning != nil && frame.Function == cleanupRunner {
			// The message comes from where the cleanup was registered.
			frames, more = runtime.CallersFrames(cleaning.callers), true
			continue
		}
		if first.PC == 0 {
			first = frame
		}
		if frame.Function == c.runner {
			if c.level <= 1 {
				return last
			}
			// The test's own function is a helper: go on where it was made.
			frames, more = runtime.CallersFrames(c.creator), true
			c = c.parent
			continue
		}
		last = frame
		name, body := loopBody(frame.Function)
		inner = body
		c.mu.Lock()
		helper := c.helpers[name]
		c.mu.Unlock()
		if !helper {
			return frame
		}
	}
	return first
}

// loopBody tells the body of a loop over a function, and the function that it is part of.
func loopBody(name string) (string, bool) {
	i := strings.LastIndex(name, "-range")
	if i <= 0 || strings.Trim(name[i+len("-range"):], "0123456789") != "" {
		return name, false
	}
	return name[:i], true
}
