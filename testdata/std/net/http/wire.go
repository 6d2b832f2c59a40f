package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
)

type reader struct{ io.Reader }

func main() {
	body := func(s string) io.ReadCloser { return io.NopCloser(reader{strings.NewReader(s)}) }
	u, _ := url.Parse("http://user:pw@example.com:8080/a%20b?q=1#frag")
	for _, r := range []*http.Request{
		{URL: u},
		{Method: "POST", URL: u, Body: body("abc")},
		{Method: "POST", URL: u, Body: body("abc"), ContentLength: 3},
		{Method: "PUT", URL: u, Body: body(""), ContentLength: 0},
		{Method: "PUT", URL: u, Body: body("short"), ContentLength: 10},
		{Method: "PUT", URL: u, Body: body("too long"), ContentLength: 3},
		{Method: "POST", URL: u, Host: "other", Header: http.Header{"User-Agent": {"me"}, "X-B": {"2"}, "X-A": {"1", "1b"}, "Host": {"ignored"}}, Close: true},
		{Method: "GET", URL: u, Header: http.Header{"User-Agent": {""}}},
		{Method: "POST", URL: u, Body: body("abc"), Trailer: http.Header{"X-T": {"t"}}, TransferEncoding: []string{"chunked"}},
		{Method: "CONNECT", URL: &url.URL{Opaque: "h:443"}, Host: "h:443"},
		{Method: "DELETE", URL: u, Body: http.NoBody},
		{Method: "GET"},
		{Method: "GET", URL: &url.URL{Path: "/x"}},
		{Method: "OPTIONS", URL: &url.URL{Path: "*", Host: "h"}},
		{Method: "GET", URL: &url.URL{Scheme: "http", Host: "h", Opaque: "//h/raw%2f"}},
	} {
		var b bytes.Buffer
		if r.URL == nil && r.Host == "" {
			fmt.Println(r.Write(&b))
			continue
		}
		err := r.Write(&b)
		fmt.Printf("%q %v\n", b.String(), err)
		if r.Body == nil {
			b.Reset()
			err := r.WriteProxy(&b)
			fmt.Printf("%q %v\n", b.String(), err)
		}
	}
	for _, s := range []string{
		"GET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET http://h/p?q HTTP/1.0\r\nX: 1\r\nX: 2\r\n\r\n", "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET /next HTTP/1.1\r\n\r\n",
		"POST /p HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n\r\n2\r\nab\r\n0\r\nT: v\r\n\r\n", "CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n", "", "GET", "GET /\r\n\r\n", "GET / HTTP/x\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "GET %zz HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", "GET / HTTP/1.1\nHost: unix\n\n", "GET / HTTP/1.1\r\nHost: cut", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nPragma: no-cache\r\n\r\n", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
	} {
		br := bufio.NewReader(strings.NewReader(s))
		r, err := http.ReadRequest(br)
		if err != nil {
			fmt.Printf("%q: %v\n", s, err)
			continue
		}
		b, err := io.ReadAll(r.Body)
		fmt.Println(r.Method, r.URL, r.Host, r.RequestURI, r.Proto, r.Header, r.ContentLength, r.TransferEncoding, r.Close, r.Trailer)
		rest, _ := io.ReadAll(br)
		fmt.Printf("  %q %v %q\n", b, err, rest)
	}
	head := &http.Request{Method: "HEAD"}
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabrest", "HTTP/1.0 404 Not There\r\nX: y\r\n\r\nuntil the end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nT: v\r\n\r\nrest", "HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
		"HTTP/1.1 200\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "HTTP/1.1\r\n\r\n", "junk\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", "HTTP/1.1 200 OK\r\nbad line\r\n\r\n", "JUNK/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
	} {
		for _, r := range []*http.Request{nil, head} {
			res, err := http.ReadResponse(bufio.NewReader(strings.NewReader(s)), r)
			if err != nil {
				fmt.Printf("%q: %v\n", s, err)
				continue
			}
			b, err := io.ReadAll(res.Body)
			fmt.Printf("%q %d %s %v %d %v %v %q %v %v\n", res.Status, res.StatusCode, res.Proto, res.Header, res.ContentLength, res.TransferEncoding, res.Close, b, err, res.Trailer)
		}
	}
	for _, r := range []*http.Response{
		{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, Body: body("abc"), ContentLength: 3, Header: http.Header{"X": {"1"}}},
		{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, Body: body("abc"), ContentLength: -1},
		{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, Body: body("abc"), ContentLength: -1, TransferEncoding: []string{"chunked"}},
		{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 0, Body: body("abc"), ContentLength: -1},
		{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, Body: body("abc")},
		{StatusCode: 404, ProtoMajor: 1, ProtoMinor: 1}, {StatusCode: 204, ProtoMajor: 1, ProtoMinor: 1}, {StatusCode: 299, ProtoMajor: 1, ProtoMinor: 1, Status: "299 Own", Close: true},
		{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, ContentLength: 7, Request: head, Body: body("")},
		{StatusCode: 777, ProtoMajor: 1, ProtoMinor: 1, Body: http.NoBody},
	} {
		var b bytes.Buffer
		err := r.Write(&b)
		fmt.Printf("%q %v\n", b.String(), err)
	}

	r, _ := http.ReadRequest(bufio.NewReader(strings.NewReader("POST /x?y HTTP/1.1\r\nHost: h\r\nB: 2\r\nA: 1\r\nContent-Length: 3\r\n\r\nabc")))
	for _, with := range []bool{false, true, true} {
		b, err := httputil.DumpRequest(r, with)
		fmt.Printf("%q %v\n", b, err)
	}
	r.TransferEncoding = []string{"chunked"}
	b, err := httputil.DumpRequest(r, true)
	fmt.Printf("%q %v\n", b, err)
	for _, s := range []string{"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: y\r\n\r\nabc", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n"} {
		for _, with := range []bool{false, true} {
			res, _ := http.ReadResponse(bufio.NewReader(strings.NewReader(s)), nil)
			b, err := httputil.DumpResponse(res, with)
			rest, _ := io.ReadAll(res.Body)
			fmt.Printf("%q %v %q\n", b, err, rest)
		}
	}
	var chunks bytes.Buffer
	w := httputil.NewChunkedWriter(&chunks)
	io.WriteString(w, "hello")
	io.WriteString(w, "")
	io.WriteString(w, strings.Repeat("x", 17))
	fmt.Println(w.Close())
	fmt.Printf("%q\n", chunks.String())
	for _, s := range []string{chunks.String(), "", "3\r\nab", "z\r\n", "\r\n", "1\r\nab\r\n0\r\n", "00000000000000001\r\n", "3 ;x\r\nabc\r\n0\r\n\r\n"} {
		b, err := io.ReadAll(httputil.NewChunkedReader(strings.NewReader(s)))
		fmt.Printf("%q: %q %v\n", s, b, err)
	}
}
