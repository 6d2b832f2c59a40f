// Package ed25519 signs with Ed25519, by RFC 8032.
//
// Left out: the variants Ed25519ph and Ed25519ctx.
package ed25519

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"errors"
	"io"
	"strconv"
)

func public(seed []byte) []byte
func sign(seed, message []byte) []byte
func verify(public, message, sig []byte) bool

// Sizes in bytes.
const (
	PublicKeySize  = 32
	PrivateKeySize = 64
	SignatureSize  = 64
	SeedSize       = 32
)

// A PublicKey is a point.
type PublicKey []byte

// A PrivateKey is a seed and the public key behind it.
type PrivateKey []byte

// Options name a variant: there is none but the usual one.
type Options struct {
	Hash    crypto.Hash
	Context string
}

// HashFunc returns o.Hash.
func (o *Options) HashFunc() crypto.Hash { return o.Hash }

// Equal reports whether both are the same key.
func (pub PublicKey) Equal(x crypto.PublicKey) bool {
	other, ok := x.(PublicKey)
	return ok && bytes.Equal(pub, other)
}

// Public returns the public key.
func (priv PrivateKey) Public() crypto.PublicKey {
	return PublicKey(bytes.Clone(priv[SeedSize:]))
}

// Equal reports whether both are the same key.
func (priv PrivateKey) Equal(x crypto.PrivateKey) bool {
	other, ok := x.(PrivateKey)
	return ok && bytes.Equal(priv, other)
}

// Seed returns the seed.
func (priv PrivateKey) Seed() []byte { return bytes.Clone(priv[:SeedSize]) }

// Sign signs a message, not a sum of it.
func (priv PrivateKey) Sign(rand io.Reader, message []byte, opts crypto.SignerOpts) (signature []byte, err error) {
	if opts.HashFunc() != 0 {
		return nil, errors.New("ed25519: expected opts.HashFunc() zero (unhashed message, for standard Ed25519) or SHA-512 (for Ed25519ph)")
	}
	if o, ok := opts.(*Options); ok && o.Context != "" {
		return nil, errors.New("ed25519: this interpreter has no contexts")
	}
	return Sign(priv, message), nil
}

// GenerateKey makes a key of what random has; of crypto/rand if it is nil.
func GenerateKey(random io.Reader) (PublicKey, PrivateKey, error) {
	if random == nil {
		random = rand.Reader
	}
	seed := make([]byte, SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, nil, err
	}
	priv := NewKeyFromSeed(seed)
	return priv.Public().(PublicKey), priv, nil
}

// NewKeyFromSeed returns the key of a seed. It panics if that has not SeedSize bytes.
func NewKeyFromSeed(seed []byte) PrivateKey {
	if len(seed) != SeedSize {
		panic("ed25519: bad seed length: " + strconv.Itoa(len(seed)))
	}
	return append(bytes.Clone(seed), public(seed)...)
}

// Sign signs a message. It panics if the key is none.
func Sign(privateKey PrivateKey, message []byte) []byte {
	if len(privateKey) != PrivateKeySize {
		panic("ed25519: bad private key: ed25519: bad private key length: " + strconv.Itoa(len(privateKey)))
	}
	return sign(privateKey[:SeedSize], message)
}

// Verify reports whether a signature is that of a message. It panics if the key is none.
func Verify(publicKey PublicKey, message, sig []byte) bool {
	if len(publicKey) != PublicKeySize {
		panic("ed25519: bad public key length: " + strconv.Itoa(len(publicKey)))
	}
	return len(sig) == SignatureSize && verify(publicKey, message, sig)
}

// VerifyWithOptions returns an error if a signature is not that of a message.
func VerifyWithOptions(publicKey PublicKey, message, sig []byte, opts *Options) error {
	if opts.Hash != 0 || opts.Context != "" {
		return errors.New("ed25519: this interpreter has no variants of Ed25519")
	}
	if !Verify(publicKey, message, sig) {
		return errors.New("ed25519: invalid signature")
	}
	return nil
}
