// Package aes is the cipher AES, by FIPS 197.
package aes

import (
	"crypto/cipher"
	"crypto/internal/blocks"
	"strconv"
)

// BlockSize is the number of bytes of a block.
const BlockSize = 16

// A KeySizeError is the length of a key that cannot be.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/aes: invalid key size " + strconv.Itoa(int(k)) }

// NewCipher returns the cipher with a key of 16, 24 or 32 bytes.
func NewCipher(key []byte) (cipher.Block, error) {
	switch len(key) {
	case 16, 24, 32:
		return blocks.New(blocks.AES, key), nil
	}
	return nil, KeySizeError(len(key))
}
