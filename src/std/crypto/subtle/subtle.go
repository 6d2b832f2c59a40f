// Package subtle has functions whose time does not depend on what the values are.
package subtle

// ConstantTimeCompare returns 1 if x and y are equal, otherwise 0.
func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	return ConstantTimeByteEq(difference(x, y), 0)
}

// difference returns 0 if x and y, of equal length, are equal.
func difference(x, y []byte) byte

// ConstantTimeSelect returns x if v is 1, y if it is 0.
func ConstantTimeSelect(v, x, y int) int { return ^(v-1)&x | (v-1)&y }

// ConstantTimeByteEq returns 1 if x == y, otherwise 0.
func ConstantTimeByteEq(x, y uint8) int { return int((uint32(x^y) - 1) >> 31) }

// ConstantTimeEq returns 1 if x == y, otherwise 0.
func ConstantTimeEq(x, y int32) int { return int((uint64(uint32(x^y)) - 1) >> 63) }

// ConstantTimeCopy copies y to x, of equal length, if v is 1.
func ConstantTimeCopy(v int, x, y []byte) {
	if len(x) != len(y) {
		panic("subtle: slices have different lengths")
	}
	keep, take := byte(v-1), ^byte(v-1)
	for i := range x {
		x[i] = x[i]&keep | y[i]&take
	}
}

// ConstantTimeLessOrEq returns 1 if x <= y, otherwise 0, for values from 0 to 1<<31-1.
func ConstantTimeLessOrEq(x, y int) int {
	return int(((int32(x) - int32(y) - 1) >> 31) & 1)
}

// XORBytes sets dst to x ^ y, as far as both go, and returns how far that is.
func XORBytes(dst, x, y []byte) int {
	n := min(len(x), len(y))
	if n == 0 {
		return 0
	}
	if n > len(dst) {
		panic("subtle.XORBytes: dst too short")
	}
	xor(dst[:n], x[:n], y[:n])
	return n
}

func xor(dst, x, y []byte)

// WithDataIndependentTiming calls f; there is nothing that would have to be switched on for it.
func WithDataIndependentTiming(f func()) { f() }
