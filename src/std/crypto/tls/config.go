// Package tls secures connections with TLS 1.2 and 1.3.
//
// Keys are of RSA with 2048 bits or more, Ed25519, and ECDSA on P-256 and P-384; keys are exchanged on X25519, P-256 and P-384;
// ciphers are AES-GCM and ChaCha20-Poly1305. Each connection has a handshake of its own: no session is resumed.
// VerifyPeerCertificate and VerifyConnection end a handshake without telling the other side why.
//
// Left out: older versions, QUIC, renegotiation, encrypted hellos, session tickets and ClientSessionCache, GetClientCertificate,
// KeyLogWriter, ConnectionState.LocalCertificate, keys that
// are only a crypto.Signer; of a ClientHelloInfo the points and extensions.
package tls

import (
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"time"
)

// A ClientAuthType says what a server asks of its clients.
type ClientAuthType int

// What may be asked: no certificate, any or none, any, none or a good one, a good one.
const (
	NoClientCert ClientAuthType = iota
	RequestClientCert
	RequireAnyClientCert
	VerifyClientCertIfGiven
	RequireAndVerifyClientCert
)

// A Certificate is a chain of certificates, the leaf first, with the leaf's private key.
type Certificate struct {
	Certificate                  [][]byte
	PrivateKey                   crypto.PrivateKey
	SupportedSignatureAlgorithms []SignatureScheme
	OCSPStaple                   []byte
	SignedCertificateTimestamps  [][]byte
	Leaf                         *x509.Certificate // nil: as in Certificate
}

// leaf returns the first certificate.
func (c *Certificate) leaf() (*x509.Certificate, error) {
	if c.Leaf != nil {
		return c.Leaf, nil
	}
	if len(c.Certificate) == 0 {
		return nil, errors.New("tls: no certificate in chain")
	}
	return x509.ParseCertificate(c.Certificate[0])
}

// A ClientHelloInfo is what a client has said first.
type ClientHelloInfo struct {
	CipherSuites      []uint16
	ServerName        string // whom it wants to speak to
	SupportedCurves   []CurveID
	SignatureSchemes  []SignatureScheme
	SupportedProtos   []string
	SupportedVersions []uint16
	Conn              net.Conn

	ctx context.Context
}

// Context returns the context of the handshake.
func (c *ClientHelloInfo) Context() context.Context { return c.ctx }

// SupportsCertificate returns why a certificate is not one for the client's server name, if it is not.
func (chi *ClientHelloInfo) SupportsCertificate(c *Certificate) error {
	leaf, err := c.leaf()
	if err != nil {
		return err
	}
	if chi.ServerName == "" {
		return nil
	}
	return leaf.VerifyHostname(chi.ServerName)
}

// A Config says how to speak. It must not be changed while it is in use.
type Config struct {
	Rand                        io.Reader // has no effect
	Time                        func() time.Time
	Certificates                []Certificate // of a server, or a client that is asked
	NameToCertificate           map[string]*Certificate
	GetCertificate              func(*ClientHelloInfo) (*Certificate, error)
	GetConfigForClient          func(*ClientHelloInfo) (*Config, error)
	VerifyPeerCertificate       func(rawCerts [][]byte, verifiedChains [][]*x509.Certificate) error
	VerifyConnection            func(ConnectionState) error
	RootCAs                     *x509.CertPool // nil: those of the system
	NextProtos                  []string
	ServerName                  string
	ClientAuth                  ClientAuthType
	ClientCAs                   *x509.CertPool
	InsecureSkipVerify          bool // anybody may be the server
	CipherSuites                []uint16
	PreferServerCipherSuites    bool // has no effect
	SessionTicketsDisabled      bool // there are none
	MinVersion                  uint16
	MaxVersion                  uint16
	CurvePreferences            []CurveID
	DynamicRecordSizingDisabled bool // has no effect
}

