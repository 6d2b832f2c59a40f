package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"
)

func show(h http.Handler, method, target, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, strings.NewReader(body)))
	res := w.Result()
	fmt.Printf("%s %s: %s %v %d %q\n", method, target, res.Status, res.Header, res.ContentLength, w.Body)
	return w
}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	f := func(f func(http.ResponseWriter, *http.Request)) http.Handler { return http.HandlerFunc(f) }
	show(f(http.NotFound), "GET", "/", "")
	show(http.NotFoundHandler(), "HEAD", "/", "")
	show(f(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "5")
		w.Header().Set("Content-Type", "x/y")
		http.Error(w, "no <b>", 418)
	}), "GET", "/", "")
	for _, to := range []string{"/abs", "rel", "../up", "rel/", "?q=1", "http://other/x?y", "//host/path", "", "/a/../b?x=../y", "/ünï", "x#frag", `/"quoted"&`, "mailto:x"} {
		show(f(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, 302) }), "GET", "/dir/page?old=1", "")
	}
	show(http.RedirectHandler("/x", 308), "POST", "/", "")
	show(http.RedirectHandler("/x", 303), "HEAD", "/", "")
	path := f(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Path, " ", r.URL.RawPath, " ", r.URL.RawQuery) })
	for _, target := range []string{"/pre/x", "/pre", "/other", "/pre/a%2Fb", "/pr%65/x"} {
		show(http.StripPrefix("/pre", path), "GET", target, "")
	}
	show(http.StripPrefix("", path), "GET", "/x", "")
	show(http.AllowQuerySemicolons(path), "GET", "/?a=1;b=2", "")

	read := f(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		var e *http.MaxBytesError
		fmt.Fprintf(w, "%q %v %v", b, err, errors.As(err, &e))
		n, err := r.Body.Read(make([]byte, 1))
		fmt.Fprint(w, n, err, r.Body.Close())
	})
	for _, body := range []string{"", "1234", "12345", "123456"} {
		show(http.MaxBytesHandler(read, 5), "POST", "/", body)
	}

	wait := make(chan struct{})
	late := make(chan error, 1)
	slow := f(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Lost", "1")
		<-r.Context().Done()
		<-wait
		_, err := w.Write([]byte("late"))
		late <- err
	})
	show(http.TimeoutHandler(slow, time.Millisecond, "too slow"), "GET", "/", "")
	close(wait)
	err := <-late
	fmt.Println(err, err == http.ErrHandlerTimeout)
	show(http.TimeoutHandler(slow, time.Millisecond, ""), "GET", "/", "")
	quick := f(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Kept", "1")
		w.WriteHeader(201)
		w.WriteHeader(202)
		fmt.Fprint(w, "quick")
	})
	show(http.TimeoutHandler(quick, time.Minute, ""), "GET", "/", "")
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		show(http.TimeoutHandler(f(func(http.ResponseWriter, *http.Request) { panic("mine") }), time.Minute, ""), "GET", "/", "")
	}()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w := httptest.NewRecorder()
	http.TimeoutHandler(slow, time.Minute, "").ServeHTTP(w, httptest.NewRequestWithContext(ctx, "GET", "/", nil))
	fmt.Println(w.Code, w.Body)

	for _, h := range []http.Handler{
		f(func(w http.ResponseWriter, r *http.Request) {}),
		f(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204); fmt.Println(w.Write([]byte("x"))) }),
		f(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html>"); w.Header().Set("X-Late", "1"); w.(http.Flusher).Flush() }),
		f(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Trailer", "X-One, X-None")
			w.Header().Set("Content-Length", "3")
			fmt.Fprint(w, "abc")
			w.Header().Set("X-One", "1")
			w.Header().Set(http.TrailerPrefix+"X-Two", "2")
		}),
	} {
		w := show(h, "GET", "/", "")
		fmt.Println(w.Flushed, w.Result().Trailer)
	}
	w = &httptest.ResponseRecorder{}
	w.WriteString("no body kept")
	fmt.Println(w.Code, w.Body == nil, w.Header())
	c := http.NewResponseController(httptest.NewRecorder())
	_, _, err = c.Hijack()
	fmt.Println(c.Flush(), c.SetReadDeadline(time.Time{}), c.SetWriteDeadline(time.Time{}), c.EnableFullDuplex(), err, errors.Is(err, http.ErrNotSupported), errors.Is(err, errors.ErrUnsupported))

	for _, target := range []string{"/p?q=1", "http://host:1/p", "*", "bad target", "host:1"} {
		func() {
			defer func() {
				if v := recover(); v != nil {
					fmt.Println("panic:", v)
				}
			}()
			r := httptest.NewRequest("OPTIONS", target, bytes.NewBufferString("ab"))
			fmt.Println(r.Method, r.URL, r.Host, r.RequestURI, r.Proto, r.ContentLength, r.RemoteAddr, r.Header)
		}()
	}
	r := httptest.NewRequest("", "/", bufio.NewReader(strings.NewReader("x")))
	fmt.Println(r.Method, r.ContentLength)
	r.SetBasicAuth("Aladdin", "open sesame")
	fmt.Println(r.Header)
	fmt.Println(r.BasicAuth())
	for _, s := range []string{"", "Basic", "Basic !", "basic QTpC", "Bearer x", "Basic QQ=="} {
		r.Header.Set("Authorization", s)
		fmt.Println(r.BasicAuth())
	}
	fmt.Println(http.SameSiteLaxMode, http.StateHijacked, http.ErrNotSupported, http.ErrSkipAltProtocol)
}
