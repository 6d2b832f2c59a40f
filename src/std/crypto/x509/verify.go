package x509

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
)

// chain finds out whether to trust a leaf: the chain to a root, or why there is none and the certificate to blame.
func chain(leaf []byte, between, roots *CertPool, host string, now int64, usages []string) (found [][]byte, failure int, at []byte)

// named reports whether a certificate is for a host.
func named(der []byte, host string) bool

// An InvalidReason is why a certificate is not to be trusted.
type InvalidReason int

// The reasons.
const (
	NotAuthorizedToSign InvalidReason = iota
	Expired
	CANotAuthorizedForThisName
	TooManyIntermediates
	IncompatibleUsage
	NameMismatch
	NameConstraintsWithoutSANs
	UnconstrainedName
	TooManyConstraints
	CANotAuthorizedForExtKeyUsage
	NoValidChains
)

// A CertificateInvalidError says what is wrong with a certificate.
type CertificateInvalidError struct {
	Cert   *Certificate
	Reason InvalidReason
	Detail string
}

func (e CertificateInvalidError) Error() string {
	switch e.Reason {
	case NotAuthorizedToSign:
		return "x509: certificate is not authorized to sign other certificates"
	case Expired:
		return "x509: certificate has expired or is not yet valid: " + e.Detail
	case CANotAuthorizedForThisName:
		return "x509: a root or intermediate certificate is not authorized to sign for this name: " + e.Detail
	case CANotAuthorizedForExtKeyUsage:
		return "x509: a root or intermediate certificate is not authorized for an extended key usage: " + e.Detail
	case TooManyIntermediates:
		return "x509: too many intermediates for path length constraint"
	case IncompatibleUsage:
		return "x509: certificate specifies an incompatible key usage"
	case NameMismatch:
		return "x509: issuer name does not match subject from issuing certificate"
	case NameConstraintsWithoutSANs:
		return "x509: issuer has name constraints but leaf doesn't have a SAN extension"
	case UnconstrainedName:
		return "x509: issuer has name constraints but leaf contains unknown or unconstrained name: " + e.Detail
	case NoValidChains:
		if e.Detail == "" {
			return "x509: no valid chains built"
		}
		return "x509: no valid chains built: " + e.Detail
	}
	return "x509: unknown error"
}

// A HostnameError is that of a certificate for other hosts.
type HostnameError struct {
	Certificate *Certificate
	Host        string
}

func (h HostnameError) Error() string {
	c := h.Certificate
	sans := false
	for _, e := range c.Extensions {
		sans = sans || e.Id.String() == "2.5.29.17"
	}
	if !sans && legacy(c.Subject.CommonName, h.Host) {
		return "x509: certificate relies on legacy Common Name field, use SANs instead"
	}
	const most = 100
	var valid []string
	if net.ParseIP(h.Host) != nil {
		switch n := len(c.IPAddresses); {
		case n == 0:
			return "x509: cannot validate certificate for " + h.Host + " because it doesn't contain any IP SANs"
		case n >= most:
			return fmt.Sprintf("x509: certificate is valid for %d IP SANs, but none matched %s", n, h.Host)
		}
		for _, ip := range c.IPAddresses {
			valid = append(valid, ip.String())
		}
	} else {
		if n := len(c.DNSNames); n >= most {
			return fmt.Sprintf("x509: certificate is valid for %d names, but none matched %s", n, h.Host)
		}
		valid = c.DNSNames
	}
	if names := strings.Join(valid, ", "); names != "" {
		return "x509: certificate is valid for " + names + ", not " + h.Host
	}
	return "x509: certificate is not valid for any names, but wanted to match " + h.Host
}

// legacy reports whether a common name would have been for a host when these were looked at.
func legacy(common, host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	common = strings.ToLower(common)
	if common == host {
		return host != ""
	}
	rest, star := strings.CutPrefix(common, "*.")
	_, domain, ok := strings.Cut(host, ".")
	return star && ok && domain == rest
}

// An UnknownAuthorityError is that of a certificate whose issuer is not trusted.
type UnknownAuthorityError struct {
	Cert *Certificate

	hint      error        // why an authority of the issuer's name was not
	candidate *Certificate // that authority
}

func (e UnknownAuthorityError) Error() string {
	s := "x509: certificate signed by unknown authority"
	if e.hint == nil {
		return s
	}
	name := e.candidate.Subject.CommonName
	if name == "" {
		if o := e.candidate.Subject.Organization; len(o) > 0 {
			name = o[0]
		} else {
			name = "serial:" + e.candidate.SerialNumber.String()
		}
	}
	return s + fmt.Sprintf(" (possibly because of %q while trying to verify candidate authority certificate %q)", e.hint, name)
}

