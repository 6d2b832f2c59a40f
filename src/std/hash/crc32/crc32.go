// Package crc32 makes cyclic redundancy checks of 32 bits, bits taken from the lowest on.
package crc32

import (
	"encoding/binary"
	"errors"
	"hash"
)

// Size is the number of bytes of a sum.
const Size = 4

// Polynomials in reversed form.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)


// A Table holds the sums of single bytes for a polynomial.
type Table [256]uint32

// IEEETable is the table of IEEE.
var IEEETable = newTable(IEEE)

var castagnoliTable = newTable(Castagnoli)

func newTable(poly uint32) *Table {
	t := new(Table)
	fill(t, poly)
	return t
}


// MakeTable returns the table of a polynomial.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		return castagnoliTable
	}
	t := new(Table)
	fill(t, poly)
	return t
}

func fill(t *Table, poly uint32)

// Update returns the sum of what crc is the sum of, followed by p.
func Update(crc uint32, tab *Table, p []byte) uint32

// Checksum returns the sum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE returns the sum of data by the IEEE polynomial.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

// NewIEEE returns a hash by the IEEE polynomial.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash by a table. Its sums are big-endian.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum32() uint32 { return d.crc }

func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}

const magic = "crc\x01"

// tableSum tells tables apart.
func tableSum(t *Table) uint32 {
	var b []byte
	if t != nil {
		for _, x := range t {
			b = binary.BigEndian.AppendUint32(b, x)
		}
	}
	return ChecksumIEEE(b)
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.BigEndian.AppendUint32(b, tableSum(d.tab))
	return binary.BigEndian.AppendUint32(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if len(b) != len(magic)+2*Size {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if tableSum(d.tab) != binary.BigEndian.Uint32(b[len(magic):]) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = binary.BigEndian.Uint32(b[len(magic)+Size:])
	return nil
}
