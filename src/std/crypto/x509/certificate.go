// Package x509 reads certificates and finds out whether they are to be trusted.
//
// Chains are searched for by rules that are somewhat stricter than compiled Go's: who is not itself trusted must have a
// certificate of version 3 that is not an authority's, RSA keys have 2048 bits or more, curves are P-256 and P-384.
//
// Certificates are made with PKCS #1 signatures of RSA, ECDSA and Ed25519.
//
// Left out: requests, lists of revoked certificates, encrypted PEM blocks; name constraints and policies in Certificate (chains
// are held to the former), OID, CertPool.AddCertWithConstraint.
package x509

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"net"
	"net/url"
	"strconv"
	"time"
)

// A SignatureAlgorithm is how a certificate was signed.
type SignatureAlgorithm int

// The algorithms.
const (
	UnknownSignatureAlgorithm SignatureAlgorithm = iota
	MD2WithRSA
	MD5WithRSA
	SHA1WithRSA
	SHA256WithRSA
	SHA384WithRSA
	SHA512WithRSA
	DSAWithSHA1
	DSAWithSHA256
	ECDSAWithSHA1
	ECDSAWithSHA256
	ECDSAWithSHA384
	ECDSAWithSHA512
	SHA256WithRSAPSS
	SHA384WithRSAPSS
	SHA512WithRSAPSS
	PureEd25519
)

var signatureNames = [...]string{
	"", "MD2-RSA", "MD5-RSA", "SHA1-RSA", "SHA256-RSA", "SHA384-RSA", "SHA512-RSA", "DSA-SHA1", "DSA-SHA256", "ECDSA-SHA1",
	"ECDSA-SHA256", "ECDSA-SHA384", "ECDSA-SHA512", "SHA256-RSAPSS", "SHA384-RSAPSS", "SHA512-RSAPSS", "Ed25519",
}

func (algo SignatureAlgorithm) String() string {
	if algo <= MD2WithRSA || int(algo) >= len(signatureNames) {
		return strconv.Itoa(int(algo))
	}
	return signatureNames[algo]
}

// A PublicKeyAlgorithm is what a public key is for.
type PublicKeyAlgorithm int

// The algorithms.
const (
	UnknownPublicKeyAlgorithm PublicKeyAlgorithm = iota
	RSA
	DSA
	ECDSA
	Ed25519
)

func (algo PublicKeyAlgorithm) String() string {
	if algo <= 0 || algo > Ed25519 {
		return strconv.Itoa(int(algo))
	}
	return [...]string{"", "RSA", "DSA", "ECDSA", "Ed25519"}[algo]
}

// KeyUsage is a set of uses of a key.
type KeyUsage int

// The uses.
const (
	KeyUsageDigitalSignature KeyUsage = 1 << iota
	KeyUsageContentCommitment
	KeyUsageKeyEncipherment
	KeyUsageDataEncipherment
	KeyUsageKeyAgreement
	KeyUsageCertSign
	KeyUsageCRLSign
	KeyUsageEncipherOnly
	KeyUsageDecipherOnly
)

// String returns the name of a single use.
func (i KeyUsage) String() string {
	names := [...]string{
		"digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign",
		"encipherOnly", "decipherOnly",
	}
	for bit, name := range names {
		if i == 1<<bit {
			return name
		}
	}
	return "KeyUsage(" + strconv.Itoa(int(i)) + ")"
}

// An ExtKeyUsage is a purpose of a key.
type ExtKeyUsage int

// The purposes.
const (
	ExtKeyUsageAny ExtKeyUsage = iota
	ExtKeyUsageServerAuth
	ExtKeyUsageClientAuth
	ExtKeyUsageCodeSigning
	ExtKeyUsageEmailProtection
	ExtKeyUsageIPSECEndSystem
	ExtKeyUsageIPSECTunnel
	ExtKeyUsageIPSECUser
	ExtKeyUsageTimeStamping
	ExtKeyUsageOCSPSigning
	ExtKeyUsageMicrosoftServerGatedCrypto
	ExtKeyUsageNetscapeServerGatedCrypto
	ExtKeyUsageMicrosoftCommercialCodeSigning
	ExtKeyUsageMicrosoftKernelCodeSigning
)

// purposes has names and identifiers in the order of the constants.
var purposes = [...][2]string{
	{"anyExtendedKeyUsage", "2.5.29.37.0"},
	{"serverAuth", "1.3.6.1.5.5.7.3.1"},
	{"clientAuth", "1.3.6.1.5.5.7.3.2"},
	{"codeSigning", "1.3.6.1.5.5.7.3.3"},
	{"emailProtection", "1.3.6.1.5.5.7.3.4"},
	{"ipsecEndSystem", "1.3.6.1.5.5.7.3.5"},
	{"ipsecTunnel", "1.3.6.1.5.5.7.3.6"},
	{"ipsecUser", "1.3.6.1.5.5.7.3.7"},
	{"timeStamping", "1.3.6.1.5.5.7.3.8"},
	{"OCSPSigning", "1.3.6.1.5.5.7.3.9"},
	{"msSGC", "1.3.6.1.4.1.311.10.3.3"},
	{"nsSGC", "2.16.840.1.113730.4.1"},
	{"msCodeCom", "1.3.6.1.4.1.311.2.1.22"},
	{"msKernelCode", "1.3.6.1.4.1.311.61.1.1"},
}

func (i ExtKeyUsage) String() string {
	if i < 0 || int(i) >= len(purposes) {
		return "ExtKeyUsage(" + strconv.Itoa(int(i)) + ")"
	}
	return purposes[i][0]
}

// A Certificate says whose a public key is.
type Certificate struct {
	Raw                     []byte // all of it
	RawTBSCertificate       []byte // without the signature
	RawSubjectPublicKeyInfo []byte
	RawSubject              []byte
	RawIssuer               []byte
	RawSignatureAlgorithm   []byte

	Signature          []byte
	SignatureAlgorithm SignatureAlgorithm
	PublicKeyAlgorithm PublicKeyAlgorithm
	PublicKey          any

	Version             int
	SerialNumber        *big.Int
	Issuer              pkix.Name
	Subject             pkix.Name
	NotBefore, NotAfter time.Time
	KeyUsage            KeyUsage

	Extensions                  []pkix.Extension // all, those with fields here too
	ExtraExtensions             []pkix.Extension
	UnhandledCriticalExtensions []asn1.ObjectIdentifier

	ExtKeyUsage        []ExtKeyUsage
	UnknownExtKeyUsage []asn1.ObjectIdentifier

	BasicConstraintsValid bool // whether IsCA and the two below are said
	IsCA                  bool
	MaxPathLen            int // -1: no bound; 0: none, if MaxPathLenZero
	MaxPathLenZero        bool

	SubjectKeyId   []byte
	AuthorityKeyId []byte

	OCSPServer            []string
	IssuingCertificateURL []string

	DNSNames       []string
	EmailAddresses []string
	IPAddresses    []net.IP
	URIs           []*url.URL

	CRLDistributionPoints []string
	PolicyIdentifiers     []asn1.ObjectIdentifier
}

// Equal reports whether both are the same certificate.
func (c *Certificate) Equal(other *Certificate) bool {
	if c == nil || other == nil {
		return c == other
	}
	return bytes.Equal(c.Raw, other.Raw)
}
