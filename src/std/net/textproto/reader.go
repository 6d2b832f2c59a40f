package textproto

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// A Reader reads lines, heads and answers.
type Reader struct {
	R   *bufio.Reader
	dot *dotReader
}

// NewReader returns a Reader of r.
func NewReader(r *bufio.Reader) *Reader { return &Reader{R: r} }

// errTooLong is what heads beyond all bounds yield.
var errTooLong = errors.New("message too large")

func broken(what, line string) error { return ProtocolError(what + ": " + strconv.Quote(line)) }

// mostOfHead is how many bytes a head may have.
const mostOfHead = 64 << 20

func (r *Reader) line(most int64) ([]byte, error) {
	r.endDot()
	var line []byte
	for {
		part, more, err := r.R.ReadLine()
		if err != nil {
			return nil, err
		}
		if most >= 0 && int64(len(line)+len(part)) > most {
			return nil, errTooLong
		}
		if line == nil && !more {
			return part, nil
		}
		line = append(line, part...)
		if !more {
			return line, nil
		}
	}
}

// ReadLine reads a line and returns it without its end.
func (r *Reader) ReadLine() (string, error) {
	line, err := r.line(-1)
	return string(line), err
}

// ReadLineBytes is ReadLine for bytes.
func (r *Reader) ReadLineBytes() ([]byte, error) {
	line, err := r.line(-1)
	return bytes.Clone(line), err
}

// ReadContinuedLine reads a line and those after it that begin with space, joined by one space each.
func (r *Reader) ReadContinuedLine() (string, error) {
	line, err := r.continued(-1)
	return string(line), err
}

// ReadContinuedLineBytes is ReadContinuedLine for bytes.
func (r *Reader) ReadContinuedLineBytes() ([]byte, error) {
	line, err := r.continued(-1)
	return bytes.Clone(line), err
}

func (r *Reader) continued(most int64) ([]byte, error) {
	line, err := r.line(most)
	if err != nil || len(line) == 0 {
		return line, err
	}
	// A line that is wholly buffered is not followed by another.
	if next, err := r.R.Peek(1); err != nil || next[0] != ' ' && next[0] != '\t' {
		return TrimBytes(line), nil
	}
	all := bytes.Clone(TrimBytes(line))
	for {
		next, err := r.R.Peek(1)
		if err != nil || next[0] != ' ' && next[0] != '\t' {
			return all, nil
		}
		left := int64(-1)
		if most >= 0 {
			left = max(most-int64(len(all)), 0)
		}
		line, err := r.line(left)
		if err != nil {
			return all, err
		}
		all = append(append(all, ' '), TrimBytes(line)...)
	}
}

// ReadMIMEHeader reads a head up to its empty line. A head that is cut off is returned with an error.
func (r *Reader) ReadMIMEHeader() (MIMEHeader, error) {
	h := make(MIMEHeader)
	most := int64(mostOfHead)
	if first, err := r.R.Peek(1); err == nil && (first[0] == ' ' || first[0] == '\t') {
		line, err := r.line(most)
		if err != nil {
			return h, err
		}
		return h, broken("malformed MIME header initial line", string(line))
	}
	for {
		line, err := r.continued(most)
		if len(line) == 0 {
			return h, err
		}
		name, value, ok := bytes.Cut(line, []byte{':'})
		if !ok {
			return h, broken("malformed MIME header: missing colon", string(line))
		}
		key, valid := headKey(name)
		if !valid {
			return h, broken("malformed MIME header line", string(line))
		}
		for _, c := range value {
			if c < ' ' && c != '\t' || c == 0x7f {
				return h, broken("malformed MIME header line", key+string(line[len(name):]))
			}
		}
		if most -= int64(len(line)); most < 0 {
			return h, errTooLong
		}
		h[key] = append(h[key], string(bytes.TrimLeft(value, " \t")))
		if err != nil {
			return h, err
		}
	}
}

