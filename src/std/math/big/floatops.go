package big

// Abs sets z to |x|, rounded.
func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to -x, rounded.
func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// Cmp compares x and y: -1, 0 or +1.
func (x *Float) Cmp(y *Float) int {
	a, b := x.class(), y.class()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	switch a {
	case -1:
		return y.cmpAbs(x)
	case 1:
		return x.cmpAbs(y)
	}
	return 0
}

// class orders numbers by sign and infinity.
func (x *Float) class() int {
	c := 0
	switch x.form {
	case finite:
		c = 1
	case inf:
		c = 2
	}
	if x.neg {
		c = -c
	}
	return c
}

// cmpAbs compares the absolute values of finite numbers.
func (x *Float) cmpAbs(y *Float) int {
	if a, b := x.order(), y.order(); a != b {
		if a < b {
			return -1
		}
		return 1
	}
	if x.exp > y.exp {
		return natShl(x.mant, uint(x.exp-y.exp)).cmp(y.mant)
	}
	return x.mant.cmp(natShl(y.mant, uint(y.exp-x.exp)))
}

// Add sets z to x + y, rounded.
func (z *Float) Add(x, y *Float) *Float {
	return z.sum(x, y, y.neg, "addition of infinities with opposite signs")
}

// Sub sets z to x - y, rounded.
func (z *Float) Sub(x, y *Float) *Float {
	return z.sum(x, y, !y.neg, "subtraction of infinities with equal signs")
}

func (z *Float) sum(x, y *Float, yneg bool, wrong string) *Float {
	z.need(max(x.prec, y.prec))
	xneg := x.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.sumFinite(xneg, x, yneg, y)
	case x.form == inf && y.form == inf && xneg != yneg:
		z.putZero(false)
		panic(ErrNaN{wrong})
	case x.form == inf:
		return z.putInf(xneg)
	case y.form == inf:
		return z.putInf(yneg)
	case x.form == zero && y.form == zero:
		return z.putZero(xneg && yneg)
	case y.form == zero:
		return z.put(xneg, x.mant, x.exp, false)
	}
	z.put(y.neg, y.mant, y.exp, false)
	// The accuracy stays what it was before, as in Go.
	z.neg = yneg
	return z
}

func (z *Float) sumFinite(xneg bool, x *Float, yneg bool, y *Float) *Float {
	if x.exp < y.exp {
		x, y, xneg, yneg = y, x, yneg, xneg
	}
	// A number so small that it is far below the other's last bit matters only in that it is there.
	m, n, exp := x.mant, y.mant, y.exp
	if gap := x.exp - y.order(); gap > int64(z.prec)+int64(len(x.mant)*64)+8 {
		shift := int64(z.prec) + 8
		m, n, exp = natShl(m, uint(shift)), natOf(1), x.exp-shift
	} else {
		m = natShl(m, uint(x.exp-y.exp))
	}
	neg, total := sum(xneg, m, yneg, n)
	if len(total) == 0 {
		return z.putZero(z.mode == ToNegativeInf)
	}
	return z.put(neg, total, exp, false)
}

// Mul sets z to x * y, rounded.
func (z *Float) Mul(x, y *Float) *Float {
	z.need(max(x.prec, y.prec))
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.put(neg, natMul(x.mant, y.mant), x.exp+y.exp, false)
	case x.form == zero && y.form == inf || x.form == inf && y.form == zero:
		z.putZero(false)
		panic(ErrNaN{"multiplication of zero with infinity"})
	case x.form == inf || y.form == inf:
		return z.putInf(neg)
	}
	return z.putZero(neg)
}

// Quo sets z to x / y, rounded.
func (z *Float) Quo(x, y *Float) *Float {
	z.need(max(x.prec, y.prec))
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		shift := max(int(z.prec)+2-(x.mant.bitLen()-y.mant.bitLen()), 0)
		q, exact := divideTo(x.mant, y.mant, shift)
		return z.put(neg, q, x.exp-y.exp-int64(shift), !exact)
	case x.form == zero && y.form == zero || x.form == inf && y.form == inf:
		z.putZero(false)
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	case x.form == zero || y.form == inf:
		return z.putZero(neg)
	}
	return z.putInf(neg)
}

// Sqrt sets z to the square root of x, rounded.
func (z *Float) Sqrt(x *Float) *Float {
	z.need(x.prec)
	switch {
	case x.Sign() < 0:
		panic(ErrNaN{"square root of negative operand"})
	case x.form == zero:
		return z.putZero(x.neg)
	case x.form == inf:
		return z.putInf(false)
	}
	// Go takes over the rounding mode, too.
	z.mode = x.mode
	// So many bits that the root has two more than wanted; the exponent must be even.
	shift := max(2*(int64(z.prec)+2)-int64(x.mant.bitLen()), 0)
	if (x.exp-shift)&1 != 0 {
		shift++
	}
	m := natShl(x.mant, uint(shift))
	root := natSqrt(m)
	return z.put(false, root, (x.exp-shift)/2, natMul(root, root).cmp(m) != 0)
}
