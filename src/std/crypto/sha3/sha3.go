// Package sha3 makes SHA-3 sums and, by SHAKE, sums of any length; by FIPS 202.
package sha3

import (
	"crypto"
	"encoding/binary"
	"errors"
	"hash"
)

// mix mixes data into a state from a place on, which never stays behind the rate; pad mixes the end in; draw reads from a place on.
func mix(state []uint64, rate, at int, data []byte) int
func pad(state []uint64, rate, at int, end byte)
func draw(state []uint64, rate, at int, out []byte) int

// sponge takes in bytes, and then gives out as many as are wanted.
type sponge struct {
	state   []uint64
	rate    int
	at      int
	end     byte // what follows the bytes that were taken in
	drawing bool
}

const (
	words     = 25
	stateSize = 8 * words
	endSHA3   = 0x06
	endSHAKE  = 0x1f
	endCSHAKE = 0x04
)

func newSponge(rate int, end byte) sponge {
	return sponge{state: make([]uint64, words), rate: rate, end: end}
}

func (s *sponge) copy() sponge {
	c := *s
	c.state = append([]uint64(nil), s.state...)
	return c
}

func (s *sponge) reset() {
	clear(s.state)
	s.at, s.drawing = 0, false
}

func (s *sponge) write(p []byte) {
	if s.drawing {
		panic("sha3: Write after Read")
	}
	s.at = mix(s.state, s.rate, s.at, p)
}

func (s *sponge) read(p []byte) {
	if !s.drawing {
		s.drawing = true
		pad(s.state, s.rate, s.at, s.end)
		s.at = 0
	}
	s.at = draw(s.state, s.rate, s.at, p)
}

// magics begin what is marshalled.
var magics = map[byte]string{endSHA3: "sha\x08", endSHAKE: "sha\x09", endCSHAKE: "sha\x0a"}

func (s *sponge) append(b []byte) []byte {
	at, state := s.at, s.state
	b = append(b, magics[s.end]...)
	b = append(b, byte(s.rate))
	for _, word := range state {
		b = binary.LittleEndian.AppendUint64(b, word)
	}
	b = append(b, byte(at))
	if s.drawing {
		return append(b, 1)
	}
	return append(b, 0)
}

func (s *sponge) unmarshal(b []byte) error {
	if len(b) != 4+1+stateSize+2 {
		return errors.New("sha3: invalid hash state")
	}
	if string(b[:4]) != magics[s.end] {
		return errors.New("sha3: invalid hash state identifier")
	}
	if int(b[4]) != s.rate {
		return errors.New("sha3: invalid hash state function")
	}
	at, drawing := int(b[len(b)-2]), b[len(b)-1]
	if at > s.rate || drawing > 1 {
		return errors.New("sha3: invalid hash state")
	}
	for i := range s.state {
		s.state[i] = binary.LittleEndian.Uint64(b[5+8*i:])
	}
	s.at, s.drawing = at, drawing == 1
	return nil
}

// A SHA3 is a SHA-3 under way.
type SHA3 struct {
	s    sponge
	size int
}

func newSHA3(size int) *SHA3 { return &SHA3{newSponge(stateSize-2*size, endSHA3), size} }

// New224 returns a SHA3-224.
func New224() *SHA3 { return newSHA3(28) }

// New256 returns a SHA3-256.
func New256() *SHA3 { return newSHA3(32) }

// New384 returns a SHA3-384.
func New384() *SHA3 { return newSHA3(48) }

// New512 returns a SHA3-512.
func New512() *SHA3 { return newSHA3(64) }

func init() {
	crypto.RegisterHash(crypto.SHA3_224, func() hash.Hash { return New224() })
	crypto.RegisterHash(crypto.SHA3_256, func() hash.Hash { return New256() })
	crypto.RegisterHash(crypto.SHA3_384, func() hash.Hash { return New384() })
	crypto.RegisterHash(crypto.SHA3_512, func() hash.Hash { return New512() })
}

func sum(h *SHA3, data []byte) []byte {
	h.Write(data)
	return h.Sum(nil)
}

// Sum224 returns the SHA3-224 sum of data.
func Sum224(data []byte) [28]byte { return [28]byte(sum(New224(), data)) }

// Sum256 returns the SHA3-256 sum of data.
func Sum256(data []byte) [32]byte { return [32]byte(sum(New256(), data)) }

// Sum384 returns the SHA3-384 sum of data.
func Sum384(data []byte) [48]byte { return [48]byte(sum(New384(), data)) }

// Sum512 returns the SHA3-512 sum of data.
func Sum512(data []byte) [64]byte { return [64]byte(sum(New512(), data)) }

// Write adds p.
func (s *SHA3) Write(p []byte) (n int, err error) {
	s.s.write(p)
	return len(p), nil
}

// Sum appends the sum of what was written.
func (s *SHA3) Sum(b []byte) []byte {
	c := s.s.copy()
	out := make([]byte, s.size)
	c.read(out)
	return append(b, out...)
}

// Reset forgets what was written.
func (s *SHA3) Reset() { s.s.reset() }

// Size returns the number of bytes of a sum.
func (s *SHA3) Size() int { return s.size }

// BlockSize returns the number of bytes of a block.
func (s *SHA3) BlockSize() int { return s.s.rate }

// Clone implements hash.Cloner.
func (d *SHA3) Clone() (hash.Cloner, error) { return &SHA3{d.s.copy(), d.size}, nil }

// MarshalBinary returns the state.
func (s *SHA3) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// AppendBinary appends the state, as compiled Go has it.
func (s *SHA3) AppendBinary(p []byte) ([]byte, error) { return s.s.append(p), nil }

// UnmarshalBinary takes over a state.
func (s *SHA3) UnmarshalBinary(data []byte) error { return s.s.unmarshal(data) }
