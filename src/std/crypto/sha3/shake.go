package sha3

import "math/bits"

// A SHAKE is a sum without end: what was written can be read for as long as is wanted.
type SHAKE struct {
	s     sponge
	start []byte // of a cSHAKE
}

func newSHAKE(rate int) *SHAKE { return &SHAKE{s: newSponge(rate, endSHAKE)} }

const (
	rate128 = 168
	rate256 = 136
)

// NewSHAKE128 returns a SHAKE128.
func NewSHAKE128() *SHAKE { return newSHAKE(rate128) }

// NewSHAKE256 returns a SHAKE256.
func NewSHAKE256() *SHAKE { return newSHAKE(rate256) }

// NewCSHAKE128 returns a cSHAKE128 with the name of a function and a customisation.
func NewCSHAKE128(N, S []byte) *SHAKE { return newCSHAKE(rate128, N, S) }

// NewCSHAKE256 returns a cSHAKE256 with the name of a function and a customisation.
func NewCSHAKE256(N, S []byte) *SHAKE { return newCSHAKE(rate256, N, S) }

func newCSHAKE(rate int, name, custom []byte) *SHAKE {
	if len(name) == 0 && len(custom) == 0 {
		return newSHAKE(rate)
	}
	var start []byte
	for _, part := range [][]byte{name, custom} {
		start = append(start, left(8*uint64(len(part)))...)
		start = append(start, part...)
	}
	s := &SHAKE{newSponge(rate, endCSHAKE), start}
	s.begin()
	return s
}

// begin writes what a cSHAKE begins with, filled up to whole blocks.
func (s *SHAKE) begin() {
	b := append(left(uint64(s.s.rate)), s.start...)
	s.s.write(append(b, make([]byte, (s.s.rate-len(b)%s.s.rate)%s.s.rate)...))
}

// left encodes a number behind the length that it then has.
func left(n uint64) []byte {
	size := max(1, (bits.Len64(n)+7)/8)
	b := []byte{byte(size)}
	for i := size - 1; i >= 0; i-- {
		b = append(b, byte(n>>(8*i)))
	}
	return b
}

// SumSHAKE128 returns a SHAKE128 sum of data of some length.
func SumSHAKE128(data []byte, length int) []byte { return drawn(NewSHAKE128(), data, length) }

// SumSHAKE256 returns a SHAKE256 sum of data of some length.
func SumSHAKE256(data []byte, length int) []byte { return drawn(NewSHAKE256(), data, length) }

func drawn(s *SHAKE, data []byte, length int) []byte {
	s.Write(data)
	out := make([]byte, length)
	s.Read(out)
	return out
}

// Write adds p. It panics if something was read.
func (s *SHAKE) Write(p []byte) (n int, err error) {
	s.s.write(p)
	return len(p), nil
}

// Read reads more of the sum. It never fails.
func (s *SHAKE) Read(p []byte) (n int, err error) {
	s.s.read(p)
	return len(p), nil
}

// Reset forgets what was written and read.
func (s *SHAKE) Reset() {
	s.s.reset()
	if s.start != nil {
		s.begin()
	}
}

// BlockSize returns the number of bytes of a block.
func (s *SHAKE) BlockSize() int { return s.s.rate }

// MarshalBinary returns the state.
func (s *SHAKE) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// AppendBinary appends the state, as compiled Go has it.
func (s *SHAKE) AppendBinary(p []byte) ([]byte, error) {
	return append(s.s.append(p), s.start...), nil
}

// UnmarshalBinary takes over a state.
func (s *SHAKE) UnmarshalBinary(data []byte) error {
	const size = 4 + 1 + stateSize + 2
	n := min(len(data), size)
	if err := s.s.unmarshal(data[:n]); err != nil {
		return err
	}
	s.start = append([]byte(nil), data[n:]...)
	return nil
}
