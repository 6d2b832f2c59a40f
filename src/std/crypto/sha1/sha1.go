// Package sha1 makes SHA-1 sums, which are not safe any more.
package sha1

import (
	"crypto"
	"crypto/internal/digest"
	"hash"
)

// Sizes of a sum and of a block, in bytes.
const (
	Size      = 20
	BlockSize = 64
)

var function = &digest.Function{
	Kind: digest.SHA1, Package: "crypto/sha1", Magic: "sha\x01", Size: Size,
	Start: []uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0},
}

func init() {
	crypto.RegisterHash(crypto.SHA1, New)
}

// New returns a hash.
func New() hash.Hash { return function.New() }

// Sum returns the sum of data.
func Sum(data []byte) [Size]byte { return [Size]byte(function.Sum(data)) }
