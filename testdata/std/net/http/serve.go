package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

func show(res *http.Response, err error) {
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if len(text) > 60 {
		text = fmt.Appendf(nil, "%s… %d bytes", text[:20], len(text))
	}
	fmt.Printf("%s %q %d %v %v %q\n", res.Status, text, res.ContentLength, res.TransferEncoding, err, res.Header.Get("Content-Type"))
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "root", r.Method, r.Proto) })
	mux.HandleFunc("GET /item/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "item %s %s", r.PathValue("id"), r.Pattern)
	})
	mux.HandleFunc("POST /item/{id}", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		w.Header().Set("X-Length", fmt.Sprint(r.ContentLength))
		w.WriteHeader(http.StatusCreated)
		fmt.Fprintf(w, "got %d %v", len(b), err)
	})
	mux.HandleFunc("/files/{path...}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "file ", r.PathValue("path")) })
	mux.HandleFunc("/form", func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		fmt.Fprint(w, r.Form, r.FormValue("a"), r.PostFormValue("q"))
	})
	mux.HandleFunc("/big", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, strings.Repeat("big ", 50_000)) })
	mux.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) {
		for i := range 3 {
			fmt.Fprintf(w, "part %d ", i)
			w.(http.Flusher).Flush()
		}
	})
	mux.Handle("/old", http.RedirectHandler("/item/7", http.StatusMovedPermanently))
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/error", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "wrong", http.StatusTeapot) })
	mux.HandleFunc("/none", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	slow := make(chan struct{})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-slow })
	mux.HandleFunc("/html", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html><body>x") })
	mux.Handle("/strip/", http.StripPrefix("/strip", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Path) })))

	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute}
	served := make(chan error)
	go func() { served <- srv.Serve(l) }()
	base := "http://" + l.Addr().String()

	for _, path := range []string{"/", "/item/3", "/item/", "/nothing", "/files/a/b", "/files", "/form?a=1&b=2", "/big", "/stream", "/old", "/error", "/none", "/html", "/a/../item/5", "/strip/x/y"} {
		fmt.Print(path, " ")
		show(http.Get(base + path))
	}
	show(http.Head(base + "/item/4"))
	show(http.Post(base+"/item/1", "text/plain", strings.NewReader("hello")))
	show(http.Post(base+"/item/1", "text/plain", io.MultiReader(strings.NewReader("hello"), strings.NewReader(" chunks"))))
	show(http.PostForm(base+"/form?a=x", url.Values{"a": {"y"}, "q": {"a b&c"}}))
	req, _ := http.NewRequest("DELETE", base+"/item/1", nil)
	res, err := http.DefaultClient.Do(req)
	fmt.Println(res.Header.Get("Allow"))
	show(res, err)
	_, err = http.Get(base + "/loop")
	fmt.Println(strings.Contains(err.Error(), "stopped after 10 redirects"))
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err = client.Get(base + "/old")
	fmt.Println(res.Header.Get("Location"))
	show(res, err)
	client = &http.Client{Timeout: 20 * time.Millisecond}
	_, err = client.Get(base + "/slow")
	fmt.Println(errors.Is(err, context.DeadlineExceeded), err.(*url.Error).Timeout())
	ctx, cancel := context.WithCancel(context.Background())
	req, _ = http.NewRequestWithContext(ctx, "GET", base+"/slow", nil)
	time.AfterFunc(10*time.Millisecond, cancel)
	_, err = http.DefaultClient.Do(req)
	fmt.Println(errors.Is(err, context.Canceled))
	close(slow)

	c, _ := net.Dial("tcp", l.Addr().String())
	fmt.Fprint(c, "nonsense\r\n\r\n")
	text, _ := io.ReadAll(c)
	fmt.Printf("%q\n", text)
	_, err = http.Get("ftp://x/")
	fmt.Println(err)
	fmt.Println(srv.Shutdown(context.Background()), <-served)
	_, err = http.Get(base)
	fmt.Println(strings.HasSuffix(err.Error(), "connection refused"))
}
