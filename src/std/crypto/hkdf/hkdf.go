// Package hkdf makes keys of a secret, by RFC 5869.
package hkdf

import (
	"crypto/hmac"
	"errors"
	"hash"
)

// maker hides what type of hash a function makes.
func maker[H hash.Hash](h func() H) func() hash.Hash { return func() hash.Hash { return h() } }

// Extract makes a secret and a salt, which may be nil, into a key of the hash's size.
func Extract[H hash.Hash](h func() H, secret, salt []byte) ([]byte, error) {
	if salt == nil {
		salt = make([]byte, h().Size())
	}
	mac := hmac.New(maker(h), salt)
	mac.Write(secret)
	return mac.Sum(nil), nil
}

// Expand makes more of a key, differently for each info.
func Expand[H hash.Hash](h func() H, pseudorandomKey []byte, info string, keyLength int) ([]byte, error) {
	mac := hmac.New(maker(h), pseudorandomKey)
	if keyLength > 255*mac.Size() {
		return nil, errors.New("hkdf: requested key length too large")
	}
	out := make([]byte, 0, keyLength+mac.Size())
	var last []byte
	for n := byte(1); len(out) < keyLength; n++ {
		mac.Reset()
		mac.Write(last)
		mac.Write([]byte(info))
		mac.Write([]byte{n})
		last = mac.Sum(nil)
		out = append(out, last...)
	}
	return out[:keyLength:keyLength], nil
}

// Key is Extract, then Expand.
func Key[Hash hash.Hash](h func() Hash, secret, salt []byte, info string, keyLength int) ([]byte, error) {
	key, err := Extract(h, secret, salt)
	if err != nil {
		return nil, err
	}
	return Expand(h, key, info, keyLength)
}
