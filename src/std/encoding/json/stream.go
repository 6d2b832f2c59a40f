package json

import (
	"bytes"
	"io"
)

// A Token is a Delim, bool, float64, Number, string, or nil for null.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// An Encoder writes values to a stream, each on a line of its own.
type Encoder struct {
	w      io.Writer
	err    error
	plain  bool
	prefix string
	indent string
}

// NewEncoder returns an Encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// Encode writes v and a newline.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	b, err := encode(v, !enc.plain)
	if err != nil {
		return err
	}
	if enc.prefix != "" || enc.indent != "" {
		b = indent(nil, b, enc.prefix, enc.indent)
	}
	_, enc.err = enc.w.Write(append(b, '\n'))
	return enc.err
}

// SetIndent makes further values be laid out as by Indent.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML says whether <, > and & in strings are escaped, as they are at first.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.plain = !on }

// A Decoder reads values from a stream.
type Decoder struct {
	r       io.Reader
	buf     []byte
	at      int   // where in buf reading goes on
	base    int64 // offset of buf in the stream
	readErr error
	err     error
	options int
	open    []level
}

// A level is an array or object that Token has opened.
type level struct {
	object bool
	n      int // elements, or keys and values
}

// NewDecoder returns a Decoder that reads from r, perhaps more than it needs.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers in interfaces be of type Number.
func (dec *Decoder) UseNumber() { dec.options |= useNumber }

// DisallowUnknownFields makes keys without a field a mistake.
func (dec *Decoder) DisallowUnknownFields() { dec.options |= knownFields }

// InputOffset returns where in the stream the last value or token ended.
func (dec *Decoder) InputOffset() int64 { return dec.base + int64(dec.at) }

// Buffered returns what was read from the stream but not used, until the next call of Decode.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.at:]) }

