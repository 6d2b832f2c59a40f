// https over loopback: test servers, files with certificates, clients that trust and that do not, redirects between the two
// schemes, those who speak the wrong one, proxies.
package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

var ports = regexp.MustCompile(`127\.0\.0\.1:\d+`)

func plain(v any) string { return ports.ReplaceAllString(fmt.Sprint(v), "HOST") }

func get(c *http.Client, url string) {
	res, err := c.Get(url)
	if err != nil {
		fmt.Println(plain(err))
		return
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	fmt.Printf("%s %q %v", res.Status, b, err)
	if res.TLS != nil {
		s := res.TLS
		fmt.Print(" ", tls.VersionName(s.Version), " ", s.HandshakeComplete, " ", len(s.PeerCertificates), len(s.VerifiedChains), " ", s.ServerName)
	}
	fmt.Println()
}

// quiet collects what a server logs.
func quiet() (*log.Logger, chan string) {
	r, w := io.Pipe()
	lines := make(chan string, 16)
	go func() {
		s := bufio.NewScanner(r)
		for s.Scan() {
			lines <- plain(s.Text())
		}
	}()
	return log.New(w, "", 0), lines
}

func main() {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if to := r.FormValue("to"); to != "" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%s %s %s %v", r.Method, r.URL.Path, body, r.TLS != nil && r.TLS.HandshakeComplete)
	})
	logger, lines := quiet()
	secure := httptest.NewUnstartedServer(handler)
	secure.Config.ErrorLog = logger
	secure.StartTLS()
	defer secure.Close()
	clear := httptest.NewServer(handler)
	defer clear.Close()

	fmt.Println("== a client that trusts")
	client := secure.Client()
	get(client, secure.URL+"/path")
	get(client, "https://example.com/named")
	get(client, secure.URL+"?to="+url.QueryEscape(clear.URL+"/clear"))
	get(client, clear.URL+"?to="+url.QueryEscape(secure.URL+"/secure"))
	big := strings.Repeat("0123456789", 50_000)
	res, err := client.Post(secure.URL, "text/plain", strings.NewReader(big))
	if err != nil {
		panic(err)
	}
	b, err := io.ReadAll(res.Body)
	res.Body.Close()
	fmt.Println(string(b) == "POST / "+big+" true", err)
	c := secure.Certificate()
	fmt.Println(c.DNSNames, c.IPAddresses, c.IsCA, c.NotAfter.After(time.Now()), c.VerifyHostname("www.example.com"), secure.TLS.NextProtos != nil)

	fmt.Println("== clients that do not")
	get(http.DefaultClient, secure.URL)
	fmt.Println(<-lines)
	pool := x509.NewCertPool()
	pool.AddCert(c)
	other := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, ServerName: "elsewhere.invalid"}}}
	_, err = other.Get(secure.URL)
	var wrong x509.HostnameError
	var unverified *tls.CertificateVerificationError
	fmt.Println(errors.As(err, &wrong), wrong.Host, errors.As(err, &unverified))
	fmt.Println(<-lines)
	reckless := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	get(reckless, secure.URL)

	fmt.Println("== the wrong scheme")
	get(client, "http"+strings.TrimPrefix(secure.URL, "https"))
	fmt.Println(<-lines)
	get(reckless, "https"+strings.TrimPrefix(clear.URL, "http"))

	fmt.Println("== hanging up")
	raw, err := net.Dial("tcp", secure.Listener.Addr().String())
	if err != nil {
		panic(err)
	}
	raw.Close()
	fmt.Println(<-lines)

	fmt.Println("== patience")
	deaf, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer deaf.Close()
	impatient := &http.Client{Transport: &http.Transport{TLSHandshakeTimeout: time.Millisecond}}
	get(impatient, "https://"+deaf.Addr().String())
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	r, _ := http.NewRequestWithContext(ctx, "GET", "https://"+deaf.Addr().String(), nil)
	_, err = http.DefaultClient.Do(r)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))

	fmt.Println("== files")
	dir, err := os.MkdirTemp("", "https")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	os.WriteFile(cert, []byte(certificate), 0o600)
	os.WriteFile(key, []byte(privateKey), 0o600)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	srv := &http.Server{Handler: handler, TLSConfig: &tls.Config{MaxVersion: tls.VersionTLS12}}
	done := make(chan error)
	go func() { done <- srv.ServeTLS(l, cert, key) }()
	roots := x509.NewCertPool()
	fmt.Println(roots.AppendCertsFromPEM([]byte(certificate)))
	byFile := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	get(byFile, "https://"+l.Addr().String()+"/file")
	fmt.Println(srv.Shutdown(context.Background()), <-done)
	fmt.Println(http.ListenAndServeTLS("127.0.0.1:0", filepath.Join(dir, "none"), key, nil) != nil)

	fmt.Println("== a dialer of one's own")
	dialer := &http.Client{Transport: &http.Transport{DialTLSContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
		d := tls.Dialer{Config: &tls.Config{RootCAs: pool}}
		return d.DialContext(ctx, network, secure.Listener.Addr().String())
	}}}
	get(dialer, "https://somewhere.invalid/")

	fmt.Println("== through a proxy")
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("proxy:", r.Method, plain(r.Host))
		to, err := net.Dial("tcp", r.Host)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		from, buffered, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		buffered.WriteString("HTTP/1.1 200 OK\r\n\r\n")
		buffered.Flush()
		go func() {
			io.Copy(to, buffered)
			to.Close()
		}()
		io.Copy(from, to)
		from.Close()
	}))
	defer proxy.Close()
	through, _ := url.Parse(proxy.URL)
	proxied := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(through), TLSClientConfig: &tls.Config{RootCAs: pool}}}
	get(proxied, secure.URL+"/proxied")
	proxied.CloseIdleConnections()

	fmt.Println("== by hand")
	conn, err := tls.Dial("tcp", secure.Listener.Addr().String(), &tls.Config{RootCAs: pool})
	if err != nil {
		panic(err)
	}
	fmt.Fprint(conn, "GET /hand HTTP/1.0\r\n\r\n")
	all, err := io.ReadAll(conn)
	_, body, _ := bytes.Cut(all, []byte("\r\n\r\n"))
	fmt.Printf("%s %v\n", body, err)
	conn.Close()
	request := httptest.NewRequest("GET", "https://example.com/x", nil)
	fmt.Println(request.TLS.ServerName, request.TLS.HandshakeComplete, httptest.NewRequest("GET", "/x", nil).TLS == nil)
}

