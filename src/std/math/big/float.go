package big

import (
	"fmt"
	"math"
)

// Limits of exponents and precisions of a Float.
const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// A RoundingMode says how to round what does not fit.
type RoundingMode byte

// The modes.
const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

func (i RoundingMode) String() string {
	names := []string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}
	if int(i) < len(names) {
		return names[i]
	}
	return fmt.Sprintf("RoundingMode(%d)", byte(i))
}

// An Accuracy says on which side of the exact value a result is.
type Accuracy int8

// The sides.
const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return fmt.Sprintf("Accuracy(%d)", int8(i))
}

// An ErrNaN panic says that an operation has no result, such as Inf - Inf.
type ErrNaN struct{ msg string }

func (err ErrNaN) Error() string { return err.msg }

type form byte

const (
	zero form = iota
	finite
	inf
)

// A Float is a floating-point number of any precision. The zero value is 0 of precision 0, which takes over the precision
// of the first result; it has no value that is not a number.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat // odd, so that every number has one form only
	exp  int64
}

// The value is mant * 2**exp. order is the exponent if mant were a fraction in [0.5, 1).
func (x *Float) order() int64 { return x.exp + int64(x.mant.bitLen()) }

// NewFloat returns x with precision 53.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// round returns m * 2**exp in prec bits; sticky says that the value is a little more than that.
func round(neg bool, m nat, exp int64, sticky bool, prec uint, mode RoundingMode) (nat, int64, Accuracy) {
	length := uint(m.bitLen())
	if length <= prec && !sticky {
		return m, exp, Exact
	}
	if length <= prec {
		// Room for a bit that stands for what is missing.
		shift := prec + 2 - length
		m, exp = natAdd(natShl(m, shift), natOf(1)), exp-int64(shift)
		length = uint(m.bitLen())
		sticky = false
	}
	drop := length - prec
	half := m.bit(drop-1) == 1
	rest := sticky || m.below(drop-1)
	if !half && !rest {
		return natShr(m, drop), exp + int64(drop), Exact
	}
	kept := natShr(m, drop)
	up := false
	switch mode {
	case ToNearestEven:
		up = half && (rest || kept.bit(0) == 1)
	case ToNearestAway:
		up = half
	case AwayFromZero:
		up = true
	case ToNegativeInf:
		up = neg
	case ToPositiveInf:
		up = !neg
	}
	if up {
		kept = natAdd(kept, natOf(1))
	}
	acc := Below
	if up != neg {
		acc = Above
	}
	return kept, exp + int64(drop), acc
}

// put sets z to m * 2**exp, or a little more, rounded as z says.
func (z *Float) put(neg bool, m nat, exp int64, sticky bool) *Float {
	z.neg = neg
	m, exp, z.acc = round(neg, m, exp, sticky, uint(z.prec), z.mode)
	if len(m) == 0 {
		z.form, z.mant, z.exp = zero, nil, 0
		return z
	}
	zeros := m.trailingZeros()
	z.form, z.mant, z.exp = finite, natShr(m, zeros), exp+int64(zeros)
	switch order := z.order(); {
	case order > MaxExp:
		z.acc = Above
		if neg {
			z.acc = Below
		}
		z.form, z.mant, z.exp = inf, nil, 0
	case order < MinExp:
		z.acc = Below
		if neg {
			z.acc = Above
		}
		z.form, z.mant, z.exp = zero, nil, 0
	}
	return z
}

func (z *Float) putZero(neg bool) *Float {
	z.acc, z.form, z.neg, z.mant, z.exp = Exact, zero, neg, nil, 0
	return z
}

func (z *Float) putInf(neg bool) *Float {
	z.putZero(neg)
	z.form = inf
	return z
}

// SetPrec sets the precision and rounds z to it.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = Below
			if z.neg {
				z.acc = Above
			}
			z.form, z.mant, z.exp = zero, nil, 0
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old && z.form == finite {
		z.put(z.neg, z.mant, z.exp, false)
	}
	return z
}