// A SystemRootsError is that of a system whose certificates cannot be read.
type SystemRootsError struct{ Err error }

func (se SystemRootsError) Error() string {
	s := "x509: failed to load system roots and no roots provided"
	if se.Err != nil {
		s += "; " + se.Err.Error()
	}
	return s
}

// Unwrap returns se.Err.
func (se SystemRootsError) Unwrap() error { return se.Err }

// An UnhandledCriticalExtension is that of a certificate with something that must be, and is not, understood.
type UnhandledCriticalExtension struct{}

func (UnhandledCriticalExtension) Error() string { return "x509: unhandled critical extension" }

// VerifyOptions say what is asked of a certificate.
type VerifyOptions struct {
	DNSName       string // the host, unless empty
	Intermediates *CertPool
	Roots         *CertPool     // nil: those of the system
	CurrentTime   time.Time     // zero: now
	KeyUsages     []ExtKeyUsage // one of them; none: that of servers
	// MaxConstraintComparisions has no effect: there are bounds.
	MaxConstraintComparisions int
}

// Verify finds a chain from c to a root. Of several there is one.
func (c *Certificate) Verify(opts VerifyOptions) ([][]*Certificate, error) {
	if len(c.Raw) == 0 {
		return nil, errors.New("x509: missing ASN.1 contents; use ParseCertificate")
	}
	now := opts.CurrentTime
	if now.IsZero() {
		now = time.Now()
	}
	usages := opts.KeyUsages
	if len(usages) == 0 {
		usages = []ExtKeyUsage{ExtKeyUsageServerAuth}
	}
	var identifiers []string
	for _, u := range usages {
		if u >= 0 && int(u) < len(purposes) {
			identifiers = append(identifiers, purposes[u][1])
		}
	}
	found, failure, der := chain(c.Raw, opts.Intermediates, opts.Roots, opts.DNSName, now.Unix(), identifiers)
	if failure == 0 {
		var chain []*Certificate
		for i, raw := range found {
			one := c
			if i > 0 {
				var err error
				if one, err = ParseCertificate(raw); err != nil {
					return nil, err
				}
			}
			chain = append(chain, one)
		}
		return [][]*Certificate{chain}, nil
	}
	at := c
	if string(der) != string(c.Raw) {
		var err error
		if at, err = ParseCertificate(der); err != nil {
			return nil, err
		}
	}
	return nil, c.refused(failure, at, opts.DNSName, now)
}

// refused is the error of a failure, whose numbers verify.rs has.
func (c *Certificate) refused(failure int, at *Certificate, host string, now time.Time) error {
	invalid := func(reason InvalidReason) error { return CertificateInvalidError{Cert: at, Reason: reason} }
	switch failure {
	case 1:
		detail := fmt.Sprintf("current time %s is after %s", now.Format(time.RFC3339), at.NotAfter.Format(time.RFC3339))
		if now.Before(at.NotBefore) {
			detail = fmt.Sprintf("current time %s is before %s", now.Format(time.RFC3339), at.NotBefore.Format(time.RFC3339))
		}
		return CertificateInvalidError{at, Expired, detail}
	case 2:
		return c.VerifyHostname(host)
	case 4:
		return invalid(NotAuthorizedToSign)
	case 5:
		return invalid(TooManyIntermediates)
	case 6:
		return invalid(IncompatibleUsage)
	case 7:
		return invalid(CANotAuthorizedForThisName)
	case 8:
		return errors.New("x509: malformed certificate")
	case 9:
		return UnhandledCriticalExtension{}
	case 10:
		hint := map[PublicKeyAlgorithm]string{
			RSA: "crypto/rsa: verification error", ECDSA: "x509: ECDSA verification failure", Ed25519: "x509: Ed25519 verification failure",
		}[at.PublicKeyAlgorithm]
		return UnknownAuthorityError{c, errors.New(hint), at}
	}
	return UnknownAuthorityError{Cert: c}
}

// VerifyHostname checks that c is for a host, which may be an address, in brackets too.
func (c *Certificate) VerifyHostname(h string) error {
	if named(c.Raw, h) {
		return nil
	}
	if bare := strings.TrimSuffix(strings.TrimPrefix(h, "["), "]"); len(bare) == len(h)-2 && net.ParseIP(bare) != nil {
		h = bare
	}
	return HostnameError{c, h}
}
