// Package md5 makes sums by RFC 1321, which are not safe any more.
package md5

import (
	"crypto"
	"crypto/internal/digest"
	"hash"
)

// Sizes of a sum and of a block, in bytes.
const (
	Size      = 16
	BlockSize = 64
)

var function = &digest.Function{
	Kind: digest.MD5, Package: "crypto/md5", Magic: "md5\x01", Size: Size,
	Start: []uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476},
}

func init() {
	crypto.RegisterHash(crypto.MD5, New)
}

// New returns a hash.
func New() hash.Hash { return function.New() }

// Sum returns the sum of data.
func Sum(data []byte) [Size]byte { return [Size]byte(function.Sum(data)) }
