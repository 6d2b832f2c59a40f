package tls

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strconv"
)

// An AlertError is an alert of the protocol: what one side tells the other before it gives up.
type AlertError uint8

func (e AlertError) Error() string {
	text := ""
	switch e {
	case 0:
		text = "close notify"
	case 10:
		text = "unexpected message"
	case 20:
		text = "bad record MAC"
	case 21:
		text = "decryption failed"
	case 22:
		text = "record overflow"
	case 30:
		text = "decompression failure"
	case 40:
		text = "handshake failure"
	case 42:
		text = "bad certificate"
	case 43:
		text = "unsupported certificate"
	case 44:
		text = "revoked certificate"
	case 45:
		text = "expired certificate"
	case 46:
		text = "unknown certificate"
	case 47:
		text = "illegal parameter"
	case 48:
		text = "unknown certificate authority"
	case 49:
		text = "access denied"
	case 50:
		text = "error decoding message"
	case 51:
		text = "error decrypting message"
	case 60:
		text = "export restriction"
	case 70:
		text = "protocol version not supported"
	case 71:
		text = "insufficient security level"
	case 80:
		text = "internal error"
	case 86:
		text = "inappropriate fallback"
	case 90:
		text = "user canceled"
	case 100:
		text = "no renegotiation"
	case 109:
		text = "missing extension"
	case 110:
		text = "unsupported extension"
	case 111:
		text = "certificate unobtainable"
	case 112:
		text = "unrecognized name"
	case 113:
		text = "bad certificate status response"
	case 114:
		text = "bad certificate hash value"
	case 115:
		text = "unknown PSK identity"
	case 116:
		text = "certificate required"
	case 120:
		text = "no application protocol"
	case 121:
		text = "encrypted client hello required"
	default:
		text = "alert(" + strconv.Itoa(int(e)) + ")"
	}
	return "tls: " + text
}

// A RecordHeaderError is that of a connection on which something else than TLS is spoken.
type RecordHeaderError struct {
	Msg          string
	RecordHeader [5]byte
	Conn         net.Conn // of a server to whom the client's first bytes were none of TLS
}

func (e RecordHeaderError) Error() string { return "tls: " + e.Msg }

// A CertificateVerificationError is that of certificates that are not to be trusted.
type CertificateVerificationError struct {
	UnverifiedCertificates []*x509.Certificate
	Err                    error
}

func (e *CertificateVerificationError) Error() string {
	return fmt.Sprintf("tls: failed to verify certificate: %s", e.Err)
}

// Unwrap returns e.Err.
func (e *CertificateVerificationError) Unwrap() error { return e.Err }

var errShutdown = errors.New("tls: protocol is shutdown")

// failure is the error for what a native returned; errors.rs has the kinds.
func (c *Conn) failure(kind, detail int, text string) error {
	switch kind {
	case 0:
		return nil
	case 1:
		return &net.OpError{Op: "remote error", Err: AlertError(detail)}
	case 2:
		return &net.OpError{Op: "local error", Err: AlertError(detail)}
	case 3:
		return c.unverified()
	case 5:
		return fmt.Errorf("tls: client requested unsupported application protocols (%q)", c.hello.SupportedProtos)
	case 6:
		if c.isClient {
			return &net.OpError{Op: "local error", Err: AlertError(detail)}
		}
		return fmt.Errorf("tls: client offered only unsupported versions: %x", versions(c.id))
	case 7:
		return fmt.Errorf("tls: no cipher suite supported by both client and server; client offered: %x", c.hello.CipherSuites)
	}
	return errors.New(text)
}

// unverified says why the other side's certificates were refused.
func (c *Conn) unverified() error {
	_, _, _, _, _, raw := agreed(c.id)
	certs, err := parseAll(raw)
	if err == nil && len(certs) > 0 {
		_, err = c.chains(certs)
		if err == nil {
			err = errors.New("x509: unknown error")
		}
		return &CertificateVerificationError{certs, err}
	}
	side := "server"
	if !c.isClient {
		side = "client"
	}
	if err == nil {
		err = errors.New("x509: malformed certificate")
	}
	return errors.New("tls: failed to parse certificate from " + side + ": " + err.Error())
}

func parseAll(raw [][]byte) ([]*x509.Certificate, error) {
	var certs []*x509.Certificate
	for _, der := range raw {
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, err
		}
		certs = append(certs, cert)
	}
	return certs, nil
}
