package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"time"
)

type key struct{}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	var mu sync.Mutex
	states := map[http.ConnState]int{}
	gone := make(chan error, 1)
	began := make(chan struct{}, 1)
	logged := new(bytes.Buffer)
	mux := http.NewServeMux()
	mux.HandleFunc("/trailers", func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.Header().Set("Trailer", "X-Sum, X-Unset")
		fmt.Fprint(w, "body ", r.Trailer)
		w.Header().Set("X-Sum", "42")
		w.Header().Set(http.TrailerPrefix+"X-More", "late")
	})
	mux.HandleFunc("/context", func(w http.ResponseWriter, r *http.Request) {
		_, isServer := r.Context().Value(http.ServerContextKey).(*http.Server)
		_, isAddr := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
		fmt.Fprint(w, r.Context().Value(key{}), isServer, isAddr)
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		began <- struct{}{}
		<-r.Context().Done()
		gone <- r.Context().Err()
	})
	mux.HandleFunc("/hijack", func(w http.ResponseWriter, r *http.Request) {
		c, rw, err := http.NewResponseController(w).Hijack()
		if err != nil {
			fmt.Println(err)
			return
		}
		defer c.Close()
		fmt.Fprint(rw, "raw greeting\n")
		rw.Flush()
		line, early := rw.ReadString('\n')
		_, err = w.Write([]byte("x"))
		_, _, err2 := w.(http.Hijacker).Hijack()
		fmt.Println(err, err2, errors.Is(err, http.ErrHijacked))
		fmt.Fprintf(rw, "got %q %v\n", line, early)
		rw.Flush()
	})
	mux.HandleFunc("/panic", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/twice", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(201)
		w.WriteHeader(202)
	})
	mux.HandleFunc("/early", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Link", "</x.css>")
		w.WriteHeader(103)
		w.WriteHeader(200)
	})
	mux.HandleFunc("/length", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "3")
		n, err := w.Write([]byte("four"))
		fmt.Println(n, err, err == http.ErrContentLength)
		fmt.Fprint(w, "abc")
	})
	mux.HandleFunc("/limit", func(w http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 3))
		http.Error(w, fmt.Sprint(err), http.StatusRequestEntityTooLarge)
	})
	mux.HandleFunc("/unread", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "unread") })
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%q %v %v %d", b, err, r.TransferEncoding, r.ContentLength)
	})
	mux.HandleFunc("/type", func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Content-Type"] = nil
		w.Header()["Date"] = nil
		fmt.Fprint(w, "<html>")
	})
	srv := httptest.NewUnstartedServer(mux)
	srv.Config.ErrorLog = log.New(logged, "", 0)
	srv.Config.BaseContext = func(net.Listener) context.Context { return context.WithValue(context.Background(), key{}, "base") }
	srv.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, key{}, fmt.Sprint(ctx.Value(key{}), "+conn"))
	}
	srv.Config.ConnState = func(c net.Conn, s http.ConnState) {
		mu.Lock()
		states[s]++
		mu.Unlock()
	}
	srv.Start()
	addr := srv.Listener.Addr().String()

	raw := func(text string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			fmt.Println(err)
			return
		}
		defer c.Close()
		fmt.Printf("%.60q\n", text) // before the server can say anything
		io.WriteString(c, text)
		c.(*net.TCPConn).CloseWrite()
		r := bufio.NewReader(c)
		for {
			line, err := r.ReadString('\n')
			if strings.HasPrefix(line, "Date: ") {
				line = "Date\n"
			}
			if line != "" {
				fmt.Printf("  %q\n", line)
			}
			if err != nil {
				fmt.Println(" ", err)
				return
			}
		}
	}
	const host = "Host: h\r\n"
	raw("GET /trailers HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTrailer: X-A, x-b\r\n\r\n3;ext=1\r\nabc\r\n0\r\nX-A: 1\r\nX-C: 3\r\n\r\n")
	raw("GET /trailers HTTP/1.0\r\n\r\n")
	raw("GET /early HTTP/1.1\r\n" + host + "\r\n")
	raw("GET /length HTTP/1.1\r\n" + host + "\r\n")
	raw("GET /type HTTP/1.1\r\n" + host + "\r\n")
	raw("GET /type HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
	raw("HEAD /echo HTTP/1.1\r\n" + host + "\r\n")
	raw("POST /limit HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nabcde")
	raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\nabcde")
	raw("POST /unread HTTP/1.1\r\n" + host + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\nabcde")
	raw("POST /echo HTTP/1.1\r\n" + host + "Expect: tea\r\n\r\n")
	raw("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 10\r\n\r\nshort")
	raw("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")
	raw("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n")
	raw("GET /echo HTTP/1.1\r\n" + host + "\r\nGET /context HTTP/1.1\r\n" + host + "Connection: close\r\n\r\nGET /never HTTP/1.1\r\n" + host + "\r\n")
	raw("OPTIONS * HTTP/1.1\r\n" + host + "\r\n")
	raw("GET /echo HTTP/1.1\r\n\r\n")
	raw("GET /echo HTTP/1.1\r\n" + host + host + "\r\n")
	raw("GET /echo HTTP/1.1\r\nHost: a b\r\n\r\n")
	raw("GET /echo HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n")
	raw("GET /echo HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n")
	raw("GET /echo HTTP/1.1\r\n" + host + "Bad Header: x\r\n\r\n")
	raw("GET /echo HTTP/3.7\r\n" + host + "\r\n")
	raw("nonsense\r\n\r\n")
	raw("GET  HTTP/1.1\r\n" + host + "\r\n")

	c, _ := net.Dial("tcp", addr)
	io.WriteString(c, "POST /gone HTTP/1.1\r\n"+host+"Content-Length: 2\r\n\r\nab")
	<-began
	c.Close()
	fmt.Println(<-gone)
	c, _ = net.Dial("tcp", addr)
	io.WriteString(c, "GET /hijack HTTP/1.1\r\n"+host+"\r\nearly ")
	r := bufio.NewReader(c)
	line, _ := r.ReadString('\n')
	io.WriteString(c, "line\n")
	line2, _ := r.ReadString('\n')
	fmt.Printf("%q %q\n", line, line2)
	c.Close()
	_, err := http.Get(srv.URL + "/panic")
	fmt.Println(errors.Is(err, io.EOF))
	res, err := http.Get(srv.URL + "/twice")
	fmt.Println(res.Status, err)
	res.Body.Close()
	req, _ := http.NewRequest("POST", srv.URL+"/trailers", io.MultiReader(strings.NewReader("x")))
	req.Trailer = http.Header{"X-Mine": {"1"}}
	if res, err = http.DefaultClient.Do(req); err == nil {
		fmt.Println(res.Trailer)
		b, err := io.ReadAll(res.Body)
		fmt.Printf("%q %v %v\n", b, err, res.Trailer)
		res.Body.Close()
	}
	shut := make(chan struct{})
	srv.Config.RegisterOnShutdown(func() { close(shut) })
	fmt.Println(srv.Config.Shutdown(context.Background()))
	<-shut
	srv.Close()
	mu.Lock()
	fmt.Println(states[http.StateNew], states[http.StateHijacked], states[http.StateActive] > 0, states[http.StateIdle] > 0)
	mu.Unlock()
	fmt.Println(logged.String())

	slow := &http.Server{ReadHeaderTimeout: 5 * time.Millisecond, MaxHeaderBytes: 1000}
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	served := make(chan error)
	go func() { served <- slow.Serve(l) }()
	addr = l.Addr().String()
	c, _ = net.Dial("tcp", addr)
	io.WriteString(c, "GET / HT")
	b, err := io.ReadAll(c)
	fmt.Printf("%q %v\n", b, err)
	raw("GET / HTTP/1.1\r\n" + host + "X: " + strings.Repeat("x", 10_000) + "\r\n\r\n")
	fmt.Println(slow.Close(), <-served, slow.ListenAndServe())
}