func headKey(name []byte) (string, bool) {
	if len(name) == 0 {
		return "", false
	}
	for _, c := range name {
		if !letter(c) {
			// A space in a name is let through, but the name stays as it is.
			if c == ' ' {
				continue
			}
			return "", false
		}
	}
	return CanonicalMIMEHeaderKey(string(name)), true
}

// code reads the number at the start of an answer.
func (r *Reader) code(expect int) (code int, more bool, text string, err error) {
	line, err := r.ReadLine()
	if err != nil {
		return 0, false, "", err
	}
	if len(line) < 4 || line[3] != ' ' && line[3] != '-' {
		return 0, false, "", broken("short response", line)
	}
	more = line[3] == '-'
	code, err = strconv.Atoi(line[:3])
	if err != nil || code < 100 {
		return code, false, "", broken("invalid response code", line)
	}
	text = line[4:]
	if 1 <= expect && expect < 10 && code/100 != expect || 10 <= expect && expect < 100 && code/10 != expect ||
		100 <= expect && expect < 1000 && code != expect {
		err = &Error{code, text}
	}
	return code, more, text, err
}

// ReadCodeLine reads an answer of one line: a number and a text. A number that does not begin with expect's digits is an *Error;
// expect 0 or less takes any.
func (r *Reader) ReadCodeLine(expectCode int) (code int, message string, err error) {
	code, more, text, err := r.code(expectCode)
	if err == nil && more {
		err = broken("unexpected multi-line response", text)
	}
	return code, text, err
}

// ReadResponse reads an answer that may have several lines.
func (r *Reader) ReadResponse(expectCode int) (code int, message string, err error) {
	code, more, text, err := r.code(expectCode)
	many := more
	for more {
		line, e := r.ReadLine()
		if e != nil {
			return 0, "", e
		}
		start := zeros(code)
		if strings.HasPrefix(line, start+" ") || line == start {
			more = false
			text += "\n" + strings.TrimPrefix(strings.TrimPrefix(line, start), " ")
		} else {
			text += "\n" + strings.TrimPrefix(line, start+"-")
		}
	}
	if err != nil && many && text != "" {
		err = &Error{code, text}
	}
	return code, text, err
}

// DotReader returns a reader of a text that ends with a line of one dot; lines that begin with a dot have one more. It is
// good until the next call of one of r's methods, which skips what was not read.
func (r *Reader) DotReader() io.Reader {
	r.endDot()
	r.dot = &dotReader{r: r}
	return r.dot
}

type dotReader struct {
	r    *Reader
	held []byte
	err  error
}

func (d *dotReader) Read(b []byte) (int, error) {
	for len(d.held) == 0 && d.err == nil {
		line, err := d.r.R.ReadBytes('\n')
		switch {
		case err == io.EOF:
			d.err = io.ErrUnexpectedEOF
			return 0, d.err
		case err != nil:
			d.err = err
			return 0, d.err
		}
		if bytes.HasSuffix(line, []byte("\r\n")) {
			line = append(line[:len(line)-2], '\n')
		}
		if line[0] == '.' {
			if line = line[1:]; len(line) == 1 {
				d.err = io.EOF
				break
			}
		}
		d.held = line
	}
	n := copy(b, d.held)
	d.held = d.held[n:]
	if n == 0 && len(d.held) == 0 {
		if d.r.dot == d {
			d.r.dot = nil
		}
		return 0, d.err
	}
	return n, nil
}

func (r *Reader) endDot() {
	if d := r.dot; d != nil {
		io.Copy(io.Discard, d)
		r.dot = nil
	}
}

// ReadDotBytes reads a whole text of DotReader.
func (r *Reader) ReadDotBytes() ([]byte, error) { return io.ReadAll(r.DotReader()) }

// ReadDotLines reads the lines of a text of DotReader.
func (r *Reader) ReadDotLines() ([]string, error) {
	var lines []string
	for {
		line, err := r.ReadLine()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return lines, err
		}
		if line == "." {
			return lines, nil
		}
		lines = append(lines, strings.TrimPrefix(line, "."))
	}
}
