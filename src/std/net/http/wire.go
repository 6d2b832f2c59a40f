package http

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
)

// Write writes the request as it is sent: to a server, not to a proxy. The body is closed.
func (r *Request) Write(w io.Writer) error { return r.write(w, false, nil, nil) }

// WriteProxy is Write for a proxy: the whole address is in the first line.
func (r *Request) WriteProxy(w io.Writer) error { return r.write(w, true, nil, nil) }

// written are the headers that write makes itself.
var written = map[string]bool{"Host": true, "User-Agent": true, "Content-Length": true, "Transfer-Encoding": true, "Trailer": true}

// cleanHost returns a host without what must not be in a header: paths and zones.
func cleanHost(s string) string {
	if i := strings.IndexAny(s, " /"); i >= 0 {
		s = s[:i]
	}
	if i := strings.IndexByte(s, '%'); i >= 0 && strings.HasPrefix(s, "[") {
		if j := strings.IndexByte(s, ']'); j > i {
			s = s[:i] + s[j:]
		}
	}
	return s
}

// write writes head and body. proceed is asked before the body is written.
func (r *Request) write(w io.Writer, proxy bool, extra Header, proceed func() bool) error {
	host := r.Host
	if host == "" {
		if r.URL == nil {
			closeBody(r)
			return errors.New("http: Request.Write on Request with no Host or URL set")
		}
		host = r.URL.Host
	}
	host = cleanHost(host)
	target := r.URL.RequestURI()
	switch {
	case proxy && r.URL.Scheme != "" && r.URL.Opaque == "":
		target = r.URL.Scheme + "://" + host + target
	case r.Method == "CONNECT" && r.URL.Path == "":
		if target = host; r.URL.Opaque != "" {
			target = r.URL.Opaque
		}
	}
	for i := range len(target) {
		if target[i] < ' ' || target[i] == 0x7f {
			closeBody(r)
			return errors.New("net/http: can't write control character in Request.URL")
		}
	}
	method := r.Method
	if method == "" {
		method = "GET"
	}
	b := make([]byte, 0, 512)
	b = append(append(b, method...), ' ')
	b = append(append(append(b, target...), " HTTP/1.1\r\nHost: "...), host...)
	b = append(b, "\r\n"...)
	agent, given := r.Header["User-Agent"]
	if !given {
		b = append(b, "User-Agent: Go-http-client/1.1\r\n"...)
	} else if len(agent) > 0 && agent[0] != "" {
		b = append(append(append(b, "User-Agent: "...), strings.TrimSpace(newlines.Replace(agent[0]))...), "\r\n"...)
	}
	if r.Close {
		b = append(b, "Connection: close\r\n"...)
	}
	p, err := payloadOf(r.Body, r.ContentLength, r.TransferEncoding, method)
	if err != nil {
		closeBody(r)
		return err
	}
	b = p.lines(b, r.Trailer)
	skip := written
	if r.Close {
		skip = map[string]bool{"Host": true, "User-Agent": true, "Content-Length": true, "Transfer-Encoding": true, "Trailer": true, "Connection": true}
	}
	b = r.Header.lines(b, skip)
	b = extra.lines(b, nil)
	b = append(b, "\r\n"...)
	defer closeBody(r)
	if p.from == nil {
		_, err := w.Write(b)
		return err
	}
	if proceed != nil && r.Header.has("Expect", "100-continue") {
		if _, err := w.Write(b); err != nil {
			return err
		}
		if !proceed() {
			return nil
		}
		b = nil
	}
	return p.write(w, b, r.Trailer)
}

// payload is a body to be written.
type payload struct {
	from    io.Reader
	length  int64 // -1 if it is not known
	chunked bool
	say     bool // the length, though it is 0
}

// payloadOf finds out how a body is to be written. One of unknown length may turn out to be empty.
func payloadOf(from io.ReadCloser, length int64, encoding []string, method string) (payload, error) {
	p := payload{length: length, say: method == "POST" || method == "PUT" || method == "PATCH"}
	if from == nil || from == NoBody {
		if length > 0 && from == nil {
			return p, fmt.Errorf("http: Request.ContentLength=%d with nil Body", length)
		}
		p.length = 0
		return p, nil
	}
	p.from = from
	if len(encoding) > 0 && encoding[0] == "chunked" {
		p.chunked, p.length = true, -1
		return p, nil
	}
	if length > 0 {
		return p, nil
	}
	switch method {
	case "GET", "HEAD", "DELETE", "OPTIONS", "PROPFIND", "SEARCH":
	default:
		p.chunked, p.length = true, -1
		return p, nil
	}
	var first [1]byte
	n, err := io.ReadFull(from, first[:])
	switch {
	case n == 0 && err == io.EOF:
		p.from, p.length = nil, 0
	case n == 0:
		return p, err
	default:
		p.from = io.MultiReader(bytes.NewReader(first[:]), from)
		p.chunked, p.length = true, -1
	}
	return p, nil
}

