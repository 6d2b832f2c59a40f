// Site serves a small site to be crawled: numbered pages that link to each other, files that are sent back, and a counter kept
// in a cookie. With a certificate and its key it speaks https; with -clients it asks clients for certificates too.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
)

func number(r *http.Request) (int, error) { return strconv.Atoi(r.PathValue("n")) }

func main() {
	port := flag.Int("port", 8000, "the `port` to listen at, 0 for any")
	pages := flag.Int("pages", 30, "how many pages there are")
	cert := flag.String("cert", "", "the `file` of the certificate")
	key := flag.String("key", "", "the `file` of its key")
	clients := flag.String("clients", "", "a `file` of those who sign clients' certificates")
	flag.Parse()

	mux := http.NewServeMux()
	mux.Handle("GET /{$}", http.RedirectHandler("/page/1", http.StatusFound))
	mux.HandleFunc("GET /page/{n}", func(w http.ResponseWriter, r *http.Request) {
		n, err := number(r)
		if err != nil || n < 1 || n > *pages {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, "<!DOCTYPE html><title>Page %d</title>\n<!-- <a href='/hidden'> -->\n", n)
		for _, to := range []int{2 * n, 2*n + 1} {
			if to <= *pages {
				fmt.Fprintf(w, "<p><a class=x href=\"%d?from=%d&amp;x=1#top\">on to %d</a>\n", to, n, to)
			}
		}
		fmt.Fprint(w, "<A HREF='/page/1'>back</A> <a name=nowhere>no link</a> <a href=/gone>gone</a> <a href=http://elsewhere.invalid/>away</a>\n")
		fmt.Fprint(w, "<script>var s = \"<a href='/script'>\"</script>\n")
	})
	mux.HandleFunc("POST /upload", func(w http.ResponseWriter, r *http.Request) {
		f, header, err := r.FormFile("file")
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		defer f.Close()
		w.Header().Set("X-Name", header.Filename)
		io.Copy(w, f)
	})
	mux.HandleFunc("GET /visits", func(w http.ResponseWriter, r *http.Request) {
		visits := 0
		if c, err := r.Cookie("visits"); err == nil {
			visits, _ = strconv.Atoi(c.Value)
		}
		http.SetCookie(w, &http.Cookie{Name: "visits", Value: strconv.Itoa(visits + 1), Path: "/"})
		fmt.Fprintln(w, visits)
	})
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Write(body)
	})

	l, err := net.Listen("tcp", fmt.Sprintf("localhost:%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintln(os.Stderr, "listening at", l.Addr())
	if *cert == "" {
		log.Fatal(http.Serve(l, mux))
	}
	server := &http.Server{Handler: mux, TLSConfig: new(tls.Config)}
	if *clients != "" {
		pem, err := os.ReadFile(*clients)
		if err != nil {
			log.Fatal(err)
		}
		server.TLSConfig.ClientAuth = tls.RequireAndVerifyClientCert
		server.TLSConfig.ClientCAs = x509.NewCertPool()
		server.TLSConfig.ClientCAs.AppendCertsFromPEM(pem)
	}
	log.Fatal(server.ServeTLS(l, *cert, *key))
}
