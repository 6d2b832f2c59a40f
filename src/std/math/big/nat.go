package big

import "math/bits"

// A Word is a digit of a number, in base 1<<64.
type Word uint

// nat is a number that is not negative: words from the lowest on, the last one not 0. Words are never changed once others
// may see them.
type nat []Word

// What the natives do with numbers; divisors are not 0, and sub's x is not less than y.
func natAdd(x, y nat) nat
func natSub(x, y nat) nat
func natMul(x, y nat) nat
func natDiv(x, y nat) (q, r nat)
func natShl(x nat, n uint) nat
func natShr(x nat, n uint) nat
func natPow(x nat, y uint) nat
func natExp(x, y, m nat) nat
func natSqrt(x nat) nat
func natGcd(x, y nat) nat
func natInverse(x, m nat) (nat, bool)
func natPrime(x nat, rounds int) bool
func natString(x nat, base int) string

// natParse returns the number with these digits, all of which are valid.
func natParse(digits string, base int) nat

// bitwise is and, or, xor, and not (0 to 3) in two's complement.
func bitwise(op int, xneg bool, x nat, yneg bool, y nat) (neg bool, z nat)

func natOf(x uint64) nat {
	if x == 0 {
		return nil
	}
	return nat{Word(x)}
}

func (x nat) norm() nat {
	for len(x) > 0 && x[len(x)-1] == 0 {
		x = x[:len(x)-1]
	}
	return x
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return len(x)*64 - bits.LeadingZeros64(uint64(x[len(x)-1]))
}

func (x nat) trailingZeros() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*64 + bits.TrailingZeros64(uint64(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	if j := i / 64; j < uint(len(x)) {
		return uint(x[j] >> (i % 64) & 1)
	}
	return 0
}

// low returns the lowest 64 bits.
func (x nat) low() uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}

// below reports whether any of the lowest n bits is set.
func (x nat) below(n uint) bool { return len(x) > 0 && x.trailingZeros() < n }

// pow10 returns 10 to the power n.
func pow10(n uint) nat { return natPow(natOf(10), n) }