const certificate = `-----BEGIN CERTIFICATE-----
MIICeTCCAiCgAwIBAgIBBTAKBggqhkjOPQQDAjAUMRIwEAYDVQQDEwlUZXN0IFJv
b3QwIBcNMDAwMTAxMDAwMDAwWhgPMjEyNjAxMDEwMDAwMDBaMDcxCzAJBgNVBAYT
AkFRMRQwEgYDVQQKEwtUZXN0cywgSW5jLjESMBAGA1UEAxMJbG9jYWxob3N0MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEl6cUclkg+wXMotlR18et1f6wf+WtoCRS
h2IQpm6QJGC4s12q2iYgXOhPKJ9G4vkPP3lunlaFjiE5p22hdX7haKOCATwwggE4
MA4GA1UdDwEB/wQEAwIHgDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAwIw
DAYDVR0TAQH/BAIwADAfBgNVHSMEGDAWgBSuTPjY9UFMWrAL+PFh9/pLELIb/DBd
BggrBgEFBQcBAQRRME8wIwYIKwYBBQUHMAGGF2h0dHA6Ly9vY3NwLmV4YW1wbGUu
Y29tMCgGCCsGAQUFBzAChhxodHRwOi8vY2EuZXhhbXBsZS5jb20vY2EuY3J0ME4G
A1UdEQRHMEWCCWxvY2FsaG9zdIENYUBleGFtcGxlLmNvbYcEfwAAAYcQAAAAAAAA
AAAAAAAAAAAAAYYRc3BpZmZlOi8vdGVzdC9vbmUwKQYDVR0fBCIwIDAeoBygGoYY
aHR0cDovL2NybC5leGFtcGxlLmNvbS8xMAoGCCqGSM49BAMCA0cAMEQCIFt1rwXP
1wtpmbAR7kHriVuIA5z1vQ0CwBJ7BhhRXZhWAiA1pr7dNz9p7cO0SRftOB/JEIZq
flzIBvFzKbX9sOBLYw==
-----END CERTIFICATE-----
`

const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQguAFBSq/27G8AuwdD
gr+juOu9YBgedJIpp38EHJdrTvKhRANCAASXpxRyWSD7Bcyi2VHXx63V/rB/5a2g
JFKHYhCmbpAkYLizXaraJiBc6E8on0bi+Q8/eW6eVoWOITmnbaF1fuFo
-----END PRIVATE KEY-----
`