// lines appends the headers of a body.
func (p payload) lines(b []byte, trailer Header) []byte {
	switch {
	case p.chunked:
		b = append(b, "Transfer-Encoding: chunked\r\n"...)
		if len(trailer) > 0 {
			names := bytes.NewBuffer(nil)
			for _, name := range trailer.names() {
				if names.Len() > 0 {
					names.WriteByte(',')
				}
				names.WriteString(name)
			}
			b = append(append(append(b, "Trailer: "...), names.Bytes()...), "\r\n"...)
		}
	case p.from != nil || p.say:
		b = append(strconv.AppendInt(append(b, "Content-Length: "...), p.length, 10), "\r\n"...)
	}
	return b
}

// check says whether a body of which total bytes were read is as long as announced.
func (p payload) check(total int64) error {
	if total == p.length {
		more, err := io.Copy(io.Discard, p.from)
		if err != nil {
			return err
		}
		total += more
	}
	if total != p.length {
		return fmt.Errorf("http: ContentLength=%d with Body length %d", p.length, total)
	}
	return nil
}

// write writes the body after head.
func (p payload) write(w io.Writer, head []byte, trailer Header) error {
	part := make([]byte, 8192)
	var total int64
	for {
		room := part
		if p.length >= 0 {
			room = part[:min(int64(len(part)), p.length-total)]
		}
		n, err := 0, io.EOF
		if len(room) > 0 {
			n, err = p.from.Read(room)
		}
		if err != nil && err != io.EOF && n == 0 && head != nil {
			w.Write(head)
			return err
		}
		total += int64(n)
		if err == nil && total == p.length {
			err = io.EOF
		}
		var wrong error
		if err == io.EOF && p.length >= 0 {
			if wrong = p.check(total); wrong != nil {
				// The other side must not answer to what seems whole.
				if _, sent := w.(net.Conn); sent {
					return wrong
				}
			}
		}
		b := head
		head = nil
		if p.chunked && n > 0 {
			b = append(strconv.AppendInt(b, int64(n), 16), "\r\n"...)
			b = append(append(b, room[:n]...), "\r\n"...)
		} else {
			b = append(b, room[:n]...)
		}
		if p.chunked && err == io.EOF {
			b = append(trailer.lines(append(b, "0\r\n"...), nil), "\r\n"...)
		}
		if len(b) > 0 {
			if _, err := w.Write(b); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return wrong
		}
		if err != nil {
			return err
		}
	}
}

// buffered reads a message from a reader that others go on reading.
type buffered struct{ *bufio.Reader }

func (b buffered) line() (string, error) {
	line, err := b.ReadSlice('\n')
	switch {
	case err == bufio.ErrBufferFull:
		return "", ErrLineTooLong
	case err == io.EOF:
		return "", io.ErrUnexpectedEOF
	}
	return strings.TrimRight(string(line), "\r\n"), err
}

// ErrLineTooLong is returned for lines of bodies in chunks that are too long.
var ErrLineTooLong = errors.New("header line too long")

// head reads a head line by line, as it may end or be wrong anywhere: the words of its first line, then names and values.
func (b buffered) head(first func(line string) ([]string, error)) ([]string, error) {
	r := textproto.NewReader(b.Reader)
	line, err := r.ReadLine()
	if err != nil {
		return nil, err
	}
	words, err := first(line)
	if err != nil {
		return nil, err
	}
	h, err := r.ReadMIMEHeader()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	for name, values := range h {
		for _, v := range values {
			words = append(words, name, v)
		}
	}
	return words, err
}

// minor returns the version of HTTP/1 as a word.
func minor(proto string) (string, error) {
	major, n, ok := ParseHTTPVersion(proto)
	if !ok || major != 1 || n > 9 {
		return "", fmt.Errorf("malformed HTTP version %q", proto)
	}
	return strconv.Itoa(n), nil
}

// requestLine takes the first line of a request apart.
func requestLine(line string) ([]string, error) {
	method, rest, ok := strings.Cut(line, " ")
	target, proto, ok2 := strings.Cut(rest, " ")
	if !ok || !ok2 {
		return nil, fmt.Errorf("malformed HTTP request %q", line)
	}
	if !token(method) {
		return nil, fmt.Errorf("invalid method %q", method)
	}
	version, err := minor(proto)
	if err != nil {
		return nil, err
	}
	whole := target
	if method == "CONNECT" && !strings.HasPrefix(target, "/") {
		whole = "http://" + target
	}
	if _, err := url.ParseRequestURI(whole); err != nil {
		return nil, err
	}
	return []string{method, target, version}, nil
}

// statusLine takes the first line of an answer apart.
func statusLine(line string) ([]string, error) {
	proto, status, ok := strings.Cut(line, " ")
	if !ok {
		return nil, fmt.Errorf("malformed HTTP response %q", line)
	}
	code, reason, _ := strings.Cut(strings.TrimLeft(status, " "), " ")
	if n, err := strconv.Atoi(code); len(code) != 3 || err != nil || n < 0 {
		return nil, fmt.Errorf("malformed HTTP status code %q", code)
	}
	version, err := minor(proto)
	return []string{version, code, reason}, err
}

