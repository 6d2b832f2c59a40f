// Package crypto has what the packages below it have in common.
//
// Left out: Decapsulator, Encapsulator, MessageSigner and SignMessage.
package crypto

import (
	"hash"
	"io"
	"strconv"
)

// A Hash names a hash function.
type Hash uint

// The hash functions. Those whose package is imported are available.
const (
	MD4 Hash = 1 + iota
	MD5
	SHA1
	SHA224
	SHA256
	SHA384
	SHA512
	MD5SHA1
	RIPEMD160
	SHA3_224
	SHA3_256
	SHA3_384
	SHA3_512
	SHA512_224
	SHA512_256
	BLAKE2s_256
	BLAKE2b_256
	BLAKE2b_384
	BLAKE2b_512
	MLDSAMu
)

const count = MLDSAMu + 1

var names = [count]string{
	"", "MD4", "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "MD5+SHA1", "RIPEMD-160", "SHA3-224", "SHA3-256",
	"SHA3-384", "SHA3-512", "SHA-512/224", "SHA-512/256", "BLAKE2s-256", "BLAKE2b-256", "BLAKE2b-384", "BLAKE2b-512", "ML-DSA μ message representative",
}

var sizes = [count]int{0, 16, 16, 20, 28, 32, 48, 64, 36, 20, 28, 32, 48, 64, 28, 32, 32, 32, 48, 64, 64}

var makers [count]func() hash.Hash

// HashFunc returns h, which is all that there is to say as options of a signer.
func (h Hash) HashFunc() Hash { return h }

func (h Hash) String() string {
	if h == 0 || h >= count {
		return "unknown hash value " + strconv.Itoa(int(h))
	}
	return names[h]
}

// Size returns how many bytes a sum has.
func (h Hash) Size() int {
	if h == 0 || h >= count {
		panic("crypto: Size of unknown hash function")
	}
	return sizes[h]
}

// New returns a hash under way. It panics if the function is not available.
func (h Hash) New() hash.Hash {
	if !h.Available() {
		panic("crypto: requested hash function unavailable: " + h.String())
	}
	return makers[h]()
}

// Available reports whether the function's package is imported.
func (h Hash) Available() bool { return h < count && makers[h] != nil }

// RegisterHash makes a function available. It is for packages of functions.
func RegisterHash(h Hash, f func() hash.Hash) {
	if h >= count {
		panic("crypto: RegisterHash of unknown hash function")
	}
	makers[h] = f
}

// A PublicKey is a public key of any kind: it has a method Equal.
type PublicKey any

// A PrivateKey is a private key of any kind: it has methods Public and Equal.
type PrivateKey any

// A Signer signs with a private key that it may not give away.
type Signer interface {
	// Public returns the public key.
	Public() PublicKey
	// Sign signs a sum, that of the function that opts name; or a whole message, if they name none.
	Sign(rand io.Reader, digest []byte, opts SignerOpts) (signature []byte, err error)
}

// SignerOpts say how to sign.
type SignerOpts interface {
	// HashFunc returns the hash function that made the sum; 0 if the message is given.
	HashFunc() Hash
}

// A Decrypter decrypts with a private key that it may not give away.
type Decrypter interface {
	// Public returns the public key.
	Public() PublicKey
	// Decrypt decrypts msg.
	Decrypt(rand io.Reader, msg []byte, opts DecrypterOpts) (plaintext []byte, err error)
}

// DecrypterOpts say how to decrypt.
type DecrypterOpts any
