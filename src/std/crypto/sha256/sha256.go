// Package sha256 makes SHA-224 and SHA-256 sums.
package sha256

import (
	"crypto"
	"crypto/internal/digest"
	"hash"
)

// Sizes of sums and of a block, in bytes.
const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

var function = &digest.Function{
	Kind: digest.SHA256, Package: "crypto/sha256", Magic: "sha\x03", Size: Size,
	Start: []uint64{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
}

var function224 = &digest.Function{
	Kind: digest.SHA256, Package: "crypto/sha256", Magic: "sha\x02", Size: Size224,
	Start: []uint64{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
}

func init() {
	crypto.RegisterHash(crypto.SHA224, New224)
	crypto.RegisterHash(crypto.SHA256, New)
}

// New returns a SHA-256.
func New() hash.Hash { return function.New() }

// New224 returns a SHA-224.
func New224() hash.Hash { return function224.New() }

// Sum256 returns the SHA-256 sum of data.
func Sum256(data []byte) [Size]byte { return [Size]byte(function.Sum(data)) }

// Sum224 returns the SHA-224 sum of data.
func Sum224(data []byte) [Size224]byte { return [Size224]byte(function224.Sum(data)) }
