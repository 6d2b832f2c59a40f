package x509

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/internal/der"
	"crypto/rsa"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
)

// ErrUnsupportedAlgorithm is the error of signatures that cannot be verified.
var ErrUnsupportedAlgorithm = errors.New("x509: cannot verify signature: algorithm unimplemented")

// An InsecureAlgorithmError is the algorithm of a signature that is worth nothing.
type InsecureAlgorithmError SignatureAlgorithm

func (e InsecureAlgorithmError) Error() string {
	return fmt.Sprintf("x509: cannot verify signature: insecure algorithm %v", SignatureAlgorithm(e))
}

// A ConstraintViolationError is that of a certificate that must not sign what it has signed.
type ConstraintViolationError struct{}

func (ConstraintViolationError) Error() string {
	return "x509: invalid signature: parent certificate cannot sign this kind of certificate"
}

// sum returns the sum of so many bytes, of SHA-1 or SHA-2.
func sum(size int, message []byte) []byte

// scheme is how an algorithm signs.
type scheme struct {
	algo SignatureAlgorithm
	id   string
	kind PublicKeyAlgorithm
	hash crypto.Hash
}

// schemes are those that certificates may be signed with.
var schemes = []scheme{
	{SHA1WithRSA, "1.2.840.113549.1.1.5", RSA, crypto.SHA1},
	{ECDSAWithSHA1, "1.2.840.10045.4.1", ECDSA, crypto.SHA1},
	{SHA256WithRSA, "1.2.840.113549.1.1.11", RSA, crypto.SHA256},
	{SHA384WithRSA, "1.2.840.113549.1.1.12", RSA, crypto.SHA384},
	{SHA512WithRSA, "1.2.840.113549.1.1.13", RSA, crypto.SHA512},
	{ECDSAWithSHA256, "1.2.840.10045.4.3.2", ECDSA, crypto.SHA256},
	{ECDSAWithSHA384, "1.2.840.10045.4.3.3", ECDSA, crypto.SHA384},
	{ECDSAWithSHA512, "1.2.840.10045.4.3.4", ECDSA, crypto.SHA512},
	{PureEd25519, identifierEd, Ed25519, 0},
}

// identifier returns the scheme as it is written.
func (s *scheme) identifier() []byte {
	if s.kind == RSA {
		return algorithm(s.id, null)
	}
	return algorithm(s.id)
}

// sum returns what is signed of a message.
func (s *scheme) sum(message []byte) []byte {
	if s.hash == 0 {
		return message
	}
	return sum(s.hash.Size(), message)
}

// schemeFor returns how to sign with a key, by a wanted algorithm if that is not 0.
func schemeFor(pub any, wanted SignatureAlgorithm) (*scheme, error) {
	var kind PublicKeyAlgorithm
	usual := SHA256WithRSA
	switch key := pub.(type) {
	case *rsa.PublicKey:
		kind = RSA
	case *ecdsa.PublicKey:
		kind = ECDSA
		switch key.Curve.Params().BitSize {
		case 384:
			usual = ECDSAWithSHA384
		case 521:
			usual = ECDSAWithSHA512
		default:
			usual = ECDSAWithSHA256
		}
	case ed25519.PublicKey:
		kind, usual = Ed25519, PureEd25519
	default:
		return nil, errors.New("x509: only RSA, ECDSA, Ed25519, and ML-DSA keys supported")
	}
	if wanted == 0 {
		wanted = usual
	}
	for i := range schemes {
		if s := &schemes[i]; s.algo == wanted {
			if s.kind != kind {
				return nil, errors.New("x509: requested SignatureAlgorithm does not match private key type")
			}
			return s, nil
		}
	}
	return nil, errors.New("x509: cannot sign with hash function requested")
}

// CheckSignature checks that signature is that of signed, by the certificate's key.
func (c *Certificate) CheckSignature(algo SignatureAlgorithm, signed, signature []byte) error {
	if algo == MD5WithRSA {
		return InsecureAlgorithmError(algo)
	}
	for i := range schemes {
		s := &schemes[i]
		if s.algo != algo {
			continue
		}
		sum := s.sum(signed)
		switch pub := c.PublicKey.(type) {
		case *rsa.PublicKey:
			if s.kind == RSA {
				return rsa.VerifyPKCS1v15(pub, s.hash, sum, signature)
			}
		case *ecdsa.PublicKey:
			if s.kind == ECDSA {
				if !ecdsa.VerifyASN1(pub, sum, signature) {
					return errors.New("x509: ECDSA verification failure")
				}
				return nil
			}
		case ed25519.PublicKey:
			if s.kind == Ed25519 {
				if !ed25519.Verify(pub, sum, signature) {
					return errors.New("x509: Ed25519 verification failure")
				}
				return nil
			}
		}
		return fmt.Errorf("x509: signature algorithm specifies an %s public key, but have public key of type %T", s.kind, c.PublicKey)
	}
	return ErrUnsupportedAlgorithm
}

