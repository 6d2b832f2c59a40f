package tls

import (
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"strings"
)

// belongs reports whether a key is that of a certificate: 0 if so, 1 if it is another, 2 if it is of another kind, 3 if it cannot
// be read.
func belongs(certificate, key []byte) int

// LoadX509KeyPair reads a chain of certificates and the key of the first from files, in PEM.
func LoadX509KeyPair(certFile, keyFile string) (Certificate, error) {
	cert, err := os.ReadFile(certFile)
	if err != nil {
		return Certificate{}, err
	}
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return Certificate{}, err
	}
	return X509KeyPair(cert, key)
}

// X509KeyPair reads a chain of certificates and the key of the first, in PEM.
func X509KeyPair(certPEMBlock, keyPEMBlock []byte) (Certificate, error) {
	var cert Certificate
	var others []string
	for {
		var block *pem.Block
		if block, certPEMBlock = pem.Decode(certPEMBlock); block == nil {
			break
		}
		if block.Type == "CERTIFICATE" {
			cert.Certificate = append(cert.Certificate, block.Bytes)
		} else {
			others = append(others, block.Type)
		}
	}
	if len(cert.Certificate) == 0 {
		switch {
		case len(others) == 0:
			return Certificate{}, errors.New("tls: failed to find any PEM data in certificate input")
		case len(others) == 1 && strings.HasSuffix(others[0], "PRIVATE KEY"):
			return Certificate{}, errors.New("tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched")
		}
		return Certificate{}, fmt.Errorf("tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of the following types: %v", others)
	}
	der, err := keyIn(keyPEMBlock)
	if err != nil {
		return Certificate{}, err
	}
	if cert.Leaf, err = x509.ParseCertificate(cert.Certificate[0]); err != nil {
		return Certificate{}, err
	}
	if cert.PrivateKey, err = parse(der); err != nil {
		return Certificate{}, err
	}
	switch belongs(cert.Certificate[0], der) {
	case 1:
		return Certificate{}, errors.New("tls: private key does not match public key")
	case 2:
		return Certificate{}, errors.New("tls: private key type does not match public key type")
	}
	return cert, nil
}

// keyIn returns the first private key in a text.
func keyIn(text []byte) ([]byte, error) {
	var others []string
	for {
		var block *pem.Block
		if block, text = pem.Decode(text); block == nil {
			break
		}
		if block.Type == "PRIVATE KEY" || strings.HasSuffix(block.Type, " PRIVATE KEY") {
			return block.Bytes, nil
		}
		others = append(others, block.Type)
	}
	switch {
	case len(others) == 0:
		return nil, errors.New("tls: failed to find any PEM data in key input")
	case len(others) == 1 && others[0] == "CERTIFICATE":
		return nil, errors.New("tls: found a certificate rather than a key in the PEM for the private key")
	}
	return nil, fmt.Errorf("tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM blocks of the following types: %v", others)
}

// parse reads a key in any of the usual forms.
func parse(der []byte) (crypto.PrivateKey, error) {
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return key, nil
	}
	if key, err := x509.ParseECPrivateKey(der); err == nil {
		return key, nil
	}
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("tls: failed to parse private key: %w", err)
	}
	return key, nil
}

// bytesOf returns a key in DER.
func bytesOf(key crypto.PrivateKey) ([]byte, error) {
	if der, err := x509.MarshalPKCS8PrivateKey(key); err == nil {
		return der, nil
	}
	return nil, fmt.Errorf("tls: unsupported private key of type %T", key)
}
