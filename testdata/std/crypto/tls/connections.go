// Connections over loopback: what is agreed on, what is said, and how they end.
package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"embed"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"time"
)

//go:embed certs
var files embed.FS

func pair(name string) tls.Certificate {
	cert, _ := files.ReadFile("certs/" + name + ".pem")
	key, _ := files.ReadFile("certs/" + name + ".key")
	c, err := tls.X509KeyPair(cert, key)
	if err != nil {
		panic(err)
	}
	return c
}

func roots(name string) *x509.CertPool {
	pem, _ := files.ReadFile("certs/" + name + ".pem")
	p := x509.NewCertPool()
	p.AppendCertsFromPEM(pem)
	return p
}

func config(names ...string) *tls.Config {
	c := new(tls.Config)
	for _, name := range names {
		c.Certificates = append(c.Certificates, pair(name))
	}
	return c
}

// echo serves one connection: what is said is said back until the end, and the server's view is told.
func echo(config *tls.Config) (address string, view chan string) {
	l, err := tls.Listen("tcp", "127.0.0.1:0", config)
	if err != nil {
		panic(err)
	}
	view = make(chan string, 1)
	go func() {
		defer l.Close()
		c, err := l.Accept()
		if err != nil {
			panic(err)
		}
		defer c.Close()
		s := c.(*tls.Conn)
		if err := s.Handshake(); err != nil {
			view <- fmt.Sprint("handshake: ", err)
			return
		}
		n, err := io.Copy(s, s)
		state := s.ConnectionState()
		view <- fmt.Sprintf("%d bytes, %v; %q %q %s, %d client certificates, %d chains", n, err, state.ServerName, state.NegotiatedProtocol, tls.VersionName(state.Version), len(state.PeerCertificates), len(state.VerifiedChains))
	}()
	return l.Addr().String(), view
}

func talk(title string, server, client *tls.Config) {
	fmt.Println("==", title)
	address, view := echo(server)
	c, err := tls.Dial("tcp", address, client)
	if err == nil {
		s := c.ConnectionState()
		fmt.Println(s.HandshakeComplete, s.DidResume, tls.VersionName(s.Version), tls.CipherSuiteName(s.CipherSuite), s.NegotiatedProtocol, s.ServerName, s.PeerCertificates[0].Subject, len(s.VerifiedChains))
		fmt.Fprint(c, "hello")
		c.CloseWrite()
		_, werr := c.Write([]byte("late"))
		var b []byte
		b, err = io.ReadAll(c)
		fmt.Printf("%q %v\n", b, werr)
		fmt.Println(c.Close(), c.Close())
	}
	var unverified *tls.CertificateVerificationError
	if errors.As(err, &unverified) {
		fmt.Println("unverified:", len(unverified.UnverifiedCertificates), errors.Unwrap(unverified))
	}
	fmt.Println("client:", err)
	said, _, _ := strings.Cut(<-view, "; client offered")
	fmt.Println("server:", said)
}

