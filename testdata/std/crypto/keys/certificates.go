// Certificates made by a program are those that compiled Go makes, and serve for TLS.
package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"time"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func show(name string, der []byte, err error) {
	if err != nil {
		fmt.Println(name, err)
		return
	}
	c := must(x509.ParseCertificate(der))
	fmt.Printf("%s %d %x\n", name, len(der), sha256.Sum256(der))
	fmt.Println(c.Subject, "|", c.Issuer, c.SerialNumber, c.SignatureAlgorithm, c.PublicKeyAlgorithm, c.KeyUsage, c.ExtKeyUsage, c.IsCA, c.MaxPathLen)
	fmt.Printf("%x %x %v %v %v %v\n", c.SubjectKeyId, c.AuthorityKeyId, c.DNSNames, c.EmailAddresses, c.IPAddresses, c.URIs)
}

func main() {
	seed := sha256.Sum256([]byte("seed"))
	signer := ed25519.NewKeyFromSeed(seed[:])
	block, _ := pem.Decode([]byte(rsaKey))
	byRSA := must(x509.ParsePKCS8PrivateKey(block.Bytes)).(*rsa.PrivateKey)
	from, to := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2126, 5, 6, 7, 8, 9, 0, time.UTC)

	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Root", Organization: []string{"One", "Ünits"}, Country: []string{"AQ"}},
		NotBefore: from, NotAfter: to, IsCA: true, BasicConstraintsValid: true, MaxPathLen: 1, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, root, root, signer.Public(), signer)
	show("root", der, err)
	ca := must(x509.ParseCertificate(der))
	leaf := &x509.Certificate{
		SerialNumber: new(big.Int).Lsh(big.NewInt(255), 100), Subject: pkix.Name{CommonName: "leaf", SerialNumber: "7", Locality: []string{"L"}, Province: []string{"P"}, StreetAddress: []string{"S"}, PostalCode: []string{"1"}, OrganizationalUnit: []string{"b", "aa"}},
		NotBefore: from, NotAfter: to.AddDate(-100, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageDecipherOnly, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		UnknownExtKeyUsage: []asn1.ObjectIdentifier{{1, 2, 3, 456789}}, DNSNames: []string{"localhost", "*.example.com"}, EmailAddresses: []string{"a@b.c"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}, URIs: []*url.URL{must(url.Parse("https://example.com/x?y"))},
		OCSPServer: []string{"http://o"}, IssuingCertificateURL: []string{"http://i"}, CRLDistributionPoints: []string{"http://c/1", "http://c/2"}, SubjectKeyId: []byte{1, 2, 3},
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{1, 2, 3, 4}, Critical: true, Value: []byte{5, 0}}}, BasicConstraintsValid: true,
	}
	der, err = x509.CreateCertificate(rand.Reader, leaf, ca, &byRSA.PublicKey, signer)
	show("leaf", der, err)
	parsed := must(x509.ParseCertificate(der))
	fmt.Println(parsed.CheckSignatureFrom(ca), ca.CheckSignatureFrom(parsed), parsed.UnhandledCriticalExtensions)
	empty := &x509.Certificate{SerialNumber: big.NewInt(0), NotBefore: from, NotAfter: to, DNSNames: []string{"x"}}
	for _, algo := range []x509.SignatureAlgorithm{0, x509.SHA256WithRSA, x509.SHA384WithRSA, x509.SHA512WithRSA, x509.PureEd25519} {
		empty.SignatureAlgorithm = algo
		der, err = x509.CreateCertificate(rand.Reader, empty, empty, &byRSA.PublicKey, byRSA)
		show("empty", der, err)
		if err == nil {
			c := must(x509.ParseCertificate(der))
			fmt.Println(c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature), c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate[1:], c.Signature))
			fmt.Println(c.CheckSignature(x509.ECDSAWithSHA256, nil, nil), c.CheckSignature(x509.SHA1WithRSA, nil, nil), c.CheckSignature(99, nil, nil))
		}
	}
	fmt.Println(x509.CreateCertificate(rand.Reader, root, root, signer.Public(), 7))
	fmt.Println(x509.CreateCertificate(rand.Reader, &x509.Certificate{SerialNumber: big.NewInt(-1)}, root, signer.Public(), signer))
	fmt.Println(x509.CreateCertificate(rand.Reader, &x509.Certificate{SerialNumber: big.NewInt(1), BasicConstraintsValid: true, MaxPathLen: 3}, root, signer.Public(), signer))
	fmt.Println(x509.CreateCertificate(rand.Reader, root, ca, signer.Public(), byRSA))
	fmt.Println(x509.CreateCertificate(rand.Reader, &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"é"}}, root, signer.Public(), signer))

	// What programs do that have no files.
	for _, curve := range []elliptic.Curve{elliptic.P256(), elliptic.P384()} {
		key := must(ecdsa.GenerateKey(curve, rand.Reader))
		template := &x509.Certificate{
			Subject: pkix.Name{Organization: []string{"Acme"}}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
			KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		}
		der := must(x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key))
		c := must(x509.ParseCertificate(der))
		fmt.Println(c.SerialNumber.Sign(), c.SignatureAlgorithm, c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature), key.PublicKey.Equal(c.PublicKey))
		text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
		secret := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: must(x509.MarshalECPrivateKey(key))})
		pair := must(tls.X509KeyPair(text, secret))
		fmt.Println(key.Equal(pair.PrivateKey))
		for _, pair := range []tls.Certificate{pair, {Certificate: [][]byte{der}, PrivateKey: key}} {
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "made here") }))
			s.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
			s.StartTLS()
			res := must(s.Client().Get(s.URL))
			fmt.Println(string(must(io.ReadAll(res.Body))), len(res.TLS.PeerCertificates), key.PublicKey.Equal(res.TLS.PeerCertificates[0].PublicKey))
			res.Body.Close()
			s.Close()
		}
	}
	var _ crypto.Signer = byRSA
}

