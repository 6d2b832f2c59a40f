// Certificates are read, compared, collected in pools, and verified.
package main

import (
	"crypto/x509"
	"embed"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"time"
)

//go:embed certs
var files embed.FS

func read(name string) []byte {
	b, err := files.ReadFile("certs/" + name + ".pem")
	if err != nil {
		panic(err)
	}
	return b
}

func load(name string) *x509.Certificate {
	block, _ := pem.Decode(read(name))
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		panic(err)
	}
	return c
}

func pool(names ...string) *x509.CertPool {
	p := x509.NewCertPool()
	for _, name := range names {
		fmt.Println("added", name, p.AppendCertsFromPEM(read(name)))
	}
	return p
}

func show(name string) {
	c := load(name)
	fmt.Println("==", name, c.Version, c.SerialNumber, c.Subject, "|", c.Issuer)
	fmt.Println(c.NotBefore, c.NotAfter, c.SignatureAlgorithm, c.PublicKeyAlgorithm, len(c.Signature) > 0)
	fmt.Println(c.KeyUsage, c.ExtKeyUsage, c.BasicConstraintsValid, c.IsCA, c.MaxPathLen, c.MaxPathLenZero)
	fmt.Println(c.DNSNames, c.EmailAddresses, c.IPAddresses, c.URIs)
	fmt.Println(c.OCSPServer, c.IssuingCertificateURL, c.CRLDistributionPoints, len(c.SubjectKeyId), len(c.AuthorityKeyId))
	for _, e := range c.Extensions {
		fmt.Print(" ", e.Id, e.Critical, len(e.Value) > 0)
	}
	fmt.Println()
	fmt.Println(len(c.Raw) > len(c.RawTBSCertificate), hex.EncodeToString(c.RawSubject[:2]), len(c.RawSubjectPublicKeyInfo) > 0, c.UnhandledCriticalExtensions)
	fmt.Printf("%q %q %v\n", c.Subject.CommonName, c.Subject.Organization, c.Subject.Names)
}

func hosts(name string, all ...string) {
	c := load(name)
	for _, host := range all {
		err := c.VerifyHostname(host)
		var wrong x509.HostnameError
		fmt.Println(name, host, err, errors.As(err, &wrong) && wrong.Host != "" && wrong.Certificate == c)
	}
}

func verify(name string, opts x509.VerifyOptions) {
	chains, err := load(name).Verify(opts)
	if err != nil {
		fmt.Printf("%s: %T: %v\n", name, err, err)
		return
	}
	for _, chain := range chains {
		fmt.Print(name, ":")
		for _, c := range chain {
			fmt.Print(" <- ", c.Subject)
		}
		fmt.Println()
	}
}

func main() {
	for _, name := range []string{"ca", "mid", "local", "rsa", "ed", "common"} {
		show(name)
	}
	hosts("local", "localhost", "LOCALHOST", "localhost.", "example.com", "127.0.0.1", "[127.0.0.1]", "::1", "[::1]", "127.0.0.2", "[::2]", "")
	hosts("other", "example.com", "www.example.com", "a.www.example.com", "127.0.0.1", "localhost")
	hosts("common", "localhost", "example.com")

	now := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	roots := pool("ca")
	at := x509.VerifyOptions{Roots: roots, CurrentTime: now}
	for _, name := range []string{"local", "rsa", "ed", "other", "expired", "future", "self", "client", "ca"} {
		verify(name, at)
	}
	verify("local", x509.VerifyOptions{Roots: roots, CurrentTime: now, DNSName: "localhost"})
	verify("local", x509.VerifyOptions{Roots: roots, CurrentTime: now, DNSName: "example.com"})
	verify("ed", x509.VerifyOptions{Roots: roots, CurrentTime: now, Intermediates: pool("mid")})
	verify("ed", x509.VerifyOptions{Roots: pool("mid"), CurrentTime: now})
	verify("self", x509.VerifyOptions{Roots: pool("self"), CurrentTime: now, DNSName: "localhost"})
	verify("client", x509.VerifyOptions{Roots: roots, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
	verify("client", x509.VerifyOptions{Roots: roots, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	verify("local", x509.VerifyOptions{Roots: x509.NewCertPool(), CurrentTime: now})
	verify("local", x509.VerifyOptions{Roots: pool("otherca"), CurrentTime: now})
	verify("local", x509.VerifyOptions{Roots: roots, CurrentTime: now.AddDate(200, 0, 0)})

	_, err := new(x509.Certificate).Verify(at)
	fmt.Println(err)
	_, err = x509.ParseCertificate([]byte("no certificate"))
	fmt.Println(err)
	ca := load("ca")
	_, err = x509.ParseCertificate(append(ca.Raw, 1))
	fmt.Println(err)
	several, err := x509.ParseCertificates(append(ca.Raw, load("mid").Raw...))
	fmt.Println(len(several), err, several[0].Equal(ca), several[1].Equal(ca))

	p := x509.NewCertPool()
	fmt.Println(p.AppendCertsFromPEM([]byte("nothing")), len(p.Subjects()))
	p.AddCert(ca)
	p.AddCert(ca)
	fmt.Println(len(p.Subjects()), p.Equal(roots), p.Clone().Equal(p), p.Equal(x509.NewCertPool()))
	fmt.Println(x509.SHA256WithRSA, x509.ECDSAWithSHA384, x509.PureEd25519, x509.SignatureAlgorithm(99), x509.RSA, x509.Ed25519, x509.PublicKeyAlgorithm(0))
	fmt.Println(x509.KeyUsageCertSign, x509.KeyUsageCRLSign|x509.KeyUsageCertSign, x509.ExtKeyUsageClientAuth, x509.ExtKeyUsage(77))
	for reason := x509.NotAuthorizedToSign; reason <= x509.NoValidChains; reason++ {
		fmt.Println(x509.CertificateInvalidError{Reason: reason, Detail: "detail"})
	}
	fmt.Println(x509.UnknownAuthorityError{}, x509.SystemRootsError{Err: errors.New("why")}, x509.UnhandledCriticalExtension{})
}
