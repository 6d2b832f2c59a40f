package textproto

import (
	"bufio"
	"fmt"
	"io"
)

// A Writer writes lines and texts.
type Writer struct {
	W   *bufio.Writer
	dot *dotWriter
}

// NewWriter returns a Writer to w.
func NewWriter(w *bufio.Writer) *Writer { return &Writer{W: w} }

// PrintfLine writes a formatted line, and flushes.
func (w *Writer) PrintfLine(format string, args ...any) error {
	w.endDot()
	fmt.Fprintf(w.W, format, args...)
	w.W.WriteString("\r\n")
	return w.W.Flush()
}

// DotWriter returns a writer of a text that ends with a line of one dot; it ends lines with CR and LF and doubles dots at
// their start. Closing it writes the end.
func (w *Writer) DotWriter() io.WriteCloser {
	w.endDot()
	w.dot = &dotWriter{w: w, start: true}
	return w.dot
}

func (w *Writer) endDot() {
	if w.dot != nil {
		w.dot.Close()
	}
}

type dotWriter struct {
	w     *Writer
	start bool // of a line
	cr    bool // the last byte was CR
	some  bool // something was written
}

func (d *dotWriter) Write(b []byte) (int, error) {
	w := d.w.W
	for i, c := range b {
		d.some = true
		if d.start && c == '.' {
			w.WriteByte('.')
		}
		if c == '\n' && !d.cr {
			w.WriteByte('\r')
		}
		d.start, d.cr = c == '\n', c == '\r'
		if err := w.WriteByte(c); err != nil {
			return i, err
		}
	}
	return len(b), nil
}

func (d *dotWriter) Close() error {
	if d.w.dot == d {
		d.w.dot = nil
	}
	w := d.w.W
	switch {
	case d.cr:
		w.WriteByte('\n')
	case !d.start || !d.some:
		w.WriteString("\r\n")
	}
	w.WriteString(".\r\n")
	return w.Flush()
}
