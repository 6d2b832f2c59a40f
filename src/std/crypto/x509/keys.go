package x509

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/internal/der"
	"crypto/rsa"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
)

var curves = map[string]func() elliptic.Curve{
	"1.2.840.10045.3.1.7": elliptic.P256, "1.3.132.0.34": elliptic.P384, "1.3.132.0.35": elliptic.P521,
}

func curveIdentifier(c elliptic.Curve) asn1.ObjectIdentifier {
	for id, curve := range curves {
		if curve() == c {
			return identifier(id)
		}
	}
	return nil
}

// algorithm is an algorithm's identifier with its parameters.
func algorithm(id string, parameters ...[]byte) []byte {
	return der.Value(der.Sequence, append([][]byte{der.OID(identifier(id))}, parameters...)...)
}

var null = der.Value(der.Null)

// ParsePKCS1PublicKey reads an RSA key as in "RSA PUBLIC KEY".
func ParsePKCS1PublicKey(data []byte) (*rsa.PublicKey, error) {
	outer := der.Read(data)
	r := outer.In(der.Sequence)
	n, e := r.Int(), r.Int()
	if !r.End() || !outer.End() || n.Sign() <= 0 || !e.IsInt64() || e.Int64() <= 0 || e.Int64() > 1<<31-1 {
		return nil, errors.New("x509: invalid RSA public key")
	}
	return &rsa.PublicKey{N: n, E: int(e.Int64())}, nil
}

// MarshalPKCS1PublicKey returns an RSA key as in "RSA PUBLIC KEY".
func MarshalPKCS1PublicKey(key *rsa.PublicKey) []byte {
	return der.Value(der.Sequence, der.Int(key.N), der.Small(key.E))
}

// ParsePKCS1PrivateKey reads an RSA key as in "RSA PRIVATE KEY".
func ParsePKCS1PrivateKey(data []byte) (*rsa.PrivateKey, error) {
	outer := der.Read(data)
	r := outer.In(der.Sequence)
	r.Int()
	n, e, d, p, q := r.Int(), r.Int(), r.Int(), r.Int(), r.Int()
	if !r.OK() || !outer.End() || !e.IsInt64() {
		if k := der.Read(data).In(der.Sequence); k.Int() != nil && k.Next(der.Sequence) {
			return nil, errors.New("x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)")
		}
		return nil, errors.New("x509: invalid RSA private key")
	}
	key := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: n, E: int(e.Int64())}, D: d, Primes: []*big.Int{p, q}}
	if err := key.Validate(); err != nil {
		return nil, err
	}
	key.Precompute()
	return key, nil
}

// MarshalPKCS1PrivateKey returns an RSA key as in "RSA PRIVATE KEY".
func MarshalPKCS1PrivateKey(key *rsa.PrivateKey) []byte {
	key.Precompute()
	p := &key.Precomputed
	return der.Value(der.Sequence, der.Small(0), der.Int(key.N), der.Small(key.E), der.Int(key.D), der.Int(key.Primes[0]), der.Int(key.Primes[1]),
		der.Int(p.Dp), der.Int(p.Dq), der.Int(p.Qinv))
}

// ParseECPrivateKey reads a key as in "EC PRIVATE KEY".
func ParseECPrivateKey(data []byte) (*ecdsa.PrivateKey, error) { return parseEC("", data) }

func parseEC(curve string, data []byte) (*ecdsa.PrivateKey, error) {
	outer := der.Read(data)
	r := outer.In(der.Sequence)
	r.Int()
	d := r.Take(der.OctetString)
	if r.Next(der.Explicit) {
		if own := r.In(der.Explicit).OID(); curve == "" {
			curve = own
		}
	}
	if !r.OK() || !outer.End() {
		return nil, errors.New("x509: failed to parse EC private key")
	}
	of := curves[curve]
	if of == nil {
		return nil, errors.New("x509: unknown elliptic curve")
	}
	n := (of().Params().BitSize + 7) / 8
	d = new(big.Int).SetBytes(d).Bytes()
	if len(d) > n {
		return nil, errors.New("x509: invalid private key length")
	}
	key, err := ecdsa.ParseRawPrivateKey(of(), append(make([]byte, n-len(d)), d...))
	if err != nil {
		return nil, errors.New("x509: invalid elliptic curve private key value")
	}
	return key, nil
}

// MarshalECPrivateKey returns a key as in "EC PRIVATE KEY".
func MarshalECPrivateKey(key *ecdsa.PrivateKey) ([]byte, error) {
	id := curveIdentifier(key.Curve)
	if id == nil {
		return nil, errors.New("x509: unknown elliptic curve")
	}
	return marshalEC(key, der.Value(der.Explicit, der.OID(id)))
}

func marshalEC(key *ecdsa.PrivateKey, curve []byte) ([]byte, error) {
	d, err := key.Bytes()
	if err != nil {
		return nil, err
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		return nil, err
	}
	return der.Value(der.Sequence, der.Small(1), der.Value(der.OctetString, d), curve, der.Value(der.Explicit+1, der.Bits(point))), nil
}

