// Package big computes with integers, rational and floating-point numbers of any size. Results go to the receiver, which is
// also returned.
//
// Left out are the encodings of package encoding/gob for Float.
package big

import (
	"math"
	"math/rand"
)

// An Int is an integer. The zero value is 0.
type Int struct {
	neg bool
	abs nat
}

// NewInt returns a new Int.
func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (z *Int) put(neg bool, abs nat) *Int {
	z.neg, z.abs = neg && len(abs) > 0, abs
	return z
}

// Sign returns -1, 0 or +1.
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// SetInt64 sets z to x.
func (z *Int) SetInt64(x int64) *Int {
	if x < 0 {
		return z.put(true, natOf(-uint64(x)))
	}
	return z.put(false, natOf(uint64(x)))
}

// SetUint64 sets z to x.
func (z *Int) SetUint64(x uint64) *Int { return z.put(false, natOf(x)) }

// Set sets z to x.
func (z *Int) Set(x *Int) *Int { return z.put(x.neg, append(nat(nil), x.abs...)) }

// Bits returns the words of the absolute value, from the lowest on.
func (x *Int) Bits() []Word { return x.abs }

// SetBits sets z to the number with these words, which it keeps.
func (z *Int) SetBits(abs []Word) *Int { return z.put(false, nat(abs).norm()) }

// Abs sets z to |x|.
func (z *Int) Abs(x *Int) *Int { return z.put(false, x.abs) }

// Neg sets z to -x.
func (z *Int) Neg(x *Int) *Int { return z.put(!x.neg, x.abs) }

func sum(xneg bool, x nat, yneg bool, y nat) (neg bool, z nat) {
	if xneg == yneg {
		return xneg, natAdd(x, y)
	}
	if x.cmp(y) >= 0 {
		return xneg, natSub(x, y)
	}
	return yneg, natSub(y, x)
}

// Add sets z to x + y.
func (z *Int) Add(x, y *Int) *Int { return z.put(sum(x.neg, x.abs, y.neg, y.abs)) }

// Sub sets z to x - y.
func (z *Int) Sub(x, y *Int) *Int { return z.put(sum(x.neg, x.abs, !y.neg, y.abs)) }

// Mul sets z to x * y.
func (z *Int) Mul(x, y *Int) *Int { return z.put(x.neg != y.neg, natMul(x.abs, y.abs)) }

// MulRange sets z to the product of all integers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := false
	if a < 0 {
		neg = (b-a)&1 == 0
		a, b = -b, -a
	}
	return z.put(neg, product(uint64(a), uint64(b)))
}

func product(a, b uint64) nat {
	if a == b {
		return natOf(a)
	}
	if a+1 == b {
		return natMul(natOf(a), natOf(b))
	}
	m := a + (b-a)/2
	return natMul(product(a, m), product(m+1, b))
}

// Binomial sets z to n over k.
func (z *Int) Binomial(n, k int64) *Int {
	if k < 0 || k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	var a, b Int
	a.MulRange(n-k+1, n)
	b.MulRange(1, k)
	return z.Quo(&a, &b)
}

func divide(x, y nat) (q, r nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	return natDiv(x, y)
}

// Quo sets z to x / y, truncated.
func (z *Int) Quo(x, y *Int) *Int {
	q, _ := divide(x.abs, y.abs)
	return z.put(x.neg != y.neg, q)
}

// Rem sets z to x % y, with the sign of x.
func (z *Int) Rem(x, y *Int) *Int {
	_, r := divide(x.abs, y.abs)
	return z.put(x.neg, r)
}

// QuoRem sets z to Quo and r to Rem.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	q, rest := divide(x.abs, y.abs)
	xneg, yneg := x.neg, y.neg
	return z.put(xneg != yneg, q), r.put(xneg, rest)
}

// Div sets z to x / y, rounded so that Mod is not negative.
func (z *Int) Div(x, y *Int) *Int {
	var m Int
	z.DivMod(x, y, &m)
	return z
}

// Mod sets z to x - y*Div(x, y), which is not negative.
func (z *Int) Mod(x, y *Int) *Int {
	var q Int
	q.DivMod(x, y, z)
	return z
}

