package cipher

import (
	"crypto/internal/blocks"
	"crypto/rand"
	"errors"
)

// An AEAD encrypts and signs.
type AEAD interface {
	// NonceSize returns how many bytes a nonce has.
	NonceSize() int
	// Overhead returns how many bytes longer what was sealed is.
	Overhead() int
	// Seal appends to dst what comes of plaintext. No two texts with the same key may have the same nonce.
	Seal(dst, nonce, plaintext, additionalData []byte) []byte
	// Open appends to dst what Seal was given, unless something was changed.
	Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error)
}

const (
	nonceSize = 12
	tagSize   = 16
	leastTag  = 12
)

var errOpen = errors.New("cipher: message authentication failed")

type gcm struct {
	b   *blocks.Block
	tag int
}

// NewGCM returns AES in Galois Counter Mode.
func NewGCM(cipher Block) (AEAD, error) { return newGCM(cipher, nonceSize, tagSize) }

// NewGCMWithNonceSize is NewGCM for nonces of another length, which must be 12.
func NewGCMWithNonceSize(cipher Block, size int) (AEAD, error) { return newGCM(cipher, size, tagSize) }

// NewGCMWithTagSize is NewGCM with shorter tags.
func NewGCMWithTagSize(cipher Block, tagSize int) (AEAD, error) {
	return newGCM(cipher, nonceSize, tagSize)
}

func newGCM(cipher Block, nonce, tag int) (AEAD, error) {
	if tag < leastTag || tag > tagSize {
		return nil, errors.New("cipher: incorrect tag size given to GCM")
	}
	if nonce <= 0 {
		return nil, errors.New("cipher: the nonce can't have zero length")
	}
	b, ok := cipher.(*blocks.Block)
	if cipher.BlockSize() != 16 {
		return nil, errors.New("cipher: NewGCM requires 128-bit block cipher")
	}
	if !ok || nonce != nonceSize {
		return nil, errors.New("cipher: this interpreter has GCM for AES and nonces of 12 bytes only")
	}
	return &gcm{b, tag}, nil
}

func (g *gcm) NonceSize() int { return nonceSize }
func (g *gcm) Overhead() int  { return g.tag }

func (g *gcm) Seal(dst, nonce, plaintext, data []byte) []byte {
	if len(nonce) != nonceSize {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	return append(dst, g.b.Seal(nonce, plaintext, data, g.tag)...)
}

func (g *gcm) Open(dst, nonce, ciphertext, data []byte) ([]byte, error) {
	if len(nonce) != nonceSize {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	plain, ok := g.b.Open(nonce, ciphertext, data, g.tag)
	if !ok {
		return nil, errOpen
	}
	return append(dst, plain...), nil
}

// randomGCM makes nonces itself and puts them before what it seals.
type randomGCM struct{ gcm }

// NewGCMWithRandomNonce is NewGCM with nonces that are made at random and precede what is sealed; callers give none.
func NewGCMWithRandomNonce(cipher Block) (AEAD, error) {
	b, ok := cipher.(*blocks.Block)
	if !ok || !b.IsAES() {
		return nil, errors.New("cipher: NewGCMWithRandomNonce requires aes.Block")
	}
	return &randomGCM{gcm{b, tagSize}}, nil
}

func (g *randomGCM) NonceSize() int { return 0 }
func (g *randomGCM) Overhead() int  { return nonceSize + tagSize }

func (g *randomGCM) Seal(dst, nonce, plaintext, data []byte) []byte {
	if len(nonce) != 0 {
		panic("crypto/cipher: non-empty nonce passed to GCMWithRandomNonce")
	}
	nonce = make([]byte, nonceSize)
	rand.Read(nonce)
	sealed := g.b.Seal(nonce, plaintext, data, tagSize)
	return append(append(dst, nonce...), sealed...)
}

func (g *randomGCM) Open(dst, nonce, ciphertext, data []byte) ([]byte, error) {
	if len(nonce) != 0 {
		panic("crypto/cipher: non-empty nonce passed to GCMWithRandomNonce")
	}
	if len(ciphertext) < nonceSize+tagSize {
		return nil, errOpen
	}
	return g.gcm.Open(dst, ciphertext[:nonceSize], ciphertext[nonceSize:], data)
}