// SetMode sets the rounding mode.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode = mode
	z.acc = Exact
	return z
}

// Prec returns the precision in bits.
func (x *Float) Prec() uint { return uint(x.prec) }

// MinPrec returns the least precision that x can have without being rounded.
func (x *Float) MinPrec() uint { return uint(x.mant.bitLen()) }

// Mode returns the rounding mode.
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc returns how exact the last result was.
func (x *Float) Acc() Accuracy { return x.acc }

// Sign returns -1, 0 or +1.
func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// Signbit reports whether x is negative or negative zero.
func (x *Float) Signbit() bool { return x.neg }

// IsInf reports whether x is infinite.
func (x *Float) IsInf() bool { return x.form == inf }

// IsInt reports whether x is an integer.
func (x *Float) IsInt() bool { return x.form == zero || x.form == finite && x.exp >= 0 }

// MantExp returns the exponent for a mantissa in [0.5, 1), to which mant is set if it is not nil.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.order())
	}
	if mant != nil {
		mant.Copy(x)
		if mant.form == finite {
			mant.exp = -int64(mant.mant.bitLen())
		}
	}
	return exp
}

// SetMantExp sets z to mant * 2**exp.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.form == finite {
		z.put(z.neg, z.mant, z.exp+int64(exp), false)
	}
	return z
}

// need gives z a precision if it has none.
func (z *Float) need(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

func (z *Float) setWords(neg bool, x nat, least uint32) *Float {
	z.need(max(uint32(x.bitLen()), least))
	if len(x) == 0 {
		return z.putZero(neg)
	}
	return z.put(neg, x, 0, false)
}

// SetUint64 sets z to x, with precision 64 if it has none.
func (z *Float) SetUint64(x uint64) *Float { return z.setWords(false, natOf(x), 64) }

// SetInt64 sets z to x, with precision 64 if it has none.
func (z *Float) SetInt64(x int64) *Float {
	if x < 0 {
		return z.setWords(true, natOf(-uint64(x)), 64)
	}
	return z.setWords(false, natOf(uint64(x)), 64)
}

// SetInt sets z to x, with as much precision as x needs, 64 at least, if it has none.
func (z *Float) SetInt(x *Int) *Float { return z.setWords(x.neg, x.abs, 64) }

// SetFloat64 sets z to x, with precision 53 if it has none.
func (z *Float) SetFloat64(x float64) *Float {
	z.need(53)
	neg := math.Signbit(x)
	switch {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case x == 0:
		return z.putZero(neg)
	case math.IsInf(x, 0):
		return z.putInf(neg)
	}
	mant, exp := split(x)
	return z.put(neg, natOf(mant), int64(exp), false)
}

// SetRat sets z to x, rounded, with as much precision as its parts need, 64 at least, if it has none.
func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	var a, b Float
	a.SetInt(x.Num())
	b.SetInt(x.Denom())
	z.need(max(a.prec, b.prec))
	return z.Quo(&a, &b)
}

// SetInf sets z to an infinity.
func (z *Float) SetInf(signbit bool) *Float { return z.putInf(signbit) }

// Set sets z to x, rounded to z's precision if it has one.
func (z *Float) Set(x *Float) *Float {
	if z == x {
		return z
	}
	z.need(x.prec)
	switch x.form {
	case zero:
		return z.putZero(x.neg)
	case inf:
		return z.putInf(x.neg)
	}
	return z.put(x.neg, x.mant, x.exp, false)
}

// Copy sets z to x with its precision, mode and accuracy.
func (z *Float) Copy(x *Float) *Float {
	*z = *x
	return z
}