// DivMod sets z to Div and m to Mod.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	d := *y
	z.QuoRem(x, y, m)
	if m.neg {
		one := &Int{abs: natOf(1)}
		if d.neg {
			z.Add(z, one)
			m.Sub(m, &d)
		} else {
			z.Sub(z, one)
			m.Add(m, &d)
		}
	}
	return z, m
}

// How Divide rounds quotients, by other names.
const (
	Trunc = ToZero
	Floor = ToNegativeInf
	Round = ToNearestEven
	Ceil  = ToPositiveInf
)

// Divide sets z to x / y, rounded by mode (Trunc, Floor, Round or Ceil), and r to what is left; either may be nil.
func (z *Int) Divide(x, y, r *Int, mode RoundingMode) (*Int, *Int) {
	if mode != Trunc && mode != Floor && mode != Round && mode != Ceil {
		panic("unsupported rounding mode")
	}
	var q, rest Int
	divisor := *y
	q.QuoRem(x, y, &rest)
	if len(rest.abs) > 0 {
		neg := rest.neg != divisor.neg
		away := false
		switch mode {
		case Floor:
			away = neg
		case Ceil:
			away = !neg
		case Round:
			c := natShl(rest.abs, 1).cmp(divisor.abs)
			away = c > 0 || c == 0 && q.abs.bit(0) == 1
		}
		if away {
			q.put(neg, natAdd(q.abs, natOf(1)))
			if neg {
				rest.Add(&rest, &divisor)
			} else {
				rest.Sub(&rest, &divisor)
			}
		}
	}
	if z != nil {
		*z = q
	}
	if r != nil {
		*r = rest
	}
	return z, r
}

// Cmp compares x and y: -1, 0 or +1.
func (x *Int) Cmp(y *Int) int {
	switch {
	case x.neg != y.neg:
		if x.neg {
			return -1
		}
		return 1
	case x.neg:
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

// CmpAbs compares absolute values.
func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

// Int64 returns x, or its lowest bits if it is too large.
func (x *Int) Int64() int64 {
	v := int64(x.abs.low())
	if x.neg {
		return -v
	}
	return v
}

// Uint64 returns x, or its lowest bits if it is too large.
func (x *Int) Uint64() uint64 { return x.abs.low() }

// IsInt64 reports whether x is an int64.
func (x *Int) IsInt64() bool {
	w := int64(x.abs.low())
	return len(x.abs) <= 1 && (w >= 0 || x.neg && w == -w)
}

// IsUint64 reports whether x is a uint64.
func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 returns the nearest float64 and on which side of x it is.
func (x *Int) Float64() (float64, Accuracy) {
	f, acc := toFloat(x.neg, x.abs, 0, 53, -1074, 1024)
	return f, acc
}

// Exp sets z to x**y mod |m|, or to x**y if m is nil or 0; to 1 without m if y is negative; nil if there is no inverse.
func (z *Int) Exp(x, y, m *Int) *Int {
	base, neg := x.abs, x.neg
	var mod nat
	if m != nil {
		mod = m.abs
	}
	if len(mod) == 0 {
		if y.neg {
			return z.SetInt64(1)
		}
		if len(base) == 0 || len(base) == 1 && base[0] == 1 {
			// To any power, however large.
			if len(y.abs) == 0 {
				return z.SetInt64(1)
			}
			return z.put(neg && y.abs[0]&1 == 1, base)
		}
		return z.put(neg && y.abs.bit(0) == 1, natPow(base, uint(y.abs.low())))
	}
	if y.neg {
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		// The sign of x counts even so, as in Go.
		base = inverse.abs
	}
	r := natExp(base, y.abs, mod)
	if neg && y.abs.bit(0) == 1 && len(r) > 0 {
		r = natSub(mod, r)
	}
	return z.put(false, r)
}

// GCD sets z to the greatest common divisor of a and b, and x and y, if they are not nil, so that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if x == nil && y == nil {
		return z.put(false, natGcd(a.abs, b.abs))
	}
	if len(a.abs) == 0 || len(b.abs) == 0 {
		sa, sb := int64(a.Sign()), int64(b.Sign())
		g := natAdd(a.abs, b.abs)
		if x != nil {
			x.SetInt64(sa)
		}
		if y != nil {
			y.SetInt64(sb)
			if len(a.abs) != 0 {
				y.SetInt64(0)
			}
		}
		return z.put(false, g)
	}
	// Euclid's algorithm on absolute values, with the factor of the first one.
	r0, r1 := &Int{abs: a.abs}, &Int{abs: b.abs}
	s0, s1 := NewInt(1), new(Int)
	for len(r1.abs) > 0 {
		var q, r, t Int
		q.QuoRem(r0, r1, &r)
		t.Sub(s0, t.Mul(&q, s1))
		r0, r1 = r1, &r
		s0, s1 = s1, &t
	}
	A, B := *a, *b
	if A.neg {
		s0.Neg(s0)
	}
	if y != nil {
		// b*y = g - a*x
		var t Int
		t.Mul(&A, s0)
		t.Sub(r0, &t)
		y.Quo(&t, &B)
	}
	if x != nil {
		*x = *s0
	}
	return z.put(false, r0.abs)
}

