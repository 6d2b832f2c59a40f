// Package maphash makes sums for hash tables. They differ from run to run.
package maphash

import (
	"encoding/binary"
	"hash"
)

// A Seed chooses one of many hash functions. It means nothing to other runs.
type Seed struct{ s uint64 }

// MakeSeed returns a new random seed.
func MakeSeed() Seed {
	for {
		if s := random(); s != 0 {
			return Seed{s}
		}
	}
}

func random() uint64
func sum(seed uint64, b []byte) uint64
func sumString(seed uint64, s string) uint64
func sumAny(seed uint64, v any) uint64

func (s Seed) check() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// Bytes returns the sum of b.
func Bytes(seed Seed, b []byte) uint64 { return sum(seed.check(), b) }

// String returns the sum of s.
func String(seed Seed, s string) uint64 { return sumString(seed.check(), s) }

// Comparable returns the sum of a value; equal values have equal sums.
func Comparable[T comparable](seed Seed, v T) uint64 { return sumAny(seed.check(), v) }

// WriteComparable adds a value to what is summed up.
func WriteComparable[T comparable](h *Hash, x T) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], sumAny(h.Seed().s, x))
	h.Write(b[:])
}

// A Hash sums up what is written to it. The zero value chooses itself a seed.
type Hash struct {
	_    [0]func() // not comparable
	seed Seed
	buf  []byte
}

func (h *Hash) start() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
	}
}

// Write adds b.
func (h *Hash) Write(b []byte) (int, error) {
	h.start()
	h.buf = append(h.buf, b...)
	return len(b), nil
}

// WriteString adds s.
func (h *Hash) WriteString(s string) (int, error) {
	h.start()
	h.buf = append(h.buf, s...)
	return len(s), nil
}

// WriteByte adds b.
func (h *Hash) WriteByte(b byte) error {
	h.start()
	h.buf = append(h.buf, b)
	return nil
}

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.start()
	return h.seed
}

// SetSeed sets the seed and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	seed.check()
	h.seed = seed
	h.buf = nil
}

// Reset forgets what was written.
func (h *Hash) Reset() {
	h.start()
	h.buf = nil
}

// Sum64 returns the sum.
func (h *Hash) Sum64() uint64 {
	h.start()
	return sum(h.seed.s, h.buf)
}

// Sum appends the sum.
func (h *Hash) Sum(b []byte) []byte { return binary.LittleEndian.AppendUint64(b, h.Sum64()) }

// Size returns the number of bytes of a sum.
func (h *Hash) Size() int { return 8 }

// BlockSize returns the size of a block.
func (h *Hash) BlockSize() int { return 128 }

// Clone implements hash.Cloner.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.start()
	return &Hash{seed: h.seed, buf: append([]byte(nil), h.buf...)}, nil
}

// A Hasher makes sums of values and says which are equal: what a hash table needs.
type Hasher[T any] interface {
	Hash(*Hash, T)
	Equal(x, y T) bool
}

// A ComparableHasher is a Hasher by ==.
type ComparableHasher[T comparable] struct {
	_ [0]func(T)
}

// Equal reports whether x == y.
func (ComparableHasher[T]) Equal(x, y T) bool { return x == y }

// Hash adds v to h.
func (ComparableHasher[T]) Hash(h *Hash, v T) { WriteComparable(h, v) }
