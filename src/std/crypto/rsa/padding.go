package rsa

import (
	"bytes"
	"crypto"
	"crypto/internal/der"
	"crypto/subtle"
	"encoding/asn1"
	"errors"
	"hash"
	"io"
)

// identifiers are those of hash functions, as v1.5 writes them before a sum.
var identifiers = map[crypto.Hash]asn1.ObjectIdentifier{
	crypto.MD5:        {1, 2, 840, 113549, 2, 5},
	crypto.SHA1:       {1, 3, 14, 3, 2, 26},
	crypto.SHA224:     {2, 16, 840, 1, 101, 3, 4, 2, 4},
	crypto.SHA256:     {2, 16, 840, 1, 101, 3, 4, 2, 1},
	crypto.SHA384:     {2, 16, 840, 1, 101, 3, 4, 2, 2},
	crypto.SHA512:     {2, 16, 840, 1, 101, 3, 4, 2, 3},
	crypto.SHA512_224: {2, 16, 840, 1, 101, 3, 4, 2, 5},
	crypto.SHA512_256: {2, 16, 840, 1, 101, 3, 4, 2, 6},
	crypto.SHA3_224:   {2, 16, 840, 1, 101, 3, 4, 2, 7},
	crypto.SHA3_256:   {2, 16, 840, 1, 101, 3, 4, 2, 8},
	crypto.SHA3_384:   {2, 16, 840, 1, 101, 3, 4, 2, 9},
	crypto.SHA3_512:   {2, 16, 840, 1, 101, 3, 4, 2, 10},
}

// framed returns a sum as v1.5 signs it; hash is 0 if the sum is to be signed as it is.
func (pub *PublicKey) framed(hash crypto.Hash, hashed []byte) ([]byte, error) {
	if hash != 0 {
		if len(hashed) != hash.Size() {
			return nil, errors.New("crypto/rsa: input must be hashed message")
		}
		id, ok := identifiers[hash]
		if !ok {
			return nil, errors.New("crypto/rsa: unsupported hash function")
		}
		algorithm := der.Value(der.Sequence, der.OID(id), der.Value(der.Null))
		hashed = der.Value(der.Sequence, algorithm, der.Value(der.OctetString, hashed))
	}
	const around = 11
	n := pub.Size()
	if len(hashed)+around > n {
		return nil, ErrMessageTooLong
	}
	b := append([]byte{0, 1}, bytes.Repeat([]byte{0xff}, n-3-len(hashed))...)
	return append(append(b, 0), hashed...), nil
}

// SignPKCS1v15 signs a sum. Of random nothing is used.
func SignPKCS1v15(random io.Reader, priv *PrivateKey, hash crypto.Hash, hashed []byte) ([]byte, error) {
	b, err := priv.framed(hash, hashed)
	if err != nil {
		return nil, err
	}
	return priv.undo(b)
}

// VerifyPKCS1v15 returns an error unless a signature is that of a sum.
func VerifyPKCS1v15(pub *PublicKey, hash crypto.Hash, hashed []byte, sig []byte) error {
	if err := pub.check(); err != nil {
		return err
	}
	want, err := pub.framed(hash, hashed)
	if err != nil {
		return err
	}
	if len(sig) != pub.Size() {
		return ErrVerification
	}
	got, err := pub.raise(sig)
	if err != nil || !bytes.Equal(got, want) {
		return ErrVerification
	}
	return nil
}

// EncryptPKCS1v15 encrypts a message. Better use OAEP.
func EncryptPKCS1v15(random io.Reader, pub *PublicKey, msg []byte) ([]byte, error) {
	if err := pub.check(); err != nil {
		return nil, err
	}
	const around = 11
	n := pub.Size()
	if len(msg) > n-around {
		return nil, ErrMessageTooLong
	}
	b := make([]byte, n)
	b[1] = 2
	filling := b[2 : n-len(msg)-1]
	for i := range filling {
		for filling[i] == 0 {
			if _, err := io.ReadFull(random, filling[i:i+1]); err != nil {
				return nil, err
			}
		}
	}
	copy(b[n-len(msg):], msg)
	return pub.raise(b)
}

// DecryptPKCS1v15 undoes EncryptPKCS1v15. Who can find out which messages it refuses can decrypt others.
func DecryptPKCS1v15(random io.Reader, priv *PrivateKey, ciphertext []byte) ([]byte, error) {
	const around = 11
	if priv.Size() < around {
		return nil, ErrDecryption
	}
	b, err := priv.undo(ciphertext)
	if err != nil {
		return nil, err
	}
	end := bytes.IndexByte(b[2:], 0) + 2
	if b[0] != 0 || b[1] != 2 || end < around-1 {
		return nil, ErrDecryption
	}
	return b[end+1:], nil
}