// ReadRequest reads a request as a server gets it.
func ReadRequest(b *bufio.Reader) (*Request, error) {
	words, err := buffered{b}.head(requestLine)
	if err != nil {
		return nil, err
	}
	if h := header(words[3:]); len(h["Host"]) > 1 {
		return nil, errors.New("too many Host headers")
	}
	r, why := request(words, false)
	if why != "" {
		if _, _, err := lengths(header(words[3:])); err != nil {
			return nil, err
		}
		return nil, errors.New(why)
	}
	if r.ContentLength != 0 {
		body := &body{s: buffered{b}, left: r.ContentLength, chunked: r.ContentLength < 0, first: true}
		if body.chunked {
			body.left, body.trailer = 0, r.trailer
		}
		r.Body = body
	}
	return r, nil
}

// ReadResponse reads an answer to a request, nil for GET.
func ReadResponse(r *bufio.Reader, req *Request) (*Response, error) {
	words, err := buffered{r}.head(statusLine)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return response1(words, req, buffered{r})
}

// response1 makes an answer of a head. Its body is a *body unless there is none.
func response1(words []string, r *Request, from source) (*Response, error) {
	code, _ := strconv.Atoi(words[1])
	res := &Response{StatusCode: code, Status: strings.TrimRight(words[1]+" "+words[2], " "), Proto: "HTTP/1." + words[0], ProtoMajor: 1, ProtoMinor: int(words[0][0] - '0'), Request: r}
	res.Header = header(words[3:])
	if res.ProtoMinor == 0 {
		delete(res.Header, "Transfer-Encoding")
	}
	length, chunked, err := lengths(res.Header)
	if err != nil {
		return nil, err
	}
	method := "GET"
	if r != nil {
		method = r.Method
	}
	if chunked {
		res.TransferEncoding = []string{"chunked"}
		delete(res.Header, "Transfer-Encoding")
		delete(res.Header, "Content-Length")
		if res.Trailer = res.Header.declared(); res.Trailer != nil {
			delete(res.Header, "Trailer")
		}
	}
	res.ContentLength = length
	res.Close = res.Header.has("Connection", "close") || res.ProtoMinor == 0 && !res.Header.has("Connection", "keep-alive")
	res.Body = NoBody
	switch {
	case method == "HEAD":
	case !bodyAllowed(code):
		res.ContentLength = 0
	case length == 0 && !chunked:
	default:
		if length < 0 && !chunked {
			res.Close = true
		}
		b := &body{s: from, left: length, chunked: chunked, first: true}
		if chunked {
			b.left = 0
			b.trailer = func(h Header) {
				for key, v := range h {
					if res.Trailer == nil {
						res.Trailer = make(Header)
					}
					res.Trailer[key] = v
				}
			}
		}
		res.Body = b
	}
	return res, nil
}

// Write writes the answer as a server sends it. The body is closed.
func (r *Response) Write(w io.Writer) error {
	text := strings.TrimPrefix(r.Status, strconv.Itoa(r.StatusCode)+" ")
	if r.Status == "" {
		if text = StatusText(r.StatusCode); text == "" {
			text = "status code " + strconv.Itoa(r.StatusCode)
		}
	}
	b := fmt.Appendf(nil, "HTTP/%d.%d %03d %s\r\n", r.ProtoMajor, r.ProtoMinor, r.StatusCode, text)
	method := ""
	if r.Request != nil {
		method = r.Request.Method
	}
	length, closing := r.ContentLength, r.Close
	var from io.Reader
	if r.Body != nil {
		defer r.Body.Close()
		from = r.Body
	}
	if length == 0 && from != nil {
		// Perhaps it is not empty, but nobody said so.
		var first [1]byte
		n, err := from.Read(first[:])
		if err != nil && err != io.EOF {
			return err
		}
		if n > 0 {
			length, from = -1, io.MultiReader(bytes.NewReader(first[:1]), from)
		} else {
			from = nil
		}
	}
	chunked := len(r.TransferEncoding) > 0 && r.TransferEncoding[0] == "chunked"
	if length == -1 && !closing && r.ProtoMajor == 1 && r.ProtoMinor >= 1 && !chunked && !r.Uncompressed {
		closing = true
	}
	p := payload{from: from, length: length, chunked: chunked, say: true}
	if closing && !r.Header.has("Connection", "close") {
		b = append(b, "Connection: close\r\n"...)
	}
	switch {
	case chunked:
		b = p.lines(b, r.Trailer)
	case length > 0, length == 0 && bodyAllowed(r.StatusCode):
		b = p.lines(b, nil)
	}
	b = r.Header.lines(b, map[string]bool{"Content-Length": true, "Transfer-Encoding": true, "Trailer": true})
	b = append(b, "\r\n"...)
	if method == "HEAD" || from == nil || !bodyAllowed(r.StatusCode) {
		_, err := w.Write(b)
		return err
	}
	if chunked {
		p.length = -1
	}
	return p.write(w, b, r.Trailer)
}
