// Package asn1 has the types of ASN.1 that certificates are described with.
//
// Left out: Marshal and Unmarshal with their errors StructuralError and SyntaxError, the types of single values but
// ObjectIdentifier, BitString and RawValue.
package asn1

import (
	"slices"
	"strconv"
)

// Tags.
const (
	TagBoolean         = 1
	TagInteger         = 2
	TagBitString       = 3
	TagOctetString     = 4
	TagNull            = 5
	TagOID             = 6
	TagEnum            = 10
	TagUTF8String      = 12
	TagSequence        = 16
	TagSet             = 17
	TagNumericString   = 18
	TagPrintableString = 19
	TagT61String       = 20
	TagIA5String       = 22
	TagUTCTime         = 23
	TagGeneralizedTime = 24
	TagGeneralString   = 27
	TagBMPString       = 30
)

// Classes of tags.
const (
	ClassUniversal       = 0
	ClassApplication     = 1
	ClassContextSpecific = 2
	ClassPrivate         = 3
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
