// Damaged heads of HTTP requests and answers, the same in every run: what is said of them is what compiled Go says.
package main

import (
	"bufio"
	"fmt"
	"net/http"
	"sort"
	"strings"
)

// source yields small pseudo-random numbers.
type source uint64

func (s *source) next(n int) int {
	*s ^= *s << 13
	*s ^= *s >> 7
	*s ^= *s << 17
	return int(uint64(*s>>11) % uint64(n))
}

const junk = "\x00\xff\"'`\\/{}[]()<>|&%$#@!~^*+-=_.,:;? \n\t09azAZ日é"

// mutate damages bytes in one to three places.
func mutate(s *source, seeds []string) string {
	b := []byte(seeds[s.next(len(seeds))])
	for range 1 + s.next(3) {
		at := s.next(len(b) + 1)
		switch s.next(6) {
		case 0:
			b = b[:at]
		case 1:
			b = append(b[:at:at], b[min(at+1, len(b)):]...)
		case 2:
			b = append(b[:at:at], append([]byte{junk[s.next(len(junk))]}, b[at:]...)...)
		case 3:
			if at < len(b) {
				b[at] = junk[s.next(len(junk))]
			}
		case 4:
			to := min(at+s.next(8), len(b))
			b = append(b[:to:to], b[at:]...)
		case 5:
			other := seeds[s.next(len(seeds))]
			b = append(b[:at:at], other[s.next(len(other)+1):]...)
		}
	}
	return string(b)
}

// lines ends all lines alike: zokor takes a lone carriage return in a head for a blank.
func lines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r", ""), "\n", "\r\n")
}

func head(h http.Header) string {
	var all []string
	for name, values := range h {
		all = append(all, fmt.Sprintf("%q=%q", name, values))
	}
	sort.Strings(all)
	return strings.Join(all, " ")
}

func request(s string) string {
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(s)))
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%s %q %q %d %v %t %s", r.Method, r.URL, r.Host, r.ContentLength, r.TransferEncoding, r.Close, head(r.Header))
}

func response(s string) string {
	r, err := http.ReadResponse(bufio.NewReader(strings.NewReader(s)), nil)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%q %d %s %d %v %t %s", strings.TrimRight(r.Status, " "), r.StatusCode, r.Proto, r.ContentLength, r.TransferEncoding, r.Close, head(r.Header))
}

func main() {
	requests := []string{
		"GET /a/b?c=d HTTP/1.1\r\nHost: example.com\r\nAccept: */*\r\nConnection: close\r\n\r\n",
		"POST http://h:80/x HTTP/1.1\r\nHost: other\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello rest",
		"PUT /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n5\r\nhello\r\n3;ext=1\r\nabc\r\n0\r\nX-T: v\r\n\r\n",
		"CONNECT example.com:443 HTTP/1.0\r\n\r\n",
	}
	responses := []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-A: 1\r\nX-A: 2\r\n\r\nabcdef",
		"HTTP/1.0 404 Not Found\r\nContent-Type: text/html\r\n\r\nuntil the end",
		"HTTP/1.1 206 Partial Content\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n",
		"HTTP/1.1 304 Not Modified\r\nEtag: \"x\"\r\n\r\n",
	}
	s := source(977)
	for range 250 {
		text := lines(mutate(&s, requests))
		fmt.Printf("%q\n\t%s\n", text, request(text))
	}
	for range 200 {
		text := lines(mutate(&s, responses))
		fmt.Printf("%q\n\t%s\n", text, response(text))
	}
}
