// Package hash says what hash functions are.
package hash

import "io"

// A Hash makes a short sum of all that is written to it.
type Hash interface {
	io.Writer

	// Sum appends the sum of what was written; more may be written afterwards.
	Sum(b []byte) []byte
	Reset()
	Size() int
	BlockSize() int
}

// A Hash32 has sums of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 has sums of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner can be copied with what was written so far.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// An XOF is a hash function with a sum as long as one wants.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
