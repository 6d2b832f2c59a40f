// The methods of package math/big that arithmetic.go leaves out.
package main

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strings"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	var z big.Int
	fmt.Println(z.MulRange(3, 10), z.MulRange(-4, -2), z.MulRange(-3, 3), z.MulRange(5, 4), z.MulRange(1, 60))
	for n := int64(0); n < 8; n++ {
		for k := int64(-1); k <= n+1; k++ {
			fmt.Print(z.Binomial(n, k), " ")
		}
		fmt.Println()
	}
	fmt.Println(z.Binomial(100, 50))
	for _, p := range []int64{3, 5, 7, 13, 17, 41, 97, 193, 1000003} {
		for x := int64(0); x < 6; x++ {
			r := new(big.Int).ModSqrt(big.NewInt(x), big.NewInt(p))
			if r == nil {
				fmt.Print("nil ")
				continue
			}
			square := new(big.Int).Mul(r, r)
			fmt.Print(square.Mod(square, big.NewInt(p)), " ")
		}
		fmt.Println(big.Jacobi(big.NewInt(5), big.NewInt(p)))
	}
	primes := 0
	for i := int64(0); i < 3000; i++ {
		if big.NewInt(i).ProbablyPrime(0) {
			primes++
		}
	}
	fmt.Println(primes, new(big.Int).Sub(z.Lsh(big.NewInt(1), 521), big.NewInt(1)).ProbablyPrime(10), z.Exp(big.NewInt(3), big.NewInt(201), nil).ProbablyPrime(1), z.SetUint64(math.MaxUint64-58).ProbablyPrime(1))
	r := rand.New(rand.NewSource(1))
	fmt.Println(z.Rand(r, big.NewInt(1000)), z.Rand(r, new(big.Int).Lsh(big.NewInt(1), 100)), z.Rand(r, big.NewInt(0)))
	fmt.Println(z.SetBytes([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), z.Bytes(), z.FillBytes(make([]byte, 12)), z.SetBits([]big.Word{1, 2, 0}), z.Bits())
	try(func() { z.FillBytes(make([]byte, 2)) })
	try(func() { z.Sqrt(big.NewInt(-1)) })
	try(func() { z.Bit(-1) })
	try(func() { z.SetBit(&z, 0, 2) })
	try(func() { big.Jacobi(big.NewInt(1), big.NewInt(4)) })
	try(func() { z.Quo(&z, new(big.Int)) })
	var null *big.Int
	fmt.Println(null, null.Text(10))
	fmt.Printf("%d %x %v\n", null, null, *big.NewInt(-5))
	x := big.NewInt(-12345678901234)
	text, err := x.MarshalText()
	fmt.Println(string(text), err)
	text, err = x.MarshalJSON()
	fmt.Println(string(text), err, z.UnmarshalJSON(text), &z, z.UnmarshalJSON([]byte("null")), &z, z.UnmarshalText([]byte("0x10")), &z, new(big.Int).UnmarshalText([]byte("x")))
	gob, err := x.GobEncode()
	fmt.Println(gob, err, z.GobDecode(gob), &z, z.GobDecode([]byte{9}), z.GobDecode(nil), &z)
	var a, b big.Int
	n, err := fmt.Sscan("  -12345678901234567890 0xff", &a, &b)
	fmt.Println(n, err, &a, &b)
	n, err = fmt.Sscanf("ff:-101", "%x:%b", &a, &b)
	fmt.Println(n, err, &a, &b)
	n, err = fmt.Sscan("abc", &a)
	fmt.Println(n, err)

	q := big.NewRat(-22, 7)
	text, err = q.MarshalText()
	fmt.Println(string(text), err, q.Denom(), big.NewRat(6, 3).Denom(), new(big.Rat).Denom(), new(big.Rat))
	gob, err = q.GobEncode()
	var p big.Rat
	fmt.Println(gob, err, p.GobDecode(gob), &p, p.GobDecode(gob[:3]), p.UnmarshalText([]byte("1.5")), &p, new(big.Rat).UnmarshalText([]byte("y")))
	n, err = fmt.Sscan("3/4 1.25", &p, q)
	fmt.Println(n, err, &p, q)
	fmt.Println(p.SetFloat64(0.1), p.SetFloat64(math.Inf(1)) == nil, p.SetFloat64(-5e-324), p.SetFloat64(1e300).IsInt())
	fmt.Println(big.NewRat(1, 3).FloatPrec())
	fmt.Println(big.NewRat(7, 40).FloatPrec())
	fmt.Printf("%v %s %d\n", big.NewRat(1, 2), big.NewRat(1, 2), big.NewRat(1, 2))
	try(func() { big.NewRat(1, 0) })
	try(func() { p.Inv(new(big.Rat)) })

	f := big.NewFloat(1.5)
	text, err = f.MarshalText()
	var g big.Float
	fmt.Println(string(text), err, g.UnmarshalText([]byte("2.5e10")), &g, g.Prec(), new(big.Float).UnmarshalText([]byte("z")))
	n, err = fmt.Sscan("1.25e3 -0x1p-2", f, &g)
	fmt.Println(n, err, f, &g)
	for _, v := range []float64{0, math.Copysign(0, -1), 1, -1, math.MaxFloat64, 5e-324, math.Inf(1), math.Inf(-1), 0.1, 1e23, 123456789} {
		f := big.NewFloat(v)
		back, acc := f.Float64()
		small, acc2 := f.Float32()
		fmt.Println(f, back, acc, small, acc2, f.MinPrec(), f.Text('g', -1), f.Text('f', 3), f.Text('b', 0), f.Text('p', 0), f.Text('x', 4), f.Signbit(), f.Cmp(big.NewFloat(0)))
		fmt.Printf("%10.2f|%+g|%-12v|%012.3f|% e\n", f, f, f, f, f)
	}
	for _, s := range []string{"1e-310", "4.9e-324", "2.4e-324", "2.5e-324", "1.7976931348623159e308", "1e-46", "1.2e-45", "3.4028235677973366e38", "1e100000", "1e-100000", "123456789012345678901234567890e-20", "1e20000"} {
		f, _, err := big.ParseFloat(s, 10, 200, big.ToNearestEven)
		a, acc := f.Float64()
		b, acc2 := f.Float32()
		fmt.Println(s, err, a, acc, b, acc2, f.Text('e', 20))
	}
	two := new(big.Float).SetPrec(200).SetInt64(2)
	fmt.Println(new(big.Float).Sqrt(two).Text('f', 50), new(big.Float).SetPrec(100).Quo(big.NewFloat(1), big.NewFloat(3)))
	fmt.Println(big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf, big.RoundingMode(9), big.Below, big.Exact, big.Above, big.MaxBase, big.MaxExp, big.MinExp, uint64(big.MaxPrec))
	inf := new(big.Float).SetInf(true)
	for _, op := range []func(){
		func() { new(big.Float).Add(inf, new(big.Float).SetInf(false)) },
		func() { new(big.Float).Sub(inf, inf) },
		func() { new(big.Float).Mul(inf, new(big.Float)) },
		func() { new(big.Float).Quo(inf, inf) },
		func() { new(big.Float).Sqrt(inf) },
		func() { big.NewFloat(math.NaN()) },
	} {
		func() {
			defer func() {
				e := recover()
				_, ok := e.(big.ErrNaN)
				fmt.Println(e, ok)
			}()
			op()
		}()
	}
	fmt.Println(inf.Text('g', 5), inf.IsInf(), inf.MantExp(nil))
	u, acc := new(big.Float).SetMantExp(big.NewFloat(1), 64).Uint64()
	i, acc2 := new(big.Float).SetMantExp(big.NewFloat(-1), 63).Int64()
	fmt.Println(u, acc, i, acc2)
	fmt.Println(new(big.Float).SetPrec(10).SetMode(big.ToZero).SetInt64(12345), new(big.Float).SetUint64(7).Prec(), new(big.Float).SetInt(x).Prec(), new(big.Float).SetRat(q))

	// The decimals of a long number, and a large factorial.
	e := new(big.Float).SetPrec(1000)
	term := new(big.Float).SetPrec(1000).SetInt64(1)
	for k := int64(1); k < 250; k++ {
		e.Add(e, term)
		term.Quo(term, new(big.Float).SetInt64(k))
	}
	fmt.Println(e.Text('f', 250))
	fact := new(big.Int).MulRange(1, 1000).String()
	fmt.Println(len(fact), fact[:30], strings.HasSuffix(fact, "000"))
	fib, next := big.NewInt(0), big.NewInt(1)
	for range 2000 {
		fib.Add(fib, next)
		fib, next = next, fib
	}
	fmt.Println(fib)
}
