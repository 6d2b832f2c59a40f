package httptest

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
)

// NewTLSServer starts a server of https. It is to be closed.
func NewTLSServer(handler http.Handler) *Server {
	s := NewUnstartedServer(handler)
	s.StartTLS()
	return s
}

// StartTLS starts the server with https.
func (s *Server) StartTLS() {
	if s.URL != "" {
		panic("Server already started")
	}
	own, err := tls.X509KeyPair([]byte(ownCertificate), []byte(ownKey))
	if err != nil {
		panic(fmt.Sprintf("httptest: NewTLSServer: %v", err))
	}
	config := s.TLS.Clone()
	if config == nil {
		config = new(tls.Config)
	}
	if config.NextProtos == nil {
		config.NextProtos = []string{"http/1.1"}
	}
	if len(config.Certificates) == 0 {
		config.Certificates = []tls.Certificate{own}
	}
	s.TLS = config
	if s.certificate, err = x509.ParseCertificate(config.Certificates[0].Certificate[0]); err != nil {
		panic(fmt.Sprintf("httptest: NewTLSServer: %v", err))
	}
	roots := x509.NewCertPool()
	roots.AddCert(s.certificate)
	s.Listener = tls.NewListener(s.Listener, config)
	s.URL = "https://" + s.Listener.Addr().String()
	s.serve(&http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}})
}

// Certificate returns the certificate of a server of https, otherwise nil.
func (s *Server) Certificate() *x509.Certificate { return s.certificate }

// The certificate is for 127.0.0.1, ::1, example.com and names below it, until 2126. Everybody knows its key.
const ownCertificate = `-----BEGIN CERTIFICATE-----
MIIBtDCCAVugAwIBAgIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQKEwt6b2tvciB0
ZXN0czAgFw0wMDAxMDEwMDAwMDBaGA8yMTI2MDEwMTAwMDAwMFowFjEUMBIGA1UE
ChMLem9rb3IgdGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASMbx0rM+7u
P9HplbT68hEJwrFUMREhPqUs23lVjV7fX2VrhRNcoxp0RUl8isRhiBFVnKzC4nLD
tVcZ4dyKjYC6o4GXMIGUMA4GA1UdDwEB/wQEAwIChDATBgNVHSUEDDAKBggrBgEF
BQcDATAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRMsyapqdIclcMQiC/Hrfjt
EztWfDA9BgNVHREENjA0ggtleGFtcGxlLmNvbYINKi5leGFtcGxlLmNvbYcEfwAA
AYcQAAAAAAAAAAAAAAAAAAAAATAKBggqhkjOPQQDAgNHADBEAiBTnUb8C4MAfe2J
58Jezk3zqCXCRfzbMW5YJ44QqoIUHQIgaaSYjBuH72U4wAFgkhvmwsjs7oqEwIbU
Q+eHagxDmdE=
-----END CERTIFICATE-----
`

const ownKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrcLr1ou8znsbYisX
WlY9ng42EOkAjjGtveOAfwOsOw2hRANCAASMbx0rM+7uP9HplbT68hEJwrFUMREh
PqUs23lVjV7fX2VrhRNcoxp0RUl8isRhiBFVnKzC4nLDtVcZ4dyKjYC6
-----END PRIVATE KEY-----
`