// fill reads more, and forgets what lies before dec.at; by how much later positions move.
func (dec *Decoder) fill() (moved int, err error) {
	if dec.readErr != nil {
		return 0, dec.readErr
	}
	if moved = dec.at; moved > 0 {
		n := copy(dec.buf, dec.buf[moved:])
		dec.buf, dec.at = dec.buf[:n], 0
		dec.base += int64(moved)
	}
	if cap(dec.buf)-len(dec.buf) < 512 {
		buf := make([]byte, len(dec.buf), 2*cap(dec.buf)+4096)
		copy(buf, dec.buf)
		dec.buf = buf
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	dec.readErr = err
	if n > 0 {
		err = nil
	}
	return moved, err
}

// peek returns the next byte that is no space at or after i, and where it is; dec.at stays.
func (dec *Decoder) peek(i int) (byte, int, error) {
	for {
		for ; i < len(dec.buf); i++ {
			switch c := dec.buf[i]; c {
			case ' ', '\t', '\r', '\n':
			default:
				return c, i, nil
			}
		}
		moved, err := dec.fill()
		i -= moved
		if err != nil {
			return 0, i, err
		}
	}
}

func scan(state, part []byte, last bool) (next []byte, n int, text string, offset int64)

// value finds the value that begins at i: where it is.
func (dec *Decoder) value(i int) (start, end int, err error) {
	_, start, err = dec.peek(i)
	if err != nil {
		return start, start, err
	}
	var state []byte
	var from = start
	last := false
	for {
		next, n, text, offset := scan(state, dec.buf[from:], last)
		if text != "" {
			dec.err = &SyntaxError{text, dec.base + int64(start) + offset}
			return start, start, dec.err
		}
		if n >= 0 {
			return start, from + n, nil
		}
		if last {
			return start, start, io.ErrUnexpectedEOF
		}
		state, from = next, len(dec.buf)
		moved, err := dec.fill()
		start, from = start-moved, from-moved
		if err == io.EOF {
			last = true
		} else if err != nil {
			dec.err = err
			return start, start, err
		}
	}
}

func shown(b []byte) string

func (dec *Decoder) wrong(i int, what string) error {
	return &SyntaxError{"invalid character " + shown(dec.buf[i:]) + " " + what, dec.base + int64(i) + 1}
}

// Decode reads the next value into what v points to.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	i, err := dec.separator()
	if err != nil {
		return err
	}
	start, end, err := dec.value(i)
	if err != nil {
		if err == io.EOF && len(dec.open) > 0 {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	value := dec.buf[start:end]
	dec.at = end
	dec.count()
	return decode(value, v, dec.options)
}

// count notes that a value or key has been read.
func (dec *Decoder) count() {
	if n := len(dec.open); n > 0 {
		dec.open[n-1].n++
	}
}

// separator goes behind the comma or colon that is due, and returns where.
func (dec *Decoder) separator() (int, error) {
	n := len(dec.open)
	if n == 0 || dec.open[n-1].n == 0 {
		return dec.at, nil
	}
	c, i, err := dec.peek(dec.at)
	if err != nil {
		return i, err
	}
	top := dec.open[n-1]
	switch {
	case top.object && top.n%2 == 1:
		if c != ':' {
			return i, dec.wrong(i, "after object key")
		}
	case c != ',':
		if c == '}' || c == ']' {
			// The caller says what is wrong with an end here.
			return i, nil
		}
		if c == ':' {
			// A colon before an end is like a comma there.
			at := dec.base + int64(i)
			next, _, err := dec.peek(i + 1)
			i = int(at - dec.base)
			if err == nil && (next == ']' || next == '}') {
				return i, dec.wrong(i, "looking for beginning of value")
			}
		}
		if top.object {
			return i, dec.wrong(i, "after object key:value pair")
		}
		return i, dec.wrong(i, "after array element")
	}
	return i + 1, nil
}

// More reports whether there is another element in the array or object that Token is in. What is wrong with the next one,
// the next call of Token or Decode tells.
func (dec *Decoder) More() bool {
	i, err := dec.separator()
	at := i
	var c byte
	if err == nil {
		c, at, err = dec.peek(i)
	} else if err != io.EOF {
		dec.at = i
	}
	if err == nil {
		switch comma := dec.pendingComma(); {
		case begins(c):
			return true
		case c != ']' && c != '}':
			err = dec.wrong(at, "looking for beginning of value")
		case comma >= 0:
			err = dec.wrong(comma, "looking for beginning of value")
		default:
			return false
		}
	} else if err == io.EOF && len(dec.open) > 0 {
		err = &SyntaxError{"unexpected end of JSON input", dec.base + int64(len(dec.buf))}
	}
	if dec.err == nil {
		dec.err = err
	}
	return dec.err != io.EOF
}

// begins reports whether a value may begin with c.
func begins(c byte) bool {
	switch c {
	case '[', '{', '"', 't', 'f', 'n', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

// Token reads the next token; commas and colons are left out. At the end of the stream the error is io.EOF.
func (dec *Decoder) Token() (Token, error) {
	if dec.err != nil {
		return nil, dec.err
	}
	i, err := dec.separator()
	if err != nil {
		return nil, err
	}
	c, at, err := dec.peek(i)
	if err != nil {
		return nil, err
	}
	n := len(dec.open)
	inKey := n > 0 && dec.open[n-1].object && dec.open[n-1].n%2 == 0
	inValue := n > 0 && dec.open[n-1].object && !inKey
	comma := dec.pendingComma()
	switch c {
	case '[', '{':
		if inKey {
			break
		}
		dec.count()
		dec.open = append(dec.open, level{object: c == '{'})
		dec.at = at + 1
		return Delim(c), nil
	case ']', '}':
		switch {
		case inValue && c == ']':
			return nil, dec.wrong(at, "after object key:value pair")
		case inValue:
			return nil, &SyntaxError{"missing value after object key", dec.InputOffset()}
		case comma >= 0:
			return nil, dec.wrong(comma, "looking for beginning of value")
		case n == 0:
			return nil, dec.wrong(at, "looking for beginning of value")
		case dec.open[n-1].object != (c == '}'):
			if dec.open[n-1].n == 0 {
				return nil, dec.wrong(at, "looking for beginning of value")
			}
			if dec.open[n-1].object {
				return nil, dec.wrong(at, "after object key:value pair")
			}
			return nil, dec.wrong(at, "after array element")
		}
		dec.open = dec.open[:n-1]
		dec.at = at + 1
		return Delim(c), nil
	case ',', ':':
		return nil, dec.wrong(at, "looking for beginning of value")
	}
	if inKey && c != '"' {
		if !begins(c) {
			return nil, dec.wrong(at, "looking for beginning of value")
		}
		return nil, &SyntaxError{"object member name must be a string", dec.InputOffset()}
	}
	start, end, err := dec.value(at)
	if err != nil {
		return nil, err
	}
	var v any
	err = decode(dec.buf[start:end], &v, dec.options)
	dec.at = end
	dec.count()
	if err != nil {
		return nil, err
	}
	return v, nil
}

// pendingComma returns where the comma before the next token is; -1 if there is none.
func (dec *Decoder) pendingComma() int {
	for i := dec.at; i < len(dec.buf); i++ {
		switch dec.buf[i] {
		case ' ', '\t', '\r', '\n':
		case ',':
			return i
		default:
			return -1
		}
	}
	return -1
}
