package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

func main() {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Print(r.Method, " ", r.URL.Path, " ", r.Header["Accept-Encoding"], " ")
		switch r.URL.Path {
		case "/broken":
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, "this is not compressed at all")
			return
		case "/plain":
			fmt.Fprint(w, "plain")
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, strings.Repeat("packed ", 10_000))
		z.Close()
	}))
	defer srv.Close()
	client := srv.Client()
	show := func(r *http.Request) {
		res, err := client.Do(r)
		if err != nil {
			fmt.Println(err)
			return
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		fmt.Println(len(b) > 60_000, err, res.ContentLength, res.Uncompressed, res.Header["Content-Encoding"], res.Header["Content-Length"] != nil)
	}
	for _, path := range []string{"/", "/plain", "/broken"} {
		r, _ := http.NewRequest("GET", srv.URL+path, nil)
		show(r)
	}
	r, _ := http.NewRequest("GET", srv.URL+"/plain", nil)
	r.Header.Set("Range", "bytes=0-1")
	show(r)
	r, _ = http.NewRequest("HEAD", srv.URL+"/plain", nil)
	show(r)
	r, _ = http.NewRequest("GET", srv.URL+"/broken", nil)
	r.Header.Set("Accept-Encoding", "own")
	show(r)
	client.Transport.(*http.Transport).DisableCompression = true
	r, _ = http.NewRequest("GET", srv.URL+"/plain", nil)
	show(r)
}