// Clone returns a copy.
func (c *Config) Clone() *Config {
	if c == nil {
		return nil
	}
	copied := *c
	return &copied
}

// settings is what natives are to know of a Config; config.rs has the fields too.
type settings struct {
	name      string
	pool      *x509.CertPool
	skip      bool
	auth      int
	now       int64
	least     uint16
	most      uint16
	suites    []uint16
	curves    []CurveID
	protocols []string
	chain     [][]byte
	key       []byte
}

// settings fills in what holds for both sides.
func (c *Config) settings() *settings {
	s := &settings{least: c.MinVersion, most: c.MaxVersion, suites: c.CipherSuites, curves: c.CurvePreferences, protocols: c.NextProtos}
	if s.least == 0 {
		s.least = VersionTLS12
	}
	if s.most == 0 {
		s.most = VersionTLS13
	}
	s.now = c.now().Unix()
	return s
}

func (c *Config) now() time.Time {
	if c.Time != nil {
		return c.Time()
	}
	return time.Now()
}

// use adds a certificate.
func (s *settings) use(c *Certificate) error {
	var err error
	s.chain = c.Certificate
	s.key, err = bytesOf(c.PrivateKey)
	return err
}

var errNoCertificates = errors.New("tls: no certificates configured")

// certificate chooses a certificate for a client.
func (c *Config) certificate(hello *ClientHelloInfo) (*Certificate, error) {
	if c.GetCertificate != nil && (len(c.Certificates) == 0 || hello.ServerName != "") {
		if one, err := c.GetCertificate(hello); one != nil || err != nil {
			return one, err
		}
	}
	switch len(c.Certificates) {
	case 0:
		return nil, errNoCertificates
	case 1:
		return &c.Certificates[0], nil
	}
	if c.NameToCertificate != nil {
		name := strings.ToLower(hello.ServerName)
		if one := c.NameToCertificate[name]; one != nil {
			return one, nil
		}
		if _, domain, ok := strings.Cut(name, "."); ok {
			if one := c.NameToCertificate["*."+domain]; one != nil {
				return one, nil
			}
		}
	}
	for i := range c.Certificates {
		if hello.SupportsCertificate(&c.Certificates[i]) == nil {
			return &c.Certificates[i], nil
		}
	}
	return &c.Certificates[0], nil
}

// BuildNameToCertificate fills in NameToCertificate.
//
// Deprecated: there is no need to.
func (c *Config) BuildNameToCertificate() {
	c.NameToCertificate = make(map[string]*Certificate)
	for i := range c.Certificates {
		one := &c.Certificates[i]
		leaf, err := one.leaf()
		if err != nil {
			continue
		}
		if leaf.Subject.CommonName != "" && len(leaf.DNSNames) == 0 {
			c.NameToCertificate[leaf.Subject.CommonName] = one
		}
		for _, name := range leaf.DNSNames {
			c.NameToCertificate[name] = one
		}
	}
}

// ConnectionState is what is known of a connection.
type ConnectionState struct {
	Version                     uint16
	HandshakeComplete           bool
	DidResume                   bool
	CipherSuite                 uint16
	CurveID                     CurveID
	NegotiatedProtocol          string
	NegotiatedProtocolIsMutual  bool // always
	ServerName                  string
	PeerCertificates            []*x509.Certificate
	VerifiedChains              [][]*x509.Certificate
	SignedCertificateTimestamps [][]byte
	OCSPResponse                []byte
	TLSUnique                   []byte // always nil
	ECHAccepted                 bool
	HelloRetryRequest           bool

	id int
}

// ExportKeyingMaterial returns secret bytes that both sides can compute for a label.
func (cs *ConnectionState) ExportKeyingMaterial(label string, context []byte, length int) ([]byte, error) {
	material, ok := export(cs.id, label, context, context != nil, length)
	if !ok {
		return nil, errors.New("crypto/tls: ExportKeyingMaterial is unavailable")
	}
	return material, nil
}
