// Package des is the cipher DES, which is broken, and Triple DES.
package des

import (
	"crypto/cipher"
	"crypto/internal/blocks"
	"strconv"
)

// BlockSize is the number of bytes of a block.
const BlockSize = 8

// A KeySizeError is the length of a key that cannot be.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/des: invalid key size " + strconv.Itoa(int(k)) }

// NewCipher returns DES with a key of 8 bytes.
func NewCipher(key []byte) (cipher.Block, error) {
	if len(key) != 8 {
		return nil, KeySizeError(len(key))
	}
	return blocks.New(blocks.DES, key), nil
}

// NewTripleDESCipher returns Triple DES with a key of 24 bytes.
func NewTripleDESCipher(key []byte) (cipher.Block, error) {
	if len(key) != 24 {
		return nil, KeySizeError(len(key))
	}
	return blocks.New(blocks.TripleDES, key), nil
}