// ModInverse sets z to the inverse of g modulo |n|; nil if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	var reduced, modulus Int
	modulus.Abs(n)
	if len(modulus.abs) == 0 && !g.neg {
		if g.abs.cmp(natOf(1)) == 0 {
			return z.SetInt64(1)
		}
		return nil
	}
	reduced.Mod(g, &modulus)
	inverse, ok := natInverse(reduced.abs, modulus.abs)
	if !ok {
		return nil
	}
	return z.put(false, inverse)
}

// Jacobi returns the Jacobi symbol (x/y); y must be odd.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic("big: invalid 2nd argument to Int.Jacobi: need odd integer but got " + y.String())
	}
	var a, b Int
	a.Set(x)
	b.Abs(y)
	j := 1
	if y.neg && a.neg {
		j = -1
	}
	for {
		if b.Cmp(NewInt(1)) == 0 {
			return j
		}
		if len(a.abs) == 0 {
			return 0
		}
		a.Mod(&a, &b)
		if len(a.abs) == 0 {
			return 0
		}
		s := a.abs.trailingZeros()
		if s&1 == 1 {
			if m := b.abs[0] & 7; m == 3 || m == 5 {
				j = -j
			}
		}
		var c Int
		c.Rsh(&a, s)
		if b.abs[0]&3 == 3 && c.abs[0]&3 == 3 {
			j = -j
		}
		a = b
		b = c
	}
}

// ModSqrt sets z to a square root of x modulo the odd prime p; nil if there is none.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	var a Int
	a.Mod(x, p)
	one := NewInt(1)
	if p.abs[0]&3 == 3 {
		var e Int
		e.Rsh(e.Add(p, one), 2)
		return z.Exp(&a, &e, p)
	}
	if p.abs[0]&7 == 5 {
		var alpha, beta, tx, e Int
		e.Rsh(p, 3)
		tx.Lsh(&a, 1)
		alpha.Exp(&tx, &e, p)
		beta.Mul(&alpha, &alpha)
		beta.Mod(&beta, p)
		beta.Mul(&beta, &tx)
		beta.Mod(&beta, p)
		beta.Sub(&beta, one)
		beta.Mul(&beta, &a)
		beta.Mod(&beta, p)
		beta.Mul(&beta, &alpha)
		return z.Mod(&beta, p)
	}
	// Tonelli and Shanks.
	var s, n, y, b, g, t Int
	s.Sub(p, one)
	e := s.abs.trailingZeros()
	s.Rsh(&s, e)
	n.SetInt64(2)
	for Jacobi(&n, p) != -1 {
		n.Add(&n, one)
	}
	y.Add(&s, one)
	y.Rsh(&y, 1)
	y.Exp(&a, &y, p)
	b.Exp(&a, &s, p)
	g.Exp(&n, &s, p)
	r := e
	for {
		var m uint
		t.Set(&b)
		for t.Cmp(one) != 0 {
			t.Mul(&t, &t)
			t.Mod(&t, p)
			m++
		}
		if m == 0 {
			return z.Set(&y)
		}
		t.SetInt64(0)
		t.SetBit(&t, int(r-m-1), 1)
		t.Exp(&g, &t, p)
		g.Mul(&t, &t)
		g.Mod(&g, p)
		y.Mul(&y, &t)
		y.Mod(&y, p)
		b.Mul(&b, &g)
		b.Mod(&b, p)
		r = m
	}
}