// CheckSignatureFrom checks that parent has signed c, and may do so. It is not all that Verify checks.
func (c *Certificate) CheckSignatureFrom(parent *Certificate) error {
	if parent.Version == 3 && !parent.BasicConstraintsValid || parent.BasicConstraintsValid && !parent.IsCA {
		return ConstraintViolationError{}
	}
	if parent.KeyUsage != 0 && parent.KeyUsage&KeyUsageCertSign == 0 {
		return ConstraintViolationError{}
	}
	return parent.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature)
}

// name returns a name as it is written, or as it was read.
func name(raw []byte, n pkix.Name) []byte {
	if len(raw) > 0 {
		return raw
	}
	var levels [][]byte
	for _, level := range n.ToRDNSequence() {
		var parts [][]byte
		for _, part := range level {
			parts = append(parts, der.Value(der.Sequence, der.OID(part.Type), der.Text(fmt.Sprint(part.Value))))
		}
		// A set is in the order of its bytes.
		for i := range parts {
			for j := i; j > 0 && bytes.Compare(parts[j], parts[j-1]) < 0; j-- {
				parts[j], parts[j-1] = parts[j-1], parts[j]
			}
		}
		levels = append(levels, der.Value(der.Set, parts...))
	}
	return der.Value(der.Sequence, levels...)
}

// CreateCertificate makes a certificate like template for a public key, signed by a parent with priv, a crypto.Signer. It is
// signed by itself if parent is template.
func CreateCertificate(rand io.Reader, template, parent *Certificate, pub, priv any) ([]byte, error) {
	signer, ok := priv.(crypto.Signer)
	if !ok {
		return nil, errors.New("x509: certificate private key does not implement crypto.Signer")
	}
	serial := template.SerialNumber
	if serial == nil {
		const length = 20
		b := make([]byte, length)
		if _, err := io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		b[0] = b[0]&0x7f | 1
		serial = new(big.Int).SetBytes(b)
	}
	if serial.Sign() < 0 {
		return nil, errors.New("x509: serial number must be positive")
	}
	if template.BasicConstraintsValid && template.MaxPathLen < -1 {
		return nil, errors.New("x509: invalid MaxPathLen, must be greater or equal to -1")
	}
	if template.BasicConstraintsValid && !template.IsCA && template.MaxPathLen != -1 && (template.MaxPathLen != 0 || template.MaxPathLenZero) {
		return nil, errors.New("x509: only CAs are allowed to specify MaxPathLen")
	}
	scheme, err := schemeFor(signer.Public(), template.SignatureAlgorithm)
	if err != nil {
		return nil, err
	}
	algo, bits, err := publicParts(pub)
	if err != nil {
		return nil, err
	}
	if parent.PublicKey != nil {
		if own, ok := parent.PublicKey.(interface{ Equal(crypto.PublicKey) bool }); ok && !own.Equal(signer.Public()) {
			return nil, errors.New("x509: provided PrivateKey doesn't match parent's PublicKey")
		}
	}
	issuer, subject := name(parent.RawSubject, parent.Subject), name(template.RawSubject, template.Subject)
	authority := template.AuthorityKeyId
	if !bytes.Equal(issuer, subject) && len(parent.SubjectKeyId) > 0 {
		authority = parent.SubjectKeyId
	}
	own := template.SubjectKeyId
	if len(own) == 0 && template.IsCA {
		const length = 20
		own = sum(crypto.SHA256.Size(), bits)[:length]
	}
	extensions, err := template.extensions(own, authority, len(template.Subject.ToRDNSequence()) == 0 && len(template.RawSubject) == 0)
	if err != nil {
		return nil, err
	}
	parts := [][]byte{
		der.Value(der.Explicit, der.Small(2)),
		der.Int(serial),
		scheme.identifier(),
		issuer,
		der.Value(der.Sequence, der.Moment(template.NotBefore), der.Moment(template.NotAfter)),
		subject,
		der.Value(der.Sequence, algo, der.Bits(bits)),
	}
	if len(extensions) > 0 {
		parts = append(parts, der.Value(der.Explicit+3, der.Value(der.Sequence, extensions...)))
	}
	tbs := der.Value(der.Sequence, parts...)
	signature, err := signer.Sign(rand, scheme.sum(tbs), scheme.hash)
	if err != nil {
		return nil, err
	}
	return der.Value(der.Sequence, tbs, scheme.identifier(), der.Bits(signature)), nil
}

