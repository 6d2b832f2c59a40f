// Package blocks has the block ciphers of crypto/aes and crypto/des, and quick ways to use them for crypto/cipher.
package blocks

// A Kind says which cipher it is.
type Kind int

// The kinds.
const (
	AES Kind = iota
	DES
	TripleDES
)

// A Block is a cipher with a key.
type Block struct {
	kind Kind
	name string // of the package
	size int
	key  []byte
}

// New returns a cipher with a key, whose length must be right.
func New(kind Kind, key []byte) *Block {
	b := &Block{kind, "crypto/des", 8, append([]byte(nil), key...)}
	if kind == AES {
		b.name, b.size = "crypto/aes", 16
	}
	return b
}

func blocks(kind Kind, key, dst, src []byte, back bool)
func cbc(kind Kind, key, iv, dst, src []byte, back bool)
func ctr(kind Kind, key, iv, dst, src []byte, at int)
func seal(key, nonce, text, extra []byte, tag int) []byte
func open(key, nonce, text, extra []byte, tag int) ([]byte, bool)

// BlockSize returns the number of bytes of a block.
func (b *Block) BlockSize() int { return b.size }

// IsAES reports whether it is AES.
func (b *Block) IsAES() bool { return b.kind == AES }

func (b *Block) check(dst, src []byte) {
	if len(src) < b.size {
		panic(b.name + ": input not full block")
	}
	if len(dst) < b.size {
		panic(b.name + ": output not full block")
	}
}

// Encrypt encrypts the first block of src.
func (b *Block) Encrypt(dst, src []byte) {
	b.check(dst, src)
	blocks(b.kind, b.key, dst[:b.size], src[:b.size], false)
}

// Decrypt decrypts the first block of src.
func (b *Block) Decrypt(dst, src []byte) {
	b.check(dst, src)
	blocks(b.kind, b.key, dst[:b.size], src[:b.size], true)
}

// CBC encrypts, or if back decrypts, blocks that depend on each other, the first on iv.
func (b *Block) CBC(iv, dst, src []byte, back bool) { cbc(b.kind, b.key, iv, dst, src, back) }

// CTR mixes src with the stream that begins at iv, from a place in it on.
func (b *Block) CTR(iv, dst, src []byte, at int) { ctr(b.kind, b.key, iv, dst, src, at) }

// Seal encrypts text and signs it and extra, by GCM with a tag of so many bytes.
func (b *Block) Seal(nonce, text, extra []byte, tag int) []byte {
	return seal(b.key, nonce, text, extra, tag)
}

// Open decrypts what Seal has made; whether nothing was changed.
func (b *Block) Open(nonce, text, extra []byte, tag int) ([]byte, bool) {
	return open(b.key, nonce, text, extra, tag)
}