// mask mixes out with a stream made of a seed.
func mask(out []byte, h hash.Hash, seed []byte) {
	for n := uint32(0); len(out) > 0; n++ {
		h.Reset()
		h.Write(seed)
		h.Write([]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
		done := subtle.XORBytes(out, out, h.Sum(nil)[:min(h.Size(), len(out))])
		out = out[done:]
	}
}

func sum(h hash.Hash, parts ...[]byte) []byte {
	h.Reset()
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

// EncryptOAEP encrypts a message, with a label that Decrypt must be told too.
func EncryptOAEP(hash hash.Hash, random io.Reader, pub *PublicKey, msg []byte, label []byte) ([]byte, error) {
	if err := pub.check(); err != nil {
		return nil, err
	}
	n, size := pub.Size(), hash.Size()
	if len(msg) > n-2*size-2 {
		return nil, ErrMessageTooLong
	}
	b := make([]byte, n)
	seed, rest := b[1:1+size], b[1+size:]
	copy(rest, sum(hash, label))
	rest[len(rest)-len(msg)-1] = 1
	copy(rest[len(rest)-len(msg):], msg)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, err
	}
	mask(rest, hash, seed)
	mask(seed, hash, rest)
	return pub.raise(b)
}

// DecryptOAEP undoes EncryptOAEP.
func DecryptOAEP(hash hash.Hash, random io.Reader, priv *PrivateKey, ciphertext []byte, label []byte) ([]byte, error) {
	return decryptOAEP(hash, hash, priv, ciphertext, label)
}

func decryptOAEP(hash, masks hash.Hash, priv *PrivateKey, ciphertext []byte, label []byte) ([]byte, error) {
	n, size := priv.Size(), hash.Size()
	if len(ciphertext) > n || n < 2*size+2 {
		return nil, ErrDecryption
	}
	b, err := priv.undo(ciphertext)
	if err != nil {
		return nil, err
	}
	seed, rest := b[1:1+size], b[1+size:]
	mask(seed, masks, rest)
	mask(rest, masks, seed)
	message := bytes.TrimLeft(rest[size:], "\x00")
	if b[0] != 0 || subtle.ConstantTimeCompare(rest[:size], sum(hash, label)) != 1 || len(message) == 0 || message[0] != 1 {
		return nil, ErrDecryption
	}
	return message[1:], nil
}

// Lengths of salts.
const (
	PSSSaltLengthAuto       = 0  // as long as can be; when verifying, whatever it is
	PSSSaltLengthEqualsHash = -1 // as long as a sum
)

// PSSOptions say how PSS signs.
type PSSOptions struct {
	SaltLength int
	Hash       crypto.Hash
}

// HashFunc returns opts.Hash.
func (opts *PSSOptions) HashFunc() crypto.Hash { return opts.Hash }

func (opts *PSSOptions) length() int {
	if opts == nil {
		return PSSSaltLengthAuto
	}
	return opts.SaltLength
}

// SignPSS signs a sum, with a salt of what random has. opts may be nil.
func SignPSS(random io.Reader, priv *PrivateKey, hash crypto.Hash, digest []byte, opts *PSSOptions) ([]byte, error) {
	if opts != nil && opts.Hash != 0 {
		hash = opts.Hash
	}
	if len(digest) != hash.Size() {
		return nil, errors.New("crypto/rsa: input must be hashed message")
	}
	bits := priv.N.BitLen() - 1
	n := (bits + 7) / 8
	length := opts.length()
	switch {
	case length == PSSSaltLengthEqualsHash:
		length = hash.Size()
	case length == PSSSaltLengthAuto:
		if length = n - 2 - hash.Size(); length < 0 {
			return nil, ErrMessageTooLong
		}
	case length < 0:
		return nil, errors.New("crypto/rsa: invalid PSS salt length")
	}
	if n < hash.Size()+length+2 {
		return nil, ErrMessageTooLong
	}
	salt := make([]byte, length)
	if _, err := io.ReadFull(random, salt); err != nil {
		return nil, err
	}
	h := hash.New()
	signed := sum(h, make([]byte, 8), digest, salt)
	b := make([]byte, n)
	block := b[:n-hash.Size()-1]
	block[len(block)-length-1] = 1
	copy(block[len(block)-length:], salt)
	mask(block, h, signed)
	block[0] &= 0xff >> (8*n - bits)
	copy(b[len(block):], signed)
	b[n-1] = 0xbc
	return priv.undo(b)
}

// VerifyPSS returns an error unless a signature is that of a sum. opts may be nil.
func VerifyPSS(pub *PublicKey, hash crypto.Hash, digest []byte, sig []byte, opts *PSSOptions) error {
	if err := pub.check(); err != nil {
		return err
	}
	if len(sig) != pub.Size() || len(digest) != hash.Size() {
		return ErrVerification
	}
	b, err := pub.raise(sig)
	if err != nil {
		return ErrVerification
	}
	bits := pub.N.BitLen() - 1
	n := (bits + 7) / 8
	size := hash.Size()
	if len(b) > n {
		if b[0] != 0 {
			return ErrVerification
		}
		b = b[1:]
	}
	if n < size+2 || b[n-1] != 0xbc {
		return ErrVerification
	}
	block, signed := b[:n-size-1], b[n-size-1:n-1]
	top := byte(0xff >> (8*n - bits))
	if block[0]&^top != 0 {
		return ErrVerification
	}
	h := hash.New()
	mask(block, h, signed)
	block[0] &= top
	salt := bytes.TrimLeft(block, "\x00")
	if len(salt) == 0 || salt[0] != 1 {
		return ErrVerification
	}
	salt = salt[1:]
	want := opts.length()
	if want == PSSSaltLengthEqualsHash {
		want = size
	}
	if want != PSSSaltLengthAuto && len(salt) != want || !bytes.Equal(sum(h, make([]byte, 8), digest, salt), signed) {
		return ErrVerification
	}
	return nil
}
