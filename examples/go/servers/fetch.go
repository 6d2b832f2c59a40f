// Fetch gets addresses and shows what there is; with -ca it trusts whom a file names, not whom the system does.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	ca := flag.String("ca", "", "a `file` of trusted certificates")
	cert := flag.String("cert", "", "a `file` with a certificate to show to servers, and its key")
	flag.Parse()
	log.SetFlags(0)

	config := new(tls.Config)
	if *ca != "" {
		pem, err := os.ReadFile(*ca)
		if err != nil {
			log.Fatal(err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			log.Fatal("no certificates in ", *ca)
		}
	}
	if *cert != "" {
		pair, err := tls.LoadX509KeyPair(*cert, *cert)
		if err != nil {
			log.Fatal(err)
		}
		config.Certificates = []tls.Certificate{pair}
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
	for _, address := range flag.Args() {
		res, err := client.Get(address)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(res.Status)
		_, err = io.Copy(os.Stdout, res.Body)
		res.Body.Close()
		if err != nil {
			log.Fatal(err)
		}
	}
}