func main() {
	trust := &tls.Config{RootCAs: roots("ca"), ServerName: "localhost"}
	with := func(f func(*tls.Config)) *tls.Config {
		c := trust.Clone()
		f(c)
		return c
	}
	talk("default", config("local"), trust)
	talk("by address", config("local"), &tls.Config{RootCAs: roots("ca")})
	talk("RSA, 1.2", config("rsa"), with(func(c *tls.Config) { c.MaxVersion = tls.VersionTLS12 }))
	chain := config("ed")
	chain.Certificates[0].Certificate = append(chain.Certificates[0].Certificate, pair("mid").Certificate[0])
	talk("Ed25519, through an intermediate", chain, trust)
	talk("without the intermediate", config("ed"), trust)
	talk("suite", config("local"), with(func(c *tls.Config) {
		c.MaxVersion = tls.VersionTLS12
		c.CipherSuites = []uint16{tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305}
	}))
	talk("no suite", config("local"), with(func(c *tls.Config) {
		c.MaxVersion = tls.VersionTLS12
		c.CipherSuites = []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}
	}))
	protocols := config("local")
	protocols.NextProtos = []string{"x", "y"}
	talk("protocol", protocols, with(func(c *tls.Config) { c.NextProtos = []string{"z", "y"} }))
	talk("no protocol", protocols, with(func(c *tls.Config) { c.NextProtos = []string{"z"} }))
	old := config("local")
	old.MaxVersion = tls.VersionTLS12
	talk("old server", old, trust)
	talk("too old", old, with(func(c *tls.Config) { c.MinVersion = tls.VersionTLS13 }))
	talk("wrong host", config("other"), trust)
	talk("common name", config("common"), trust)
	talk("unknown authority", config("self"), trust)
	talk("namesake", config("local"), &tls.Config{RootCAs: roots("otherca"), ServerName: "localhost"})
	talk("trusted itself", config("self"), &tls.Config{RootCAs: roots("self"), ServerName: "localhost"})
	now := func() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }
	talk("expired", config("expired"), with(func(c *tls.Config) { c.Time = now }))
	talk("not yet", config("future"), with(func(c *tls.Config) { c.Time = now }))
	talk("no matter who", config("expired"), &tls.Config{InsecureSkipVerify: true})
	talk("own verification", config("local"), with(func(c *tls.Config) {
		c.VerifyPeerCertificate = func(raw [][]byte, chains [][]*x509.Certificate) error {
			fmt.Println("raw:", len(raw), "chains:", len(chains))
			return nil
		}
		c.VerifyConnection = func(s tls.ConnectionState) error {
			fmt.Println("state:", s.ServerName, s.HandshakeComplete)
			return nil
		}
	}))
	several := config("other", "local")
	talk("by name", several, trust)
	asked := config()
	asked.GetCertificate = func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		if hello.ServerName != "localhost" {
			return nil, errors.New("nobody of that name")
		}
		fmt.Println("asked for", hello.ServerName, hello.SupportedVersions, hello.Conn != nil, hello.Context() != nil)
		c := pair("local")
		return &c, hello.SupportsCertificate(&c)
	}
	talk("certificate for the client", asked, trust)
	talk("no certificate for the client", asked, with(func(c *tls.Config) { c.ServerName = "example.com" }))
	asked.GetCertificate = func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return nil, nil }
	talk("no certificate", asked, trust)
	other := config("other")
	other.GetConfigForClient = func(*tls.ClientHelloInfo) (*tls.Config, error) { return config("local"), nil }
	talk("configuration for the client", other, trust)

	for _, auth := range []tls.ClientAuthType{tls.RequestClientCert, tls.RequireAnyClientCert, tls.VerifyClientCertIfGiven, tls.RequireAndVerifyClientCert} {
		server := config("local")
		server.ClientAuth, server.ClientCAs = auth, roots("ca")
		talk(fmt.Sprint(auth, " with"), server, with(func(c *tls.Config) { c.Certificates = []tls.Certificate{pair("client")} }))
		if auth == tls.RequestClientCert || auth == tls.VerifyClientCertIfGiven {
			talk(fmt.Sprint(auth, " without"), server, trust)
		}
	}

	fmt.Println("== configurations")
	p, q := net.Pipe()
	fmt.Println(tls.Client(p, &tls.Config{}).Handshake())
	fmt.Println(tls.Client(p, &tls.Config{ServerName: "x", NextProtos: []string{""}}).Handshake())
	fmt.Println(tls.Client(p, &tls.Config{ServerName: "x", MaxVersion: tls.VersionTLS12, MinVersion: tls.VersionTLS13}).Handshake())
	fmt.Println(tls.Client(p, trust).CloseWrite())
	fmt.Println(tls.Server(q, config("local")).VerifyHostname("x"), tls.Client(q, trust).VerifyHostname("x"))
	p.Close()
	q.Close()

	fmt.Println("== over a pipe, in both directions at once")
	p, q = net.Pipe()
	one, two := tls.Client(p, trust), tls.Server(q, config("local"))
	big := bytes.Repeat([]byte("0123456789abcdef"), 20_000)
	var wg sync.WaitGroup
	for _, c := range []*tls.Conn{one, two} {
		wg.Go(func() {
			n, err := c.Write(big)
			if n != len(big) || err != nil {
				fmt.Println("write:", n, err)
			}
		})
		wg.Go(func() {
			got := make([]byte, len(big))
			_, err := io.ReadFull(c, got)
			if err != nil || !bytes.Equal(got, big) {
				fmt.Println("read:", err)
			}
		})
	}
	wg.Wait()
	a, _ := export(one)
	b, _ := export(two)
	fmt.Println(len(a), bytes.Equal(a, b))
	one.SetReadDeadline(time.Now())
	_, err := one.Read(make([]byte, 1))
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded), one.NetConn() == p)
	one.SetReadDeadline(time.Time{})
	go two.Write([]byte("on"))
	got := make([]byte, 2)
	_, err = io.ReadFull(one, got)
	fmt.Println(string(got), err, one.VerifyHostname("localhost"), one.VerifyHostname("example.com"))

	fmt.Println("== cut off")
	q.Close()
	_, err = one.Read(got)
	fmt.Println(err)
	_, err = one.Write(got)
	fmt.Println(err)

	fmt.Println("== cancelled")
	p, q = net.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		q.Read(make([]byte, 10))
		cancel()
	}()
	fmt.Println(tls.Client(p, trust).HandshakeContext(ctx))
	_, err = q.Write([]byte{1})
	fmt.Println(err)

	fmt.Println("== no TLS")
	for _, said := range []string{"GET / HTTP/1.1\r\n\r\n", "\x16\x03", "", "\x80\x2e\x01\x00\x02"} {
		p, q := net.Pipe()
		go func() {
			q.Write([]byte(said))
			io.CopyN(io.Discard, q, 7)
			q.Close()
		}()
		if len(said) < 5 {
			q.Close()
		}
		err := tls.Server(p, config("local")).Handshake()
		var record tls.RecordHeaderError
		fmt.Printf("%q %v %v %q\n", said, err, errors.As(err, &record), record.RecordHeader)
		p.Close()
	}
	p, q = net.Pipe()
	go io.Copy(io.Discard, q)
	go q.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
	fmt.Println(tls.Client(p, trust).Handshake())
}

func export(c *tls.Conn) ([]byte, error) {
	s := c.ConnectionState()
	return s.ExportKeyingMaterial("EXPERIMENTAL test", nil, 20)
}
