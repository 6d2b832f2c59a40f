// Package rsa signs and encrypts with RSA, by PKCS #1: the schemes v1.5, PSS and OAEP.
//
// How long private keys take may tell something of them to who can measure it: math/big computes.
//
// Left out: keys of more than two primes (GenerateMultiPrimeKey, CRTValues and CRTValue with R, Coeff and Exp),
// DecryptPKCS1v15SessionKey, EncryptOAEPWithOptions.
package rsa

import (
	"crypto"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
)

// Errors.
var (
	ErrMessageTooLong = errors.New("crypto/rsa: message too long for RSA key size")
	ErrDecryption     = errors.New("crypto/rsa: decryption error")
	ErrVerification   = errors.New("crypto/rsa: verification error")
)

// A PublicKey is a product of primes and an exponent.
type PublicKey struct {
	N *big.Int
	E int
}

// A PrivateKey has the exponent that undoes a public key's.
type PrivateKey struct {
	PublicKey
	D           *big.Int
	Primes      []*big.Int
	Precomputed PrecomputedValues
}

// PrecomputedValues make it quicker to use a private key.
type PrecomputedValues struct {
	Dp, Dq *big.Int // D modulo the primes, less one
	Qinv   *big.Int // the inverse of the second prime modulo the first
}

// Size returns how many bytes N, a signature or an encrypted message has.
func (pub *PublicKey) Size() int { return (pub.N.BitLen() + 7) / 8 }

// Equal reports whether both are the same key.
func (pub *PublicKey) Equal(x crypto.PublicKey) bool {
	other, ok := x.(*PublicKey)
	return ok && pub.N.Cmp(other.N) == 0 && pub.E == other.E
}

// Public returns the public key.
func (priv *PrivateKey) Public() crypto.PublicKey { return &priv.PublicKey }

// Equal reports whether both are the same key.
func (priv *PrivateKey) Equal(x crypto.PrivateKey) bool {
	other, ok := x.(*PrivateKey)
	if !ok || !priv.PublicKey.Equal(&other.PublicKey) || priv.D.Cmp(other.D) != 0 || len(priv.Primes) != len(other.Primes) {
		return false
	}
	for i, p := range priv.Primes {
		if p.Cmp(other.Primes[i]) != 0 {
			return false
		}
	}
	return true
}

var one = big.NewInt(1)

// checkSize refuses keys that are too short to be of use.
func checkSize(bits int) error {
	const least = 1024
	if bits < least {
		return fmt.Errorf("crypto/rsa: %d-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)", bits)
	}
	return nil
}

func (pub *PublicKey) check() error {
	if pub.N == nil {
		return errors.New("crypto/rsa: missing public modulus")
	}
	if pub.E < 2 || pub.E&1 == 0 {
		return errors.New("crypto/rsa: public exponent too small or negative")
	}
	return checkSize(pub.N.BitLen())
}

// GenerateKey makes a key of so many bits of what random, usually crypto/rand.Reader, has.
func GenerateKey(random io.Reader, bits int) (*PrivateKey, error) {
	if err := checkSize(bits); err != nil {
		return nil, err
	}
	const exponent = 65537
	e := big.NewInt(exponent)
	for {
		p, err := rand.Prime(random, (bits+1)/2)
		if err != nil {
			return nil, err
		}
		q, err := rand.Prime(random, bits-(bits+1)/2)
		if err != nil {
			return nil, err
		}
		n := new(big.Int).Mul(p, q)
		if p.Cmp(q) == 0 || n.BitLen() != bits {
			continue
		}
		pMinus, qMinus := new(big.Int).Sub(p, one), new(big.Int).Sub(q, one)
		all := new(big.Int).Mul(pMinus, qMinus)
		all.Div(all, new(big.Int).GCD(nil, nil, pMinus, qMinus))
		d := new(big.Int).ModInverse(e, all)
		if d == nil {
			continue
		}
		key := &PrivateKey{PublicKey: PublicKey{n, exponent}, D: d, Primes: []*big.Int{p, q}}
		key.Precompute()
		return key, nil
	}
}