// ParsePKCS8PrivateKey reads a key as in "PRIVATE KEY": *rsa.PrivateKey, *ecdsa.PrivateKey or ed25519.PrivateKey.
func ParsePKCS8PrivateKey(data []byte) (key any, err error) {
	r := der.Read(data).In(der.Sequence)
	r.Int()
	algorithm := r.In(der.Sequence)
	id := algorithm.OID()
	body := r.Take(der.OctetString)
	if !r.OK() || !algorithm.OK() {
		if _, err := ParseECPrivateKey(data); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParseECPrivateKey instead for this key format)")
		}
		if _, err := ParsePKCS1PrivateKey(data); err == nil {
			return nil, errors.New("x509: failed to parse private key (use ParsePKCS1PrivateKey instead for this key format)")
		}
		return nil, errors.New("x509: failed to parse private key")
	}
	switch id {
	case identifierRSA:
		key, err := ParsePKCS1PrivateKey(body)
		if err != nil {
			return nil, errors.New("x509: failed to parse RSA private key embedded in PKCS#8: " + err.Error())
		}
		return key, nil
	case identifierECDSA:
		key, err := parseEC(algorithm.OID(), body)
		if err != nil {
			return nil, errors.New("x509: failed to parse EC private key embedded in PKCS#8: " + err.Error())
		}
		return key, nil
	case identifierEd:
		seed := der.Read(body).Take(der.OctetString)
		if len(seed) != ed25519.SeedSize {
			return nil, fmt.Errorf("x509: invalid Ed25519 private key length: %d", len(seed))
		}
		return ed25519.NewKeyFromSeed(seed), nil
	}
	return nil, fmt.Errorf("x509: PKCS#8 wrapping contained private key with unknown algorithm: %v", id)
}

// MarshalPKCS8PrivateKey returns a key as in "PRIVATE KEY".
func MarshalPKCS8PrivateKey(key any) ([]byte, error) {
	wrap := func(algorithm, body []byte) []byte {
		return der.Value(der.Sequence, der.Small(0), algorithm, der.Value(der.OctetString, body))
	}
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return wrap(algorithm(identifierRSA, null), MarshalPKCS1PrivateKey(key)), nil
	case *ecdsa.PrivateKey:
		id := curveIdentifier(key.Curve)
		if id == nil {
			return nil, errors.New("x509: unknown curve while marshaling to PKCS#8")
		}
		body, err := marshalEC(key, nil)
		if err != nil {
			return nil, errors.New("x509: failed to marshal EC private key while building PKCS#8: " + err.Error())
		}
		return wrap(algorithm(identifierECDSA, der.OID(id)), body), nil
	case ed25519.PrivateKey:
		return wrap(algorithm(identifierEd), der.Value(der.OctetString, key.Seed())), nil
	}
	return nil, fmt.Errorf("x509: unknown key type while marshaling PKCS#8: %T", key)
}

// ParsePKIXPublicKey reads a key as in "PUBLIC KEY": *rsa.PublicKey, *ecdsa.PublicKey or ed25519.PublicKey.
func ParsePKIXPublicKey(data []byte) (pub any, err error) {
	outer := der.Read(data)
	r := outer.In(der.Sequence)
	algorithm := r.In(der.Sequence)
	id := algorithm.OID()
	bits := r.Bits()
	if !r.End() || !algorithm.OK() {
		if _, err := ParsePKCS1PublicKey(data); err == nil {
			return nil, errors.New("x509: failed to parse public key (use ParsePKCS1PublicKey instead for this key format)")
		}
		return nil, errors.New("x509: malformed public key")
	}
	if !outer.End() {
		return nil, errors.New("x509: trailing data after ASN.1 of public-key")
	}
	switch id {
	case identifierRSA:
		return orError(ParsePKCS1PublicKey(bits))
	case identifierECDSA:
		of := curves[algorithm.OID()]
		if of == nil {
			return nil, errors.New("x509: unsupported elliptic curve")
		}
		key, err := ecdsa.ParseUncompressedPublicKey(of(), bits)
		if err != nil {
			return nil, errors.New("x509: failed to unmarshal elliptic curve point")
		}
		return key, nil
	case identifierEd:
		if len(bits) != ed25519.PublicKeySize {
			return nil, errors.New("x509: wrong Ed25519 public key size")
		}
		return ed25519.PublicKey(bits), nil
	}
	return nil, errors.New("x509: unknown public key algorithm")
}

func orError(key *rsa.PublicKey, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return key, nil
}

// MarshalPKIXPublicKey returns a key as in "PUBLIC KEY".
func MarshalPKIXPublicKey(pub any) ([]byte, error) {
	algorithm, bits, err := publicParts(pub)
	if err != nil {
		return nil, err
	}
	return der.Value(der.Sequence, algorithm, der.Bits(bits)), nil
}

// publicParts returns what a public key is for, and the key.
func publicParts(pub any) (algo, bits []byte, err error) {
	switch key := pub.(type) {
	case *rsa.PublicKey:
		return algorithm(identifierRSA, null), MarshalPKCS1PublicKey(key), nil
	case *ecdsa.PublicKey:
		id := curveIdentifier(key.Curve)
		if id == nil {
			return nil, nil, errors.New("x509: unsupported elliptic curve")
		}
		bits, err := key.Bytes()
		if err != nil {
			return nil, nil, errors.New("x509: invalid elliptic curve public key")
		}
		return algorithm(identifierECDSA, der.OID(id)), bits, nil
	case ed25519.PublicKey:
		return algorithm(identifierEd), key, nil
	}
	return nil, nil, fmt.Errorf("x509: unsupported public key type: %T", pub)
}
