// Package asn1 has the types of ASN.1 that certificates are described with.
//
// Left out: Marshal and Unmarshal, the types of single values but ObjectIdentifier, BitString and RawValue.
package asn1

import (
	"slices"
	"strconv"
)

// An ObjectIdentifier is a path of numbers that names something.
type ObjectIdentifier []int

// Equal reports whether oi and other are the same path.
func (oi ObjectIdentifier) Equal(other ObjectIdentifier) bool { return slices.Equal(oi, other) }

func (oi ObjectIdentifier) String() string {
	var b []byte
	for i, n := range oi {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return string(b)
}

// A BitString is a number of bits, the first the highest of the first byte.
type BitString struct {
	Bytes     []byte
	BitLength int
}

// At returns a bit; 0 outside of the string.
func (b BitString) At(i int) int {
	if i < 0 || i >= b.BitLength {
		return 0
	}
	return int(b.Bytes[i/8]>>(7-i%8)) & 1
}

// A RawValue is a value that was not looked into.
type RawValue struct {
	Class, Tag int
	IsCompound bool
	Bytes      []byte
	FullBytes  []byte
}

// RawContent is the bytes of a whole structure.
type RawContent []byte
