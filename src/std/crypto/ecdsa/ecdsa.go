// Package ecdsa signs with elliptic curves: P-256, P-384 and P-521, by FIPS 186-5. The same sum is always signed in the same way.
//
// Left out: other curves, ECDH, and what keys have of arithmetic on curves (Add, Double, ScalarMult, ScalarBaseMult).
package ecdsa

import (
	"crypto"
	"crypto/elliptic"
	"crypto/internal/der"
	"errors"
	"io"
	"math/big"
)

// public returns the point of a private key, or nothing if that is none.
func public(bits int, d []byte) []byte

// sign and verify are about sums, which are no shorter than half a key.
func sign(bits int, d, hash []byte) []byte
func verify(bits int, point, hash, sig []byte) bool

// A PublicKey is a point on a curve.
type PublicKey struct {
	elliptic.Curve
	X, Y *big.Int
}

// A PrivateKey is a number, with the point that it makes.
type PrivateKey struct {
	PublicKey
	D *big.Int
}

func size(c elliptic.Curve) int { return (c.Params().BitSize + 7) / 8 }

// Equal reports whether both are the same key.
func (pub *PublicKey) Equal(x crypto.PublicKey) bool {
	other, ok := x.(*PublicKey)
	return ok && pub.X.Cmp(other.X) == 0 && pub.Y.Cmp(other.Y) == 0 && pub.Curve == other.Curve
}

// Bytes returns the point in the uncompressed form.
func (pub *PublicKey) Bytes() ([]byte, error) {
	if pub.Curve == nil || pub.X == nil || pub.Y == nil || !pub.Curve.IsOnCurve(pub.X, pub.Y) {
		return nil, errors.New("ecdsa: invalid public key")
	}
	return elliptic.Marshal(pub.Curve, pub.X, pub.Y), nil
}

// ParseUncompressedPublicKey reads what Bytes returns.
func ParseUncompressedPublicKey(curve elliptic.Curve, data []byte) (*PublicKey, error) {
	x, y := elliptic.Unmarshal(curve, data)
	if x == nil {
		return nil, errors.New("ecdsa: invalid public key")
	}
	return &PublicKey{curve, x, y}, nil
}

// ParseRawPrivateKey reads what PrivateKey.Bytes returns.
func ParseRawPrivateKey(curve elliptic.Curve, data []byte) (*PrivateKey, error) {
	if len(data) != size(curve) {
		return nil, errors.New("ecdsa: invalid private key")
	}
	point := public(curve.Params().BitSize, data)
	if point == nil {
		return nil, errors.New("ecdsa: invalid private key")
	}
	pub, err := ParseUncompressedPublicKey(curve, point)
	if err != nil {
		return nil, err
	}
	return &PrivateKey{*pub, new(big.Int).SetBytes(data)}, nil
}

// GenerateKey makes a key of what r, usually crypto/rand.Reader, has.
func GenerateKey(c elliptic.Curve, r io.Reader) (*PrivateKey, error) {
	b := make([]byte, size(c))
	for {
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		b[0] &= byte(0xff >> (8*len(b) - c.Params().BitSize))
		if key, err := ParseRawPrivateKey(c, b); err == nil {
			return key, nil
		}
	}
}

// Bytes returns the number in as many bytes as the curve needs.
func (priv *PrivateKey) Bytes() ([]byte, error) {
	n := size(priv.Curve)
	if priv.D == nil || priv.D.Sign() <= 0 || priv.D.BitLen() > 8*n {
		return nil, errors.New("ecdsa: invalid private key")
	}
	return priv.D.FillBytes(make([]byte, n)), nil
}

// Public returns the public key.
func (priv *PrivateKey) Public() crypto.PublicKey { return &priv.PublicKey }

// Equal reports whether both are the same key.
func (priv *PrivateKey) Equal(x crypto.PrivateKey) bool {
	other, ok := x.(*PrivateKey)
	return ok && priv.PublicKey.Equal(&other.PublicKey) && priv.D.Cmp(other.D) == 0
}

// Sign signs a sum; the signature is that of SignASN1.
func (priv *PrivateKey) Sign(random io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	return SignASN1(random, priv, digest)
}

// padded returns a sum that is long enough, and the same number.
func padded(c elliptic.Curve, hash []byte) []byte {
	if n := size(c); len(hash) < n {
		return append(make([]byte, n-len(hash)), hash...)
	}
	return hash
}

// SignASN1 signs a sum. Of r nothing is used.
func SignASN1(r io.Reader, priv *PrivateKey, hash []byte) ([]byte, error) {
	if len(hash) == 0 {
		return nil, errors.New("ecdsa: hash cannot be empty")
	}
	d, err := priv.Bytes()
	if err != nil {
		return nil, err
	}
	sig := sign(priv.Curve.Params().BitSize, d, padded(priv.Curve, hash))
	if sig == nil {
		return nil, errors.New("ecdsa: invalid private key")
	}
	return sig, nil
}

// VerifyASN1 reports whether a signature is that of a sum.
func VerifyASN1(pub *PublicKey, hash, sig []byte) bool {
	point, err := pub.Bytes()
	return err == nil && len(hash) > 0 && verify(pub.Curve.Params().BitSize, point, padded(pub.Curve, hash), sig)
}

// Sign is SignASN1 with the two numbers of a signature apart.
func Sign(rand io.Reader, priv *PrivateKey, hash []byte) (r, s *big.Int, err error) {
	sig, err := SignASN1(rand, priv, hash)
	if err != nil {
		return nil, nil, err
	}
	both := der.Read(sig).In(der.Sequence)
	return both.Int(), both.Int(), nil
}

// Verify is VerifyASN1 with the two numbers of a signature apart.
func Verify(pub *PublicKey, hash []byte, r, s *big.Int) bool {
	if r.Sign() <= 0 || s.Sign() <= 0 {
		return false
	}
	return VerifyASN1(pub, hash, der.Value(der.Sequence, der.Int(r), der.Int(s)))
}
