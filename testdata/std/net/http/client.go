package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"sort"
	"strings"
	"sync/atomic"
	"time"
)

type kind string

func show(res *http.Response, err error) {
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			fmt.Println("error:", u.Op, u.Timeout(), u.Err)
			return
		}
		fmt.Println("error:", err)
		return
	}
	b, err := io.ReadAll(res.Body)
	res.Body.Close()
	if len(b) > 200 {
		b = fmt.Appendf(nil, "%d bytes", len(b))
	}
	fmt.Printf("%s %q %v\n", res.Status, b, err)
}

func main() {
	var conns atomic.Int32
	block := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/headers", func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		r.Header.Del("Accept-Encoding")
		var names []string
		for name := range r.Header {
			names = append(names, name)
		}
		sort.Strings(names)
		fmt.Fprint(w, r.Method, r.ContentLength, r.TransferEncoding, names, r.Close)
	})
	mux.HandleFunc("/auth", func(w http.ResponseWriter, r *http.Request) {
		name, password, ok := r.BasicAuth()
		fmt.Fprint(w, name, password, ok)
	})
	mux.HandleFunc("/to/{code}", func(w http.ResponseWriter, r *http.Request) {
		var code int
		fmt.Sscan(r.PathValue("code"), &code)
		http.Redirect(w, r, "/headers", code)
	})
	mux.HandleFunc("/nowhere", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) })
	mux.HandleFunc("/bad", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "http://bad%zz/")
		w.WriteHeader(302)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-block })
	mux.HandleFunc("/slowbody", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "start")
		w.(http.Flusher).Flush()
		<-block
	})
	mux.HandleFunc("/both", func(w http.ResponseWriter, r *http.Request) {
		http.NewResponseController(w).EnableFullDuplex()
		for s := bufio.NewScanner(r.Body); s.Scan(); {
			fmt.Fprintln(w, "echo", s.Text())
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/refuse", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "too much", 413) })
	mux.HandleFunc("/hangup", func(w http.ResponseWriter, r *http.Request) {
		c, _, _ := w.(http.Hijacker).Hijack()
		c.Close()
	})
	mux.HandleFunc("/garbage", func(w http.ResponseWriter, r *http.Request) {
		c, rw, _ := w.(http.Hijacker).Hijack()
		rw.WriteString("what?\r\n\r\n")
		rw.Flush()
		c.Close()
	})
	mux.HandleFunc("/upgrade", func(w http.ResponseWriter, r *http.Request) {
		c, rw, _ := w.(http.Hijacker).Hijack()
		defer c.Close()
		rw.WriteString("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: own\r\n\r\n")
		rw.Flush()
		line, _ := rw.ReadString('\n')
		rw.WriteString("you said " + line)
		rw.Flush()
	})
	srv := httptest.NewUnstartedServer(mux)
	srv.Config.ConnState = func(c net.Conn, s http.ConnState) {
		if s == http.StateNew {
			conns.Add(1)
		}
	}
	srv.Start()
	defer srv.Close()
	client := srv.Client()

	for _, code := range []int{301, 302, 303, 307, 308} {
		for _, body := range []io.Reader{strings.NewReader("body"), io.MultiReader(strings.NewReader("body"))} {
			req, err := http.NewRequest("POST", fmt.Sprint(srv.URL, "/to/", code), body)
			if err != nil {
				fmt.Println(err)
			}
			req.Header.Set("Content-Type", "x/y")
			req.Header.Set("Authorization", "secret")
			show(client.Do(req))
		}
	}
	show(client.Get(srv.URL + "/nowhere"))
	show(client.Get(srv.URL + "/bad"))
	show(client.Get(strings.Replace(srv.URL, "//", "//user:pw@", 1) + "/auth"))
	show(client.Head(srv.URL + "/headers"))
	show(client.PostForm(srv.URL+"/headers", url.Values{"a": {"b"}}))
	req, _ := http.NewRequest("GET", srv.URL+"/headers", nil)
	req.Close = true
	show(client.Do(req))
	client.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		fmt.Println("check", req.URL.Path, len(via), req.Header.Get("Referer") == via[0].URL.String(), req.Response.StatusCode)
		return errors.New("enough")
	}
	res, err := client.Get(srv.URL + "/to/302")
	fmt.Println(res.Status, strings.Replace(err.Error(), srv.URL, "", 1))
	client.CheckRedirect = nil
	for _, bad := range []func(*http.Request){
		func(r *http.Request) { r.Header["Bad Name"] = []string{"x"} },
		func(r *http.Request) { r.Header["X"] = []string{"a\nb"} },
		func(r *http.Request) { r.Method = "B D" },
		func(r *http.Request) { r.URL = &url.URL{Scheme: "http", Path: "/"} },
		func(r *http.Request) { r.URL = &url.URL{Scheme: "gopher", Host: "x"} },
		func(r *http.Request) { r.RequestURI = "/" },
		func(r *http.Request) { r.URL = nil },
		func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("abc")); r.ContentLength = 5 },
		func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("abcdef")); r.ContentLength = 5 },
	} {
		req, _ := http.NewRequest("GET", srv.URL+"/headers", nil)
		bad(req)
		show(client.Do(req))
	}
	_, err = http.NewRequest("bad method", "http://x", nil)
	fmt.Println(err)
	_, err = http.NewRequest("GET", ":", nil)
	fmt.Println(err)
	_, err = http.NewRequestWithContext(nil, "GET", "http://x", nil)
	fmt.Println(err)

	show(client.Post(srv.URL+"/refuse", "x/y", strings.NewReader(strings.Repeat("x", 100_000))))
	show(client.Get(srv.URL + "/hangup"))
	show(client.Get(srv.URL + "/garbage"))
	pr, pw := io.Pipe()
	req, _ = http.NewRequest("POST", srv.URL+"/both", pr)
	got := make(chan *http.Response)
	go func() {
		res, err := client.Do(req)
		if err != nil {
			fmt.Println(err)
		}
		got <- res
	}()
	fmt.Fprintln(pw, "one")
	res = <-got
	lines := bufio.NewReader(res.Body)
	line, _ := lines.ReadString('\n')
	fmt.Fprintln(pw, "two")
	line2, _ := lines.ReadString('\n')
	pw.Close()
	rest, err := io.ReadAll(lines)
	fmt.Printf("%q %q %q %v\n", line, line2, rest, err)
	res.Body.Close()

	req, _ = http.NewRequest("GET", srv.URL+"/upgrade", nil)
	req.Header.Set("Connection", "Upgrade")
	req.Header.Set("Upgrade", "own")
	if res, err = client.Do(req); err == nil {
		rw := res.Body.(io.ReadWriteCloser)
		fmt.Fprintln(rw, "hello")
		b, err := io.ReadAll(rw)
		fmt.Printf("%s %q %v\n", res.Status, b, err)
		rw.Close()
	}

	quick := srv.Client()
	quick.Timeout = 20 * time.Millisecond
	_, err = quick.Get(srv.URL + "/slow")
	fmt.Println(strings.ReplaceAll(err.Error(), srv.URL, ""), os.IsTimeout(err))
	quick.Timeout = time.Second
	if res, err = quick.Get(srv.URL + "/slowbody"); err == nil {
		_, err = io.ReadAll(res.Body)
		fmt.Println(err, os.IsTimeout(err), errors.Is(err, context.DeadlineExceeded))
		res.Body.Close()
	}
	quick.Timeout = 0
	ctx, cancel := context.WithCancel(context.Background())
	req, _ = http.NewRequestWithContext(ctx, "GET", srv.URL+"/slowbody", nil)
	if res, err = client.Do(req); err == nil {
		cancel()
		_, err = io.ReadAll(res.Body)
		fmt.Println(err)
		res.Body.Close()
	}
	show(client.Do(req))
	impatient := &http.Client{Transport: &http.Transport{ResponseHeaderTimeout: 10 * time.Millisecond}}
	show(impatient.Get(srv.URL + "/slow"))
	close(block)

	before := conns.Load()
	once := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for range 3 {
		show(once.Get(srv.URL + "/headers"))
	}
	fmt.Println(conns.Load() - before)
	before = conns.Load()
	t := &http.Transport{MaxConnsPerHost: 1, IdleConnTimeout: time.Minute}
	keep := &http.Client{Transport: t}
	done := make(chan bool)
	for range 5 {
		go func() {
			res, err := keep.Get(srv.URL + "/auth")
			if err == nil {
				io.ReadAll(res.Body)
				res.Body.Close()
			}
			done <- err == nil
		}()
	}
	for range 5 {
		fmt.Print(<-done, " ")
	}
	fmt.Println(conns.Load() - before)
	keep.CloseIdleConnections()
	dialed := 0
	own := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
		dialed++
		fmt.Println("dial", network, addr)
		if addr == "fail:80" {
			return nil, errors.New("no way")
		}
		return net.Dial(network, srv.Listener.Addr().String())
	}}}
	show(own.Get("http://made.up/auth"))
	show(own.Get("http://made.up:81/auth"))
	show(own.Get("http://made.up/auth"))
	show(own.Get("http://fail/"))
	fmt.Println(dialed)

	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "proxied ", r.RequestURI, " ", r.Host, " ", r.Header.Get("Proxy-Authorization"))
	}))
	defer proxy.Close()
	pu, _ := url.Parse(proxy.URL)
	pu.User = url.UserPassword("u", "p")
	show((&http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(pu)}}).Get("http://far.away/path?q"))
	os.Setenv("HTTP_PROXY", "proxy.local:3128")
	os.Setenv("NO_PROXY", "x.org, .dot.org,10.0.0.0/8,y.org:8080, 1.2.3.4")
	for _, s := range []string{"http://a.com/", "http://x.org/", "http://www.x.org/", "http://dot.org", "http://www.dot.org", "http://10.1.2.3/", "http://11.1.2.3/", "http://y.org/", "http://y.org:8080/", "http://1.2.3.4/", "http://localhost/", "http://127.0.0.1:80/", "https://a.com/"} {
		u, _ := url.Parse(s)
		p, err := http.ProxyFromEnvironment(&http.Request{URL: u})
		fmt.Println(s, p, err)
	}

	backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Method, r.URL, r.Header.Get("X-Forwarded-For"), r.Header.Get("X-Added"), r.Header.Get("Hop"), r.Header.Get("X-Forwarded-Proto"))
		w.Header().Set("X-Backend", "1")
	}))
	defer backend.Close()
	bu, _ := url.Parse(backend.URL + "/base?a=1")
	rp := httputil.NewSingleHostReverseProxy(bu)
	front := httptest.NewServer(rp)
	defer front.Close()
	req, _ = http.NewRequest("GET", front.URL+"/x?b=2", nil)
	req.Header.Set("Connection", "Hop")
	req.Header.Set("Hop", "hop")
	show(client.Do(req))
	show(client.Post(front.URL, "x/y", strings.NewReader("body")))
	rewrite := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(bu)
			r.SetXForwarded()
			r.Out.Header.Set("X-Added", "added")
		},
		ModifyResponse: func(r *http.Response) error {
			if r.Request.URL.Path == "/base/fail" {
				return errors.New("unwanted")
			}
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) { http.Error(w, "proxy: "+err.Error(), 502) },
	})
	defer rewrite.Close()
	show(client.Get(rewrite.URL + "/y"))
	show(client.Get(rewrite.URL + "/fail"))
	c := (&http.Transport{MaxIdleConns: 7}).Clone()
	fmt.Println(c.MaxIdleConns, http.DefaultTransport.(*http.Transport).MaxIdleConns)
	req, _ = http.NewRequest("GET", "http://h/x", strings.NewReader("z"))
	clone := req.Clone(context.WithValue(context.Background(), kind("k"), "v"))
	clone.Header.Set("X", "1")
	clone.URL.Path = "/other"
	fmt.Println(req.Header, req.URL, clone.Header, clone.URL, clone.Context().Value(kind("k")))
}
