package rand

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A PCG is a permuted congruential generator with 128 bits of state (PCG-DXSM).
type PCG struct{ hi, lo uint64 }

// NewPCG returns a PCG with this seed.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed seeds p anew.
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

// Uint64 returns the next number.
func (p *PCG) Uint64() uint64 {
	const (
		mulHi = 2549297995355413924
		mulLo = 4865540595714422341
		addHi = 6364136223846793005
		addLo = 1442695040888963407
		mix   = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, addLo, 0)
	hi, _ = bits.Add64(hi, addHi, carry)
	p.hi, p.lo = hi, lo

	hi ^= hi >> 32
	hi *= mix
	hi ^= hi >> 48
	return hi * (lo | 1)
}

// AppendBinary implements encoding.BinaryAppender.
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "pcg:"...)
	b = binary.BigEndian.AppendUint64(b, p.hi)
	return binary.BigEndian.AppendUint64(b, p.lo), nil
}

// MarshalBinary implements encoding.BinaryMarshaler.
func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = binary.BigEndian.Uint64(data[4:]), binary.BigEndian.Uint64(data[12:])
	return nil
}

// A ChaCha8 is a generator by the cipher of that name, fit for secrets.
type ChaCha8 struct {
	seed    []uint64 // four
	counter uint32   // of the blocks that buf holds
	buf     []uint64 // from i on to be given out
	i, n    int
	left    []byte // of a number of which Read took a part
}

// A chunk is four blocks; after four chunks the last four numbers are the next seed.
const (
	step  = 4
	end   = 16
	chunk = 32
)

// NewChaCha8 returns a ChaCha8 with this seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed seeds c anew.
func (c *ChaCha8) Seed(seed [32]byte) {
	c.left = nil
	c.seed = make([]uint64, 4)
	for i := range c.seed {
		c.seed[i] = binary.LittleEndian.Uint64(seed[8*i:])
	}
	c.start(0)
}

func blocks(seed []uint64, counter uint32) []uint64

// start makes the chunk that begins with this block.
func (c *ChaCha8) start(counter uint32) {
	c.counter = counter
	c.buf = blocks(c.seed, counter)
	c.i, c.n = 0, chunk
	if counter == end-step {
		c.n = chunk - len(c.seed)
	}
}

// Uint64 returns the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.i == c.n {
		if c.counter += step; c.counter == end {
			c.seed = c.buf[c.n:]
			c.counter = 0
		}
		c.start(c.counter)
	}
	v := c.buf[c.i]
	c.i++
	return v
}

// Read fills p with random bytes.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = len(p)
	for len(p) > 0 {
		if len(c.left) == 0 {
			c.left = binary.LittleEndian.AppendUint64(nil, c.Uint64())
		}
		taken := copy(p, c.left)
		p, c.left = p[taken:], c.left[taken:]
	}
	return n, nil
}

// AppendBinary implements encoding.BinaryAppender.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if len(c.left) > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(len(c.left)))
		b = append(b, c.left...)
	}
	b = append(b, "chacha8:"...)
	b = binary.BigEndian.AppendUint64(b, uint64(c.counter)/step*chunk+uint64(c.i))
	for _, word := range c.seed {
		b = binary.LittleEndian.AppendUint64(b, word)
	}
	return b, nil
}

// MarshalBinary implements encoding.BinaryMarshaler.
func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	var left []byte
	if len(data) >= 9 && string(data[:8]) == "readbuf:" {
		n := int(data[8])
		if data = data[9:]; n > len(data) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		left, data = data[:n:n], data[n:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := binary.BigEndian.Uint64(data[8:])
	if used > end/step*chunk-4 {
		return errors.New("invalid ChaCha8 encoding")
	}
	c.seed = make([]uint64, 4)
	for i := range c.seed {
		c.seed[i] = binary.LittleEndian.Uint64(data[16+8*i:])
	}
	c.start(uint32(used) / chunk * step)
	c.i = int(used % chunk)
	c.left = append([]byte(nil), left...)
	return nil
}
