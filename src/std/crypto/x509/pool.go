package x509

import (
	"bytes"
	"encoding/pem"
)

// system returns the certificates that the system trusts.
func system() [][]byte

// A CertPool is a set of certificates. Natives know its fields.
type CertPool struct {
	certs [][]byte
	// system tells that those that the system trusts are in the pool too; it is off when they have been added to certs.
	system bool
}

// NewCertPool returns an empty pool.
func NewCertPool() *CertPool { return &CertPool{} }

// SystemCertPool returns a pool of those that the system trusts, as found in its usual places, or where the environment's
// SSL_CERT_FILE and SSL_CERT_DIR say.
func SystemCertPool() (*CertPool, error) { return &CertPool{system: true}, nil }

// own makes the system's certificates the pool's.
func (s *CertPool) own() {
	if s.system {
		s.system = false
		s.certs = system()
	}
}

func (s *CertPool) has(der []byte) bool {
	for _, c := range s.certs {
		if bytes.Equal(c, der) {
			return true
		}
	}
	return false
}

func (s *CertPool) add(der []byte) {
	s.own()
	if !s.has(der) {
		s.certs = append(s.certs, der)
	}
}

// AddCert adds a certificate.
func (s *CertPool) AddCert(cert *Certificate) {
	if cert == nil {
		panic("adding nil Certificate to CertPool")
	}
	s.add(cert.Raw)
}

// AppendCertsFromPEM adds the certificates in a text; whether there were any.
func (s *CertPool) AppendCertsFromPEM(pemCerts []byte) (ok bool) {
	for {
		var block *pem.Block
		if block, pemCerts = pem.Decode(pemCerts); block == nil {
			return ok
		}
		if block.Type != "CERTIFICATE" || len(block.Headers) > 0 {
			continue
		}
		if _, err := ParseCertificate(block.Bytes); err == nil {
			s.add(block.Bytes)
			ok = true
		}
	}
}

// Clone returns a copy.
func (s *CertPool) Clone() *CertPool {
	return &CertPool{append([][]byte(nil), s.certs...), s.system}
}

// Equal reports whether both have the same certificates.
func (s *CertPool) Equal(other *CertPool) bool {
	if s == nil || other == nil {
		return s == other
	}
	if s.system != other.system || len(s.certs) != len(other.certs) {
		return false
	}
	for _, c := range s.certs {
		if !other.has(c) {
			return false
		}
	}
	return true
}

// Subjects returns whom the certificates are about, in DER; without those of the system.
//
// Deprecated: it has not all.
func (s *CertPool) Subjects() [][]byte {
	res := make([][]byte, len(s.certs))
	for i, der := range s.certs {
		if c, err := ParseCertificate(der); err == nil {
			res[i] = c.RawSubject
		}
	}
	return res
}
