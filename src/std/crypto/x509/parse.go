package x509

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// read takes a certificate apart; parse.rs knows the order and the tags of the parts.
func read(der []byte) (parts []string, numbers []int, problem string)

var signatureIdentifiers = map[string]SignatureAlgorithm{
	"1.2.840.113549.1.1.4":   MD5WithRSA,
	"1.2.840.113549.1.1.5":   SHA1WithRSA,
	"1.3.14.3.2.29":          SHA1WithRSA,
	"1.2.840.113549.1.1.11":  SHA256WithRSA,
	"1.2.840.113549.1.1.12":  SHA384WithRSA,
	"1.2.840.113549.1.1.13":  SHA512WithRSA,
	"1.2.840.10040.4.3":      DSAWithSHA1,
	"2.16.840.1.101.3.4.3.2": DSAWithSHA256,
	"1.2.840.10045.4.1":      ECDSAWithSHA1,
	"1.2.840.10045.4.3.2":    ECDSAWithSHA256,
	"1.2.840.10045.4.3.3":    ECDSAWithSHA384,
	"1.2.840.10045.4.3.4":    ECDSAWithSHA512,
	"1.3.101.112":            PureEd25519,
}

const (
	identifierPSS   = "1.2.840.113549.1.1.10"
	identifierRSA   = "1.2.840.113549.1.1.1"
	identifierDSA   = "1.2.840.10040.4.1"
	identifierECDSA = "1.2.840.10045.2.1"
	identifierEd    = "1.3.101.112"
)

// signature returns the algorithm of an identifier; that of PSS is in its parameters.
func signature(identifier string, raw []byte) SignatureAlgorithm {
	if identifier != identifierPSS {
		return signatureIdentifiers[identifier]
	}
	for i, algo := range []SignatureAlgorithm{SHA256WithRSAPSS, SHA384WithRSAPSS, SHA512WithRSAPSS} {
		if bytes.Contains(raw, []byte{0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, byte(i + 1)}) {
			return algo
		}
	}
	return UnknownSignatureAlgorithm
}

// identifier reads an object identifier.
func identifier(s string) asn1.ObjectIdentifier {
	var id asn1.ObjectIdentifier
	for word := range strings.SplitSeq(s, ".") {
		n, _ := strconv.Atoi(word)
		id = append(id, n)
	}
	return id
}

// ParseCertificate reads a certificate.
func ParseCertificate(der []byte) (*Certificate, error) {
	parts, numbers, problem := read(der)
	if problem != "" {
		return nil, errors.New(problem)
	}
	c := &Certificate{
		Raw:                     bytes.Clone(der),
		RawTBSCertificate:       []byte(parts[0]),
		RawSubjectPublicKeyInfo: []byte(parts[1]),
		RawSubject:              []byte(parts[2]),
		RawIssuer:               []byte(parts[3]),
		RawSignatureAlgorithm:   []byte(parts[4]),
		Signature:               []byte(parts[5]),
		SerialNumber:            new(big.Int).SetBytes([]byte(parts[6])),
		Version:                 numbers[0],
		NotBefore:               time.Unix(int64(numbers[1]), 0).UTC(),
		NotAfter:                time.Unix(int64(numbers[2]), 0).UTC(),
		KeyUsage:                KeyUsage(numbers[3]),
		BasicConstraintsValid:   numbers[4] != 0,
		IsCA:                    numbers[5] != 0,
	}
	if serial := parts[6]; serial != "" && serial[0] >= 0x80 {
		return nil, errors.New("x509: negative serial number")
	}
	if c.BasicConstraintsValid {
		c.MaxPathLen = numbers[6]
		c.MaxPathLenZero = c.MaxPathLen == 0
	}
	c.SignatureAlgorithm = signature(parts[8], c.RawSignatureAlgorithm)
	switch parts[9] {
	case identifierRSA:
		c.PublicKeyAlgorithm = RSA
	case identifierDSA:
		c.PublicKeyAlgorithm = DSA
	case identifierECDSA:
		c.PublicKeyAlgorithm = ECDSA
	case identifierEd:
		c.PublicKeyAlgorithm = Ed25519
	}
	// Of keys on other curves nothing more is known.
	c.PublicKey, _ = ParsePKIXPublicKey(c.RawSubjectPublicKeyInfo)
	var subject, issuer pkix.RDNSequence
	for _, part := range parts[11:] {
		if err := c.add(part[0], part[1:], &subject, &issuer); err != nil {
			return nil, err
		}
	}
	c.Subject.FillFromRDNSequence(&subject)
	c.Issuer.FillFromRDNSequence(&issuer)
	return c, nil
}

// add sets what a part of a certificate says.
func (c *Certificate) add(tag byte, text string, subject, issuer *pkix.RDNSequence) error {
	name, value, _ := strings.Cut(text, "\x00")
	attribute := func() pkix.RelativeDistinguishedNameSET {
		return pkix.RelativeDistinguishedNameSET{{Type: identifier(name), Value: value}}
	}
	switch tag {
	case 's':
		*subject = append(*subject, attribute())
	case 'i':
		*issuer = append(*issuer, attribute())
	case 'x':
		c.Extensions = append(c.Extensions, pkix.Extension{Id: identifier(name[1:]), Critical: name[0] == '1', Value: []byte(value)})
	case 'k':
		c.SubjectKeyId = []byte(text)
	case 'a':
		c.AuthorityKeyId = []byte(text)
	case 'u':
		for i, purpose := range purposes {
			if purpose[1] == text {
				c.ExtKeyUsage = append(c.ExtKeyUsage, ExtKeyUsage(i))
				return nil
			}
		}
		c.UnknownExtKeyUsage = append(c.UnknownExtKeyUsage, identifier(text))
	case 'o':
		c.OCSPServer = append(c.OCSPServer, text)
	case 'c':
		c.IssuingCertificateURL = append(c.IssuingCertificateURL, text)
	case 'd':
		c.DNSNames = append(c.DNSNames, text)
	case 'e':
		c.EmailAddresses = append(c.EmailAddresses, text)
	case 'p':
		if len(text) != net.IPv4len && len(text) != net.IPv6len {
			return errors.New("x509: cannot parse IP address of length " + strconv.Itoa(len(text)))
		}
		c.IPAddresses = append(c.IPAddresses, net.IP(text))
	case 'U':
		u, err := url.Parse(text)
		if err != nil {
			return fmt.Errorf("x509: cannot parse URI %q: %s", text, err)
		}
		c.URIs = append(c.URIs, u)
	case 'l':
		c.CRLDistributionPoints = append(c.CRLDistributionPoints, text)
	case 'P':
		c.PolicyIdentifiers = append(c.PolicyIdentifiers, identifier(text))
	case '!':
		c.UnhandledCriticalExtensions = append(c.UnhandledCriticalExtensions, identifier(text))
	}
	return nil
}

// ParseCertificates reads certificates, one behind the other.
func ParseCertificates(der []byte) ([]*Certificate, error) {
	var all []*Certificate
	for len(der) > 0 {
		n := length(der)
		c, err := ParseCertificate(der[:n])
		if err != nil {
			return nil, err
		}
		all = append(all, c)
		der = der[n:]
	}
	return all, nil
}

// length returns how long the first value is.
func length(der []byte) int {
	if len(der) < 2 {
		return len(der)
	}
	n, head := int(der[1]), 2
	if n >= 0x80 {
		more := n - 0x80
		n = 0
		for _, b := range der[2:min(2+more, len(der))] {
			n = n<<8 | int(b)
		}
		head += more
	}
	if n < 0 || n > len(der)-head {
		return len(der)
	}
	return head + n
}