// toFloat returns m * 2**exp in a machine's format: so many bits, none below 2**least, less than 2**most.
func toFloat(neg bool, m nat, exp int, prec uint, least, most int) (float64, Accuracy) {
	sign := 1.0
	if neg {
		sign = -1
	}
	if len(m) == 0 {
		return math.Copysign(0, sign), Exact
	}
	order := exp + m.bitLen()
	room := order - least // bits that a subnormal number has left
	under := Below
	over := Above
	if neg {
		under, over = Above, Below
	}
	if room < 0 || room == 0 && len(m) > 0 && m.trailingZeros() == uint(m.bitLen()-1) {
		return math.Copysign(0, sign), under
	}
	var acc Accuracy
	if room == 0 {
		// More than half of the least number.
		return math.Ldexp(sign, least), over
	}
	wide := int64(exp)
	m, wide, acc = round(neg, m, wide, false, min(prec, uint(room)), ToNearestEven)
	if int(wide)+m.bitLen() > most {
		return math.Inf(int(sign)), over
	}
	return math.Ldexp(sign*float64(m.low()), int(wide)), acc
}

func (x *Float) toFloat(prec uint, least, most int) (float64, Accuracy) {
	sign := 1
	if x.neg {
		sign = -1
	}
	switch {
	case x.form == zero:
		return math.Copysign(0, float64(sign)), Exact
	case x.form == inf:
		return math.Inf(sign), Exact
	case x.order() > 1<<20:
		return math.Inf(sign), Accuracy(sign)
	case x.order() < -1<<20:
		return math.Copysign(0, float64(sign)), Accuracy(-sign)
	}
	return toFloat(x.neg, x.mant, int(x.exp), prec, least, most)
}

// Float32 returns the nearest float32, and on which side of x it is.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.toFloat(24, -149, 128)
	return float32(f), acc
}

// Float64 returns the nearest float64, and on which side of x it is.
func (x *Float) Float64() (float64, Accuracy) { return x.toFloat(53, -1074, 1024) }

// whole returns the absolute value of x without its fraction, and whether there was one.
func (x *Float) whole() (nat, bool) {
	if x.exp >= 0 {
		return natShl(x.mant, uint(x.exp)), false
	}
	return natShr(x.mant, uint(-x.exp)), true
}

// Uint64 returns x without its fraction, or the nearest uint64.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.order() > 64:
		return math.MaxUint64, Below
	}
	n, fraction := x.whole()
	// Go looks at the number of bits only.
	if fraction && (x.MinPrec() > 64 || x.order() <= 0) {
		return n.low(), Below
	}
	return n.low(), Exact
}

// Int64 returns x without its fraction, or the nearest int64.
func (x *Float) Int64() (int64, Accuracy) {
	acc := Below
	if x.neg {
		acc = Above
	}
	switch {
	case x.form == zero:
		return 0, Exact
	case x.form == finite && x.order() <= 63:
		n, fraction := x.whole()
		v := int64(n.low())
		if x.neg {
			v = -v
		}
		if !fraction {
			acc = Exact
		}
		return v, acc
	case x.neg:
		// The least int64 has one bit only.
		if x.form == finite && x.order() == 64 && x.mant.bitLen() == 1 {
			acc = Exact
		}
		return math.MinInt64, acc
	}
	return math.MaxInt64, acc
}

// Int returns x without its fraction, in z unless that is nil; nil for an infinity.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Int)
	}
	acc := Below
	if x.neg {
		acc = Above
	}
	switch x.form {
	case zero:
		return z.SetInt64(0), Exact
	case inf:
		return nil, acc
	}
	n, fraction := x.whole()
	if !fraction {
		acc = Exact
	}
	return z.put(x.neg, n), acc
}

// Rat returns x, in z unless that is nil; nil for an infinity.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Rat)
	}
	switch x.form {
	case zero:
		return z.SetInt64(0), Exact
	case inf:
		if x.neg {
			return nil, Above
		}
		return nil, Below
	}
	if x.exp >= 0 {
		return z.put(x.neg, natShl(x.mant, uint(x.exp)), natOf(1)), Exact
	}
	return z.put(x.neg, x.mant, natShl(natOf(1), uint(-x.exp))), Exact
}