// extensions returns what the certificate says beyond what each does, in compiled Go's order.
func (c *Certificate) extensions(own, authority []byte, nameless bool) ([][]byte, error) {
	var all [][]byte
	add := func(id string, critical bool, value []byte) {
		for _, e := range c.ExtraExtensions {
			if e.Id.String() == id {
				return
			}
		}
		all = append(all, extension(id, critical, value))
	}
	if c.KeyUsage != 0 {
		add("2.5.29.15", true, bitSet(int(c.KeyUsage)))
	}
	if len(c.ExtKeyUsage) > 0 || len(c.UnknownExtKeyUsage) > 0 {
		var ids [][]byte
		for _, u := range c.ExtKeyUsage {
			if u < 0 || int(u) >= len(purposes) {
				return nil, errors.New("x509: unknown extended key usage")
			}
			ids = append(ids, der.OID(identifier(purposes[u][1])))
		}
		for _, id := range c.UnknownExtKeyUsage {
			ids = append(ids, der.OID(id))
		}
		add("2.5.29.37", false, der.Value(der.Sequence, ids...))
	}
	if c.BasicConstraintsValid {
		var parts [][]byte
		if c.IsCA {
			parts = append(parts, der.Value(der.Boolean, []byte{0xff}))
		}
		if c.MaxPathLen > 0 || c.MaxPathLenZero && c.MaxPathLen == 0 {
			parts = append(parts, der.Small(c.MaxPathLen))
		}
		add("2.5.29.19", true, der.Value(der.Sequence, parts...))
	}
	if len(own) > 0 {
		add("2.5.29.14", false, der.Value(der.OctetString, own))
	}
	if len(authority) > 0 {
		add("2.5.29.35", false, der.Value(der.Sequence, der.Value(der.Context, authority)))
	}
	var access [][]byte
	for i, list := range [][]string{c.OCSPServer, c.IssuingCertificateURL} {
		id := identifier(fmt.Sprint("1.3.6.1.5.5.7.48.", i+1))
		for _, address := range list {
			access = append(access, der.Value(der.Sequence, der.OID(id), der.Value(der.Context+6, []byte(address))))
		}
	}
	if access != nil {
		add("1.3.6.1.5.5.7.1.1", false, der.Value(der.Sequence, access...))
	}
	names, err := c.names()
	if err != nil {
		return nil, err
	}
	if names != nil {
		add("2.5.29.17", nameless, der.Value(der.Sequence, names...))
	}
	if len(c.PolicyIdentifiers) > 0 {
		var policies [][]byte
		for _, id := range c.PolicyIdentifiers {
			policies = append(policies, der.Value(der.Sequence, der.OID(id)))
		}
		add("2.5.29.32", false, der.Value(der.Sequence, policies...))
	}
	if len(c.CRLDistributionPoints) > 0 {
		var points [][]byte
		for _, address := range c.CRLDistributionPoints {
			full := der.Value(der.Explicit, der.Value(der.Context+6, []byte(address)))
			points = append(points, der.Value(der.Sequence, der.Value(der.Explicit, full)))
		}
		add("2.5.29.31", false, der.Value(der.Sequence, points...))
	}
	for _, e := range c.ExtraExtensions {
		all = append(all, extension(e.Id.String(), e.Critical, e.Value))
	}
	return all, nil
}

// names returns the names beside the subject's.
func (c *Certificate) names() ([][]byte, error) {
	var names [][]byte
	for i, list := range [][]string{c.DNSNames, c.EmailAddresses} {
		tag := byte(der.Context + 2 - i)
		for _, text := range list {
			for j := range len(text) {
				if text[j] >= 0x80 {
					return nil, fmt.Errorf("x509: %q cannot be encoded as an IA5String", text)
				}
			}
			names = append(names, der.Value(tag, []byte(text)))
		}
	}
	for _, ip := range c.IPAddresses {
		if four := ip.To4(); four != nil {
			ip = four
		}
		names = append(names, der.Value(der.Context+7, net.IP(ip)))
	}
	for _, u := range c.URIs {
		names = append(names, der.Value(der.Context+6, []byte(u.String())))
	}
	return names, nil
}

func extension(id string, critical bool, value []byte) []byte {
	parts := [][]byte{der.OID(identifier(id))}
	if critical {
		parts = append(parts, der.Value(der.Boolean, []byte{0xff}))
	}
	return der.Value(der.Sequence, append(parts, der.Value(der.OctetString, value))...)
}

// bitSet returns a set as bits, the first the highest, without zeros at the end.
func bitSet(set int) []byte {
	b := []byte{0, 0, 0}
	n := 0
	for bit := range 16 {
		if set&(1<<bit) != 0 {
			b[1+bit/8] |= 0x80 >> (bit % 8)
			n = bit + 1
		}
	}
	b[0] = byte((8 - n%8) % 8)
	return der.Value(der.BitString, b[:1+(n+7)/8])
}
