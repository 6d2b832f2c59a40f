// Package httputil shows messages as they are sent, and passes requests on to other servers.
//
// Left out: ClientConn and ServerConn, which net/http has replaced long ago, with NewClientConn, NewProxyClientConn, NewServerConn,
// ErrClosed, ErrPersistEOF and ErrPipeline.
package httputil

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// ErrLineTooLong is returned for lines of bodies in chunks that are too long.
var ErrLineTooLong = http.ErrLineTooLong

// keep reads a body and returns it twice.
func keep(b io.ReadCloser) (one, two io.ReadCloser, err error) {
	if b == nil || b == http.NoBody {
		return http.NoBody, http.NoBody, nil
	}
	data, err := io.ReadAll(b)
	if err != nil {
		return nil, b, err
	}
	if err := b.Close(); err != nil {
		return nil, b, err
	}
	return io.NopCloser(bytes.NewReader(data)), io.NopCloser(bytes.NewReader(data)), nil
}

// DumpRequest returns a request as a server gets it; headers are sorted and the body is left to be read again.
func DumpRequest(req *http.Request, body bool) ([]byte, error) {
	given := req.Body
	if body && given != nil {
		var err error
		if given, req.Body, err = keep(req.Body); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	target := req.RequestURI
	if target == "" {
		target = req.URL.RequestURI()
	}
	method := req.Method
	if method == "" {
		method = "GET"
	}
	fmt.Fprintf(&b, "%s %s HTTP/%d.%d\r\n", method, target, req.ProtoMajor, req.ProtoMinor)
	if !strings.HasPrefix(req.RequestURI, "http://") && !strings.HasPrefix(req.RequestURI, "https://") {
		host := req.Host
		if host == "" && req.URL != nil {
			host = req.URL.Host
		}
		if host != "" {
			fmt.Fprintf(&b, "Host: %s\r\n", host)
		}
	}
	chunked := len(req.TransferEncoding) > 0 && req.TransferEncoding[0] == "chunked"
	if len(req.TransferEncoding) > 0 {
		fmt.Fprintf(&b, "Transfer-Encoding: %s\r\n", strings.Join(req.TransferEncoding, ","))
	}
	err := req.Header.WriteSubset(&b, map[string]bool{"Host": true, "Transfer-Encoding": true, "Trailer": true})
	b.WriteString("\r\n")
	if err == nil && body && req.Body != nil {
		if chunked {
			w := NewChunkedWriter(&b)
			_, err = io.Copy(w, req.Body)
			w.Close()
			b.WriteString("\r\n")
		} else {
			_, err = io.Copy(&b, req.Body)
		}
	}
	req.Body = given
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// x is a body whose bytes do not matter.
type x struct{ left int64 }

func (r *x) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), r.left)
	for i := range p[:n] {
		p[i] = 'x'
	}
	r.left -= n
	return int(n), nil
}

// DumpRequestOut returns a request as a client sends it.
func DumpRequestOut(req *http.Request, body bool) ([]byte, error) {
	given := req.Body
	out := *req
	hidden := false
	if given != nil && given != http.NoBody {
		if body {
			var err error
			if given, out.Body, err = keep(given); err != nil {
				return nil, err
			}
		} else if length := req.ContentLength; length != 0 {
			out.Body = io.NopCloser(&x{max(length, 1)})
			hidden = true
		}
	}
	var b bytes.Buffer
	err := out.Write(&b)
	req.Body = given
	if err != nil {
		return nil, err
	}
	dump := b.Bytes()
	if hidden || !body {
		if i := bytes.Index(dump, []byte("\r\n\r\n")); i >= 0 {
			dump = dump[:i+4]
		}
	}
	return dump, nil
}

var errNoBody = errors.New("no body")

type noBody struct{}

func (noBody) Read([]byte) (int, error) { return 0, errNoBody }
func (noBody) Close() error             { return nil }

// DumpResponse returns an answer as it is sent; the body is left to be read again.
func DumpResponse(resp *http.Response, body bool) ([]byte, error) {
	given := resp.Body
	length := resp.ContentLength
	switch {
	case !body && length == 0:
		resp.Body = http.NoBody
	case !body:
		resp.Body = noBody{}
	case resp.Body == nil:
		resp.Body = http.NoBody
	default:
		var err error
		if given, resp.Body, err = keep(resp.Body); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := resp.Write(&b)
	resp.Body, resp.ContentLength = given, length
	if err != nil && err != errNoBody {
		return nil, err
	}
	return b.Bytes(), nil
}

// NewChunkedWriter returns a writer of chunks to w. Closing it writes the last chunk, without the line that ends the trailer.
func NewChunkedWriter(w io.Writer) io.WriteCloser { return chunks{w} }

type chunks struct{ w io.Writer }

func (c chunks) Write(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	b := append(strconv.AppendInt(nil, int64(len(p)), 16), "\r\n"...)
	if _, err := c.w.Write(append(append(b, p...), "\r\n"...)); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (c chunks) Close() error {
	_, err := io.WriteString(c.w, "0\r\n")
	return err
}

// NewChunkedReader returns a reader of what chunks in r carry. It reads up to the last chunk, not the trailer.
func NewChunkedReader(r io.Reader) io.Reader {
	br, ok := r.(*bufio.Reader)
	if !ok {
		br = bufio.NewReader(r)
	}
	return &unchunker{r: br}
}

type unchunker struct {
	r     *bufio.Reader
	left  uint64
	begun bool
	err   error
}

func (c *unchunker) line() ([]byte, error) {
	line, err := c.r.ReadSlice('\n')
	switch {
	case err == bufio.ErrBufferFull:
		err = ErrLineTooLong
	case err == io.EOF:
		err = io.ErrUnexpectedEOF
	}
	return bytes.TrimRight(line, " \t\r\n"), err
}

func (c *unchunker) next() error {
	if c.begun {
		line, err := c.line()
		if err != nil {
			return err
		}
		if len(line) > 0 {
			return errors.New("malformed chunked encoding")
		}
	}
	c.begun = true
	line, err := c.line()
	if err != nil {
		return err
	}
	size, _, _ := strings.Cut(string(line), ";")
	switch {
	case size == "":
		return errors.New("empty hex number for chunk length")
	case len(size) > 16:
		return errors.New("http chunk length too large")
	}
	if c.left, err = strconv.ParseUint(size, 16, 64); err != nil || size[0] == '+' {
		return errors.New("invalid byte in chunk length")
	}
	if c.left == 0 {
		return io.EOF
	}
	return nil
}

func (c *unchunker) Read(p []byte) (int, error) {
	if c.err == nil && c.left == 0 {
		c.err = c.next()
	}
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.r.Read(p[:min(uint64(len(p)), c.left)])
	c.left -= uint64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	c.err = err
	if err == nil && c.left == 0 && c.r.Buffered() > 0 {
		// The end is known at once if it is there.
		if next, _ := c.r.Peek(min(c.r.Buffered(), 5)); string(next) == "\r\n0\r\n" {
			c.err = c.next()
		}
	}
	return n, c.err
}