// Sqrt sets z to the square root of x, rounded down.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.put(false, natSqrt(x.abs))
}

// Lsh sets z to x << n.
func (z *Int) Lsh(x *Int, n uint) *Int { return z.put(x.neg, natShl(x.abs, n)) }

// Rsh sets z to x >> n, rounded down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	shifted := natShr(x.abs, n)
	if x.neg && x.abs.below(n) {
		shifted = natAdd(shifted, natOf(1))
	}
	return z.put(x.neg, shifted)
}

// BitLen returns the number of bits of |x|.
func (x *Int) BitLen() int { return x.abs.bitLen() }

// TrailingZeroBits returns how many of the lowest bits of |x| are 0.
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

// Bit returns a bit of x, as in two's complement.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if !x.neg {
		return x.abs.bit(uint(i))
	}
	return 1 ^ natSub(x.abs, natOf(1)).bit(uint(i))
}

// SetBit sets z to x with a bit set to b, as in two's complement.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	mask := natShl(natOf(1), uint(i))
	if b == 1 {
		return z.put(bitwise(1, x.neg, x.abs, false, mask))
	}
	return z.put(bitwise(3, x.neg, x.abs, false, mask))
}

// And sets z to x & y.
func (z *Int) And(x, y *Int) *Int { return z.put(bitwise(0, x.neg, x.abs, y.neg, y.abs)) }

// Or sets z to x | y.
func (z *Int) Or(x, y *Int) *Int { return z.put(bitwise(1, x.neg, x.abs, y.neg, y.abs)) }

// Xor sets z to x ^ y.
func (z *Int) Xor(x, y *Int) *Int { return z.put(bitwise(2, x.neg, x.abs, y.neg, y.abs)) }

// AndNot sets z to x &^ y.
func (z *Int) AndNot(x, y *Int) *Int { return z.put(bitwise(3, x.neg, x.abs, y.neg, y.abs)) }

// Not sets z to ^x.
func (z *Int) Not(x *Int) *Int {
	if x.neg {
		return z.put(false, natSub(x.abs, natOf(1)))
	}
	return z.put(true, natAdd(x.abs, natOf(1)))
}

// ProbablyPrime reports whether x is prime: surely if it says no, and below 1<<64; else with a tiny doubt.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	return !x.neg && natPrime(x.abs, n)
}

// Rand sets z to a random number in [0, n).
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.SetInt64(0)
	}
	size := n.abs.bitLen()
	top := Word(math.MaxUint64) >> (uint(-size) % 64)
	for {
		words := make(nat, len(n.abs))
		for i := range words {
			words[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		words[len(words)-1] &= top
		if words = words.norm(); words.cmp(n.abs) < 0 {
			return z.put(false, words)
		}
	}
}

// Bytes returns |x| in bytes, highest first.
func (x *Int) Bytes() []byte { return x.FillBytes(make([]byte, (x.BitLen()+7)/8)) }

// FillBytes fills buf with |x| in bytes, highest first, with zeros in front.
func (x *Int) FillBytes(buf []byte) []byte {
	if x.BitLen() > 8*len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	for i := range buf {
		at := len(buf) - 1 - i
		buf[at] = 0
		if word := i / 8; word < len(x.abs) {
			buf[at] = byte(x.abs[word] >> (8 * uint(i%8)))
		}
	}
	return buf
}

// SetBytes sets z to the number with these bytes, highest first.
func (z *Int) SetBytes(buf []byte) *Int {
	words := make(nat, (len(buf)+7)/8)
	for i := range buf {
		words[i/8] |= Word(buf[len(buf)-1-i]) << (8 * uint(i%8))
	}
	return z.put(false, words.norm())
}