const rsaKey = `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC2h45Byy6fxNmc
K24KDKUbRxOVZwTpYMp/GL/eXYXw6byUO206ehVydbnfszl2cH6/FG2A/C9QTuH1
BtMdIkPvNntL5nXQ+TT92m31C1UhtrjBoPXhHG0hb7AdChJ39ChUnwDSmynIvN9V
V7T8p6Wn0vHXuif7Ht1hrjHGJbJOGB6PN3nf2d3e1VB6chx14biKlx5vpOVPXZIN
Y5U4HPgOhV/U1psoJsQHFUi+GziDe+MDQHEWzTr9Ojft8HBgCjcWdZSCp1v1KO35
Zb4+2TEXm4h3Q/v0CSNOoawQN83pjf24GJZOzIII0zWNX9E5LNZ0uEybdc3wTwC3
ghEGOKHRAgMBAAECggEAM56mZoj1iI19FSNbHVByKQKy0R+vTejnm4X+TP6Z8IXJ
pQohW9ZG1nXguRjQeWRbE+LNDRtEriuAz3C8p5KXL8FyoQZt70lq6Req3Q/1ZXFt
UqUYpC8L1dbmMXA1xOKxvSyyaN0ktfZkGpiRQJqQyKNpbZ7hy6zw4r0Gqojioh7J
d1N9PSGLEBiii65vDXF/1Vt8+ee6bRuaAiFLEZeRzkm03+yzCM+NWPmMsVelRogf
SBEQSaN0aiA6lkA7iNHFNmbDnk2D82hwENqkSR9s/7C4I826E9NMu8umPzCDyJ8F
Obv0S/lZ9kz75gwrDeSlTyj7AhYmkSx9rUoT76bXWQKBgQDpNyYtPTBYjURTyoJW
4GKW/jP05f7+gZ6pKciewdx2I+G0fD1Tux3G0pWISTQ8RkW/u92UhRW9lBpdzsem
5QK+8RvNSucul11slA58hAAcZxA1LZ9RpHlagQd1yxfJBZW6xr9zkzUbHUDwU5O9
43WcBdlwsvD+KHA93rzmOyTtnwKBgQDIXLkV0atCKt43qXyJxxpywPeH8LwGSNeJ
JRYD4BoP2vSC6IfHeWAWlcgUEJ6EQv5PeeE2iKjK7pJKzA1i1utRsI2MB85KP9EJ
ptRo0obI2AYs9va2f+LfVHY+aGQ9OsijZgT9YoiYkSRZIQtZVeK4iyB3QYmxNZTo
coGUaDJajwKBgQCJjEJS+jzSbXc4KD9Zd/wN7B2+ugv8FXz7bq5pnBMoBp+vMHuH
L9wvELKq7+oEBrpKjEXyu8+HwZsPas7sSzOkZFYubZgOLa4nROeKXtwl5E913dOS
dnwwedtpiQAdStL1lxUB2HfA5y8Oz2xa2ZXbEMQfKRrj+/u/MeidrZJpJwKBgQCk
CgYerwKfsaktuT2VL8Wfng0K5zWJj6mnRw23Losn4APACdDgp6bb1tVwWArwDklX
mFmi5FANlTWAt39eJMeUog/BTcK/V3A1jrjo+TQQy4yC0885q4p7fhMxFRa8apxJ
6wS6zyk2f95aeotoIMD2hjGWcbnhtBSuGtGsR4KyUQKBgE04zQFtvwJGckmj/E5J
7quENe161qYnuWXFm7JZMKjQTOETGCvtYdyCkoPk+IVPcFGEZLRMeeBn+IA+bW6U
wXexfF+WMnF/aqUzp8Ga9josk5UxI38M9z11RS8hy52AhNCIzZoDD7JhgGa79TPB
LMTlSFgVE9omniMoMt7zF2xs
-----END PRIVATE KEY-----
`
