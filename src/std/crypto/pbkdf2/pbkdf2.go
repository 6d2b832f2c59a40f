// Package pbkdf2 makes keys of passwords, by RFC 8018.
package pbkdf2

import (
	"crypto/hmac"
	"crypto/internal/digest"
	"encoding/binary"
	"errors"
	"hash"
)

// derive makes a key with the hash functions that have a name here: sha1, sha256, sha384 and sha512.
func derive(name string, password, salt []byte, iter, length int) []byte

// Key makes a key of a password with a salt; the more iterations, the longer it takes to guess.
func Key[Hash hash.Hash](h func() Hash, password string, salt []byte, iter, keyLength int) ([]byte, error) {
	if keyLength <= 0 {
		return nil, errors.New("pbkdf2: keyLength must be larger than 0")
	}
	var first hash.Hash = h()
	if d, ok := first.(*digest.Digest); ok {
		if name := d.Name(); name != "" {
			return derive(name, []byte(password), salt, iter, keyLength), nil
		}
	}
	mac := hmac.New(func() hash.Hash { return h() }, []byte(password))
	out := make([]byte, 0, keyLength+mac.Size())
	for n := uint32(1); len(out) < keyLength; n++ {
		mac.Reset()
		mac.Write(salt)
		mac.Write(binary.BigEndian.AppendUint32(nil, n))
		last := mac.Sum(nil)
		sum := append([]byte(nil), last...)
		for range iter - 1 {
			mac.Reset()
			mac.Write(last)
			last = mac.Sum(last[:0])
			for i, b := range last {
				sum[i] ^= b
			}
		}
		out = append(out, sum...)
	}
	return out[:keyLength:keyLength], nil
}
