// Package fnv makes sums by the Fowler-Noll-Vo functions, FNV-1 and FNV-1a.
package fnv

import (
	"encoding/binary"
	"errors"
	"hash"
	"math/bits"
)

const (
	offset32     = 2166136261
	offset64     = 14695981039346656037
	offset128Low = 0x62b821756295c58d
	offset128Hi  = 0x6c62272e07bb0142
)

type (
	sum32  struct{ sum uint32 }
	sum32a struct{ sum uint32 }
	sum64  struct{ sum uint64 }
	sum64a struct{ sum uint64 }
	sum128 struct {
		hi, low uint64
		after   bool // whether a byte comes in after the multiplication, as FNV-1 has it
	}
)

// New32 returns an FNV-1 of 32 bits.
func New32() hash.Hash32 { return &sum32{offset32} }

// New32a returns an FNV-1a of 32 bits.
func New32a() hash.Hash32 { return &sum32a{offset32} }

// New64 returns an FNV-1 of 64 bits.
func New64() hash.Hash64 { return &sum64{offset64} }

// New64a returns an FNV-1a of 64 bits.
func New64a() hash.Hash64 { return &sum64a{offset64} }

// New128 returns an FNV-1 of 128 bits.
func New128() hash.Hash { return &sum128{offset128Hi, offset128Low, true} }

// New128a returns an FNV-1a of 128 bits.
func New128a() hash.Hash { return &sum128{offset128Hi, offset128Low, false} }

func update32(sum uint32, p []byte) uint32
func update32a(sum uint32, p []byte) uint32
func update64(sum uint64, p []byte) uint64
func update64a(sum uint64, p []byte) uint64

func (s *sum32) Write(p []byte) (int, error)  { s.sum = update32(s.sum, p); return len(p), nil }
func (s *sum32a) Write(p []byte) (int, error) { s.sum = update32a(s.sum, p); return len(p), nil }
func (s *sum64) Write(p []byte) (int, error)  { s.sum = update64(s.sum, p); return len(p), nil }
func (s *sum64a) Write(p []byte) (int, error) { s.sum = update64a(s.sum, p); return len(p), nil }

func (s *sum128) Write(p []byte) (int, error) {
	// The prime is 1<<88 + 0x13b.
	for _, c := range p {
		if !s.after {
			s.low ^= uint64(c)
		}
		hi, low := bits.Mul64(0x13b, s.low)
		s.hi = hi + s.low<<24 + s.hi*0x13b
		s.low = low
		if s.after {
			s.low ^= uint64(c)
		}
	}
	return len(p), nil
}

func (s *sum32) Sum32() uint32  { return s.sum }
func (s *sum32a) Sum32() uint32 { return s.sum }
func (s *sum64) Sum64() uint64  { return s.sum }
func (s *sum64a) Sum64() uint64 { return s.sum }

func (s *sum32) Sum(in []byte) []byte  { return binary.BigEndian.AppendUint32(in, s.sum) }
func (s *sum32a) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, s.sum) }
func (s *sum64) Sum(in []byte) []byte  { return binary.BigEndian.AppendUint64(in, s.sum) }
func (s *sum64a) Sum(in []byte) []byte { return binary.BigEndian.AppendUint64(in, s.sum) }
func (s *sum128) Sum(in []byte) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(in, s.hi), s.low)
}

func (s *sum32) Reset()  { s.sum = offset32 }
func (s *sum32a) Reset() { s.sum = offset32 }
func (s *sum64) Reset()  { s.sum = offset64 }
func (s *sum64a) Reset() { s.sum = offset64 }
func (s *sum128) Reset() { s.hi, s.low = offset128Hi, offset128Low }

func (s *sum32) Size() int  { return 4 }
func (s *sum32a) Size() int { return 4 }
func (s *sum64) Size() int  { return 8 }
func (s *sum64a) Size() int { return 8 }
func (s *sum128) Size() int { return 16 }

func (s *sum32) BlockSize() int  { return 1 }
func (s *sum32a) BlockSize() int { return 1 }
func (s *sum64) BlockSize() int  { return 1 }
func (s *sum64a) BlockSize() int { return 1 }
func (s *sum128) BlockSize() int { return 1 }

func (s *sum32) Clone() (hash.Cloner, error)  { r := *s; return &r, nil }
func (s *sum32a) Clone() (hash.Cloner, error) { r := *s; return &r, nil }
func (s *sum64) Clone() (hash.Cloner, error)  { r := *s; return &r, nil }
func (s *sum64a) Clone() (hash.Cloner, error) { r := *s; return &r, nil }
func (s *sum128) Clone() (hash.Cloner, error) { r := *s; return &r, nil }

func (s *sum128) magic() string {
	if s.after {
		return "fnv\x05"
	}
	return "fnv\x06"
}

func (s *sum32) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, "fnv\x01"...)), nil }
func (s *sum32a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x02"...)), nil }
func (s *sum64) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, "fnv\x03"...)), nil }
func (s *sum64a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x04"...)), nil }
func (s *sum128) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, s.magic()...)), nil }

func (s *sum32) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum32a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }
func (s *sum64) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum64a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }
func (s *sum128) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// state returns what follows the magic word of a marshalled sum.
func state(b []byte, magic string, size int) ([]byte, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != len(magic)+size {
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[len(magic):], nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x01", 4)
	if err == nil {
		s.sum = binary.BigEndian.Uint32(b)
	}
	return err
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x02", 4)
	if err == nil {
		s.sum = binary.BigEndian.Uint32(b)
	}
	return err
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x03", 8)
	if err == nil {
		s.sum = binary.BigEndian.Uint64(b)
	}
	return err
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x04", 8)
	if err == nil {
		s.sum = binary.BigEndian.Uint64(b)
	}
	return err
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := state(b, s.magic(), 16)
	if err == nil {
		s.hi, s.low = binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
	}
	return err
}