// Validate checks that the numbers of a key belong together.
func (priv *PrivateKey) Validate() error {
	if err := priv.PublicKey.check(); err != nil {
		return err
	}
	if priv.D == nil {
		return errors.New("crypto/rsa: missing private exponent")
	}
	if len(priv.Primes) < 2 {
		return errors.New("crypto/rsa: missing primes")
	}
	product := big.NewInt(1)
	undone := new(big.Int).Mul(priv.D, big.NewInt(int64(priv.E)))
	undone.Sub(undone, one)
	for _, p := range priv.Primes {
		if p.Cmp(one) <= 0 {
			return errors.New("crypto/rsa: prime factor is <= 1")
		}
		product.Mul(product, p)
		less := new(big.Int).Sub(p, one)
		if new(big.Int).Mod(undone, less).Sign() != 0 {
			return errors.New("crypto/rsa: invalid exponents")
		}
	}
	if product.Cmp(priv.N) != 0 {
		return errors.New("crypto/rsa: invalid modulus")
	}
	return nil
}

// Precompute fills in what makes it quicker to use the key.
func (priv *PrivateKey) Precompute() {
	if priv.Precomputed.Dp != nil || len(priv.Primes) != 2 {
		return
	}
	p, q := priv.Primes[0], priv.Primes[1]
	v := &priv.Precomputed
	v.Dq = new(big.Int).Mod(priv.D, new(big.Int).Sub(q, one))
	v.Qinv = new(big.Int).ModInverse(q, p)
	v.Dp = new(big.Int).Mod(priv.D, new(big.Int).Sub(p, one))
}

// raise is what anybody can do with a message of the key's size.
func (pub *PublicKey) raise(b []byte) ([]byte, error) {
	m := new(big.Int).SetBytes(b)
	if m.Cmp(pub.N) >= 0 {
		return nil, ErrMessageTooLong
	}
	m.Exp(m, big.NewInt(int64(pub.E)), pub.N)
	return m.FillBytes(make([]byte, pub.Size())), nil
}

// undo undoes raise.
func (priv *PrivateKey) undo(b []byte) ([]byte, error) {
	if err := priv.PublicKey.check(); err != nil {
		return nil, err
	}
	c := new(big.Int).SetBytes(b)
	if c.Cmp(priv.N) >= 0 {
		return nil, ErrDecryption
	}
	m := new(big.Int)
	if v := &priv.Precomputed; v.Dp != nil && len(priv.Primes) == 2 {
		p, q := priv.Primes[0], priv.Primes[1]
		m.Exp(c, v.Dp, p)
		m2 := new(big.Int).Exp(c, v.Dq, q)
		m.Sub(m, m2)
		m.Mod(m, p)
		m.Mul(m, v.Qinv)
		m.Mod(m, p)
		m.Mul(m, q)
		m.Add(m, m2)
	} else {
		m.Exp(c, priv.D, priv.N)
	}
	// A computation that went wrong would give the key away.
	if new(big.Int).Exp(m, big.NewInt(int64(priv.E)), priv.N).Cmp(c) != 0 {
		return nil, errors.New("crypto/rsa: internal error")
	}
	return m.FillBytes(make([]byte, priv.Size())), nil
}

// Sign signs a sum: by PSS if opts is a *PSSOptions, else by v1.5.
func (priv *PrivateKey) Sign(random io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	if pss, ok := opts.(*PSSOptions); ok {
		return SignPSS(random, priv, pss.Hash, digest, pss)
	}
	return SignPKCS1v15(random, priv, opts.HashFunc(), digest)
}

// PKCS1v15DecryptOptions have Decrypt undo EncryptPKCS1v15.
type PKCS1v15DecryptOptions struct {
	SessionKeyLen int // must be 0
}

// OAEPOptions have Decrypt undo EncryptOAEP.
type OAEPOptions struct {
	Hash    crypto.Hash
	MGFHash crypto.Hash // 0: Hash
	Label   []byte
}

// Decrypt decrypts what was encrypted in the way of opts; by v1.5 if that is nil.
func (priv *PrivateKey) Decrypt(random io.Reader, ciphertext []byte, opts crypto.DecrypterOpts) ([]byte, error) {
	switch o := opts.(type) {
	case nil:
		return DecryptPKCS1v15(random, priv, ciphertext)
	case *PKCS1v15DecryptOptions:
		if o.SessionKeyLen == 0 {
			return DecryptPKCS1v15(random, priv, ciphertext)
		}
	case *OAEPOptions:
		mask := o.MGFHash
		if mask == 0 {
			mask = o.Hash
		}
		return decryptOAEP(o.Hash.New(), mask.New(), priv, ciphertext, o.Label)
	}
	return nil, errors.New("crypto/rsa: invalid options for Decrypt")
}
