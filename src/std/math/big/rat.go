package big

import "math"

// A Rat is a quotient of integers in lowest terms. The zero value is 0.
type Rat struct {
	a Int
	b Int // without sign; 0 for 1
}

// NewRat returns a / b.
func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

func (z *Rat) denominator() nat {
	if len(z.b.abs) == 0 {
		return natOf(1)
	}
	return z.b.abs
}

// put sets z to a quotient in lowest terms.
func (z *Rat) put(neg bool, a, b nat) *Rat {
	if len(a) == 0 {
		z.a, z.b = Int{}, Int{abs: natOf(1)}
		return z
	}
	if g := natGcd(a, b); g.cmp(natOf(1)) != 0 {
		a, _ = natDiv(a, g)
		b, _ = natDiv(b, g)
	}
	z.a, z.b = Int{neg, a}, Int{abs: b}
	return z
}

// SetFrac sets z to a / b.
func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	return z.put(a.neg != b.neg, a.abs, b.abs)
}

// SetFrac64 sets z to a / b.
func (z *Rat) SetFrac64(a, b int64) *Rat { return z.SetFrac(NewInt(a), NewInt(b)) }

// SetInt sets z to x.
func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b = Int{abs: natOf(1)}
	return z
}

// SetInt64 sets z to x.
func (z *Rat) SetInt64(x int64) *Rat { return z.SetInt(NewInt(x)) }

// SetUint64 sets z to x.
func (z *Rat) SetUint64(x uint64) *Rat { return z.SetInt(new(Int).SetUint64(x)) }

// Set sets z to x.
func (z *Rat) Set(x *Rat) *Rat {
	z.a.Set(&x.a)
	z.b = Int{abs: x.denominator()}
	return z
}

// SetFloat64 sets z to exactly f; nil if that is no number.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	mant, exp := split(f)
	if exp >= 0 {
		return z.put(f < 0, natShl(natOf(mant), uint(exp)), natOf(1))
	}
	return z.put(f < 0, natOf(mant), natShl(natOf(1), uint(-exp)))
}

// split returns |f| as mant * 2**exp.
func split(f float64) (mant uint64, exp int) {
	fraction, exp := math.Frexp(math.Abs(f))
	return uint64(fraction * (1 << 53)), exp - 53
}

// Abs sets z to |x|.
func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

// Neg sets z to -x.
func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x)
	z.a.Neg(&z.a)
	return z
}

// Inv sets z to 1 / x.
func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	return z.put(x.a.neg, x.denominator(), x.a.abs)
}

// Sign returns -1, 0 or +1.
func (x *Rat) Sign() int { return x.a.Sign() }

// IsInt reports whether the denominator is 1.
func (x *Rat) IsInt() bool { return x.denominator().cmp(natOf(1)) == 0 }

// Num returns the numerator, which is part of x.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator, which is positive.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return NewInt(1)
	}
	return &x.b
}

// Cmp compares x and y: -1, 0 or +1.
func (x *Rat) Cmp(y *Rat) int {
	a := &Int{x.a.neg, natMul(x.a.abs, y.denominator())}
	b := &Int{y.a.neg, natMul(y.a.abs, x.denominator())}
	return a.Cmp(b)
}

// Add sets z to x + y.
func (z *Rat) Add(x, y *Rat) *Rat { return z.sum(x, y, y.a.neg) }

// Sub sets z to x - y.
func (z *Rat) Sub(x, y *Rat) *Rat { return z.sum(x, y, !y.a.neg) }

func (z *Rat) sum(x, y *Rat, yneg bool) *Rat {
	d, e := x.denominator(), y.denominator()
	neg, a := sum(x.a.neg, natMul(x.a.abs, e), yneg, natMul(y.a.abs, d))
	return z.put(neg, a, natMul(d, e))
}

// Mul sets z to x * y.
func (z *Rat) Mul(x, y *Rat) *Rat {
	return z.put(x.a.neg != y.a.neg, natMul(x.a.abs, y.a.abs), natMul(x.denominator(), y.denominator()))
}

// Quo sets z to x / y.
func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	return z.put(x.a.neg != y.a.neg, natMul(x.a.abs, y.denominator()), natMul(x.denominator(), y.a.abs))
}

// Float32 returns the nearest float32, and whether it is x exactly.
func (x *Rat) Float32() (f float32, exact bool) {
	v, acc := quotient(x.a.neg, x.a.abs, x.denominator(), 24, -149, 128)
	return float32(v), acc == Exact
}

// Float64 returns the nearest float64, and whether it is x exactly.
func (x *Rat) Float64() (f float64, exact bool) {
	v, acc := quotient(x.a.neg, x.a.abs, x.denominator(), 53, -1074, 1024)
	return v, acc == Exact
}

// quotient returns a / b as toFloat does.
func quotient(neg bool, a, b nat, prec uint, least, most int) (float64, Accuracy) {
	shift := int(prec) + 2 - (a.bitLen() - b.bitLen())
	q, exact := divideTo(a, b, shift)
	exp := -shift
	if !exact {
		// A bit below all others says that there is something.
		q, exp = natAdd(natShl(q, 1), natOf(1)), exp-1
	}
	return toFloat(neg, q, exp, prec, least, most)
}

// divideTo returns a * 2**shift / b, and whether nothing is left.
func divideTo(a, b nat, shift int) (q nat, exact bool) {
	if shift >= 0 {
		a = natShl(a, uint(shift))
	} else {
		b = natShl(b, uint(-shift))
	}
	q, r := natDiv(a, b)
	return q, len(r) == 0
}
