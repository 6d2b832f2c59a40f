// Package multipart reads and writes messages of several parts, as forms with files are (RFC 2046, RFC 2388).
package multipart

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/textproto"
	"path/filepath"
	"strings"
)

// A Part is a part of a message: its header, then its body.
type Part struct {
	Header textproto.MIMEHeader

	mr          *Reader
	held        int // bytes of the body that are known to be buffered
	total       int64
	err         error // after those
	body        io.Reader
	disposition string
	params      map[string]string
}

// FormName returns the name of the form's field that the part is the value of.
func (p *Part) FormName() string {
	p.parse()
	if p.disposition != "form-data" {
		return ""
	}
	return p.params["name"]
}

// FileName returns the last element of the name of the file that the part is.
func (p *Part) FileName() string {
	p.parse()
	name := p.params["filename"]
	if name == "" {
		return ""
	}
	return filepath.Base(name)
}

func (p *Part) parse() {
	if p.params != nil {
		return
	}
	var err error
	p.disposition, p.params, err = mime.ParseMediaType(p.Header.Get("Content-Disposition"))
	if err != nil || p.params == nil {
		p.params = map[string]string{}
	}
}

// Read reads the body.
func (p *Part) Read(d []byte) (n int, err error) { return p.body.Read(d) }

// Close skips the rest of the body.
func (p *Part) Close() error {
	io.Copy(io.Discard, p)
	return nil
}

// A Reader reads the parts of a message.
type Reader struct {
	br      *bufio.Reader
	current *Part
	parts   int
	end     []byte // of lines
	mark    []byte // "--" and the boundary
}

// NewReader returns a Reader of a message with a boundary, which the parameter of Content-Type says.
func NewReader(r io.Reader, boundary string) *Reader {
	return &Reader{
		br:   bufio.NewReaderSize(r, 5<<10+len(boundary)),
		end:  []byte("\r\n"),
		mark: []byte("--" + boundary),
	}
}

// rawBody reads a part's body up to the next boundary.
type rawBody struct{ p *Part }

func (b rawBody) Read(d []byte) (int, error) {
	p := b.p
	r := p.mr.br
	for p.held == 0 && p.err == nil {
		buffered, _ := r.Peek(max(r.Buffered(), 1))
		var more error
		p.held, p.err = p.scan(buffered, nil)
		if p.held == 0 && p.err == nil {
			buffered, more = r.Peek(len(buffered) + 1)
			p.held, p.err = p.scan(buffered, more)
		}
	}
	if p.held == 0 {
		return 0, p.err
	}
	n, err := r.Read(d[:min(len(d), p.held)])
	p.held -= n
	p.total += int64(n)
	if p.held > 0 || err != nil {
		return n, err
	}
	return n, p.err
}

// scan tells how many of the bytes are the body's, and what comes then if that is known; more is why there are no more bytes.
func (p *Part) scan(b []byte, more error) (int, error) {
	if more == io.EOF {
		more = io.ErrUnexpectedEOF
	}
	mr := p.mr
	if p.total == 0 {
		// The boundary may come at once.
		if bytes.HasPrefix(b, mr.mark) {
			switch mr.follows(b[len(mr.mark):], more) {
			case yes:
				return 0, io.EOF
			case unknown:
				return 0, nil
			}
			return len(mr.mark), nil
		}
		if bytes.HasPrefix(mr.mark, b) {
			return 0, more
		}
	}
	mark := append(bytes.Clone(mr.end), mr.mark...)
	if i := bytes.Index(b, mark); i >= 0 {
		switch mr.follows(b[i+len(mark):], more) {
		case yes:
			return i, io.EOF
		case unknown:
			return i, nil
		}
		return i + len(mark), nil
	}
	if more == nil {
		if i := bytes.LastIndexByte(b, mark[0]); i >= 0 && bytes.HasPrefix(mark, b[i:]) {
			return i, nil
		}
	}
	return len(b), more
}

type answer int

const (
	no answer = iota
	yes
	unknown
)

// follows tells whether what comes after a boundary makes it one.
func (r *Reader) follows(b []byte, more error) answer {
	switch {
	case len(b) == 0 && more != nil:
		return yes
	case len(b) == 0:
		return unknown
	case b[0] == ' ' || b[0] == '\t' || b[0] == '\r' || b[0] == '\n':
		return yes
	case b[0] != '-':
		return no
	case len(b) > 1 && b[1] == '-':
		return yes
	case len(b) == 1 && more == nil:
		return unknown
	}
	return no
}

// NextPart returns the next part, io.EOF after the last. A body in quoted-printable is decoded, and the header does not say so
// any more.
func (r *Reader) NextPart() (*Part, error) { return r.next(false) }

// NextRawPart is NextPart without decoding.
func (r *Reader) NextRawPart() (*Part, error) { return r.next(true) }

func (r *Reader) next(raw bool) (*Part, error) {
	if r.current != nil {
		r.current.Close()
	}
	if len(r.mark) == 2 {
		return nil, fmt.Errorf("multipart: boundary is empty")
	}
	expect := false
	for {
		line, err := r.br.ReadSlice('\n')
		if err == io.EOF && r.last(line) {
			return nil, io.EOF
		}
		if err != nil {
			return nil, fmt.Errorf("multipart: NextPart: %w", err)
		}
		switch {
		case r.boundary(line):
			r.parts++
			return r.begin(raw)
		case r.last(line):
			return nil, io.EOF
		case expect:
			return nil, fmt.Errorf("multipart: expecting a new Part; got line %q", string(line))
		case r.parts == 0:
			// Text before the first part.
		case bytes.Equal(line, r.end):
			expect = true // the end of the line before the boundary
		default:
			return nil, fmt.Errorf("multipart: unexpected line in Next(): %q", line)
		}
	}
}

func (r *Reader) begin(raw bool) (*Part, error) {
	p := &Part{mr: r}
	head, err := textproto.NewReader(r.br).ReadMIMEHeader()
	p.Header = head
	if err != nil {
		if err.Error() == ErrMessageTooLarge.Error()[len("multipart: "):] {
			err = ErrMessageTooLarge
		}
		return nil, err
	}
	p.body = rawBody{p}
	const key = "Content-Transfer-Encoding"
	if !raw && strings.EqualFold(p.Header.Get(key), "quoted-printable") {
		p.Header.Del(key)
		p.body = quotedprintable.NewReader(p.body)
	}
	r.current = p
	return p, nil
}

// boundary reports whether a line is one. The first tells whether lines end without CR.
func (r *Reader) boundary(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, r.mark)
	if !ok {
		return false
	}
	rest = bytes.TrimLeft(rest, " \t")
	if r.parts == 0 && len(rest) == 1 && rest[0] == '\n' {
		r.end = r.end[1:]
	}
	return bytes.Equal(rest, r.end)
}

func (r *Reader) last(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, r.mark)
	if !ok {
		return false
	}
	if rest, ok = bytes.CutPrefix(rest, []byte("--")); !ok {
		return false
	}
	rest = bytes.TrimLeft(rest, " \t")
	return len(rest) == 0 || bytes.Equal(rest, r.end)
}
