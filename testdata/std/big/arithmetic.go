// Package math/big: arithmetic and texts of random and of odd numbers.
package main

import (
	"fmt"
	"math/big"
)

var seed uint64 = 11

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

func randInt() *big.Int {
	var s []byte
	if rnd(2) == 0 {
		s = append(s, '-')
	}
	for range 1 + rnd([]int{2, 10, 20, 45}[rnd(4)]) {
		s = append(s, byte('0'+rnd(10)))
	}
	z, _ := new(big.Int).SetString(string(s), 10)
	if rnd(8) == 0 {
		z = new(big.Int).Lsh(big.NewInt(int64(rnd(5)-2)), uint(rnd(140)))
	}
	return z
}

func try(name string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	fmt.Println(name, f())
}

func ints(rounds int) {
	for range rounds {
		x, y, m := randInt(), randInt(), randInt()
		n := uint(rnd(200))
		fmt.Println(x, y, m, n)
		Z := func() *big.Int { return randInt() }
		fmt.Println(Z().Add(x, y), Z().Sub(x, y), Z().Mul(x, y), Z().Neg(x), Z().Abs(y), x.Cmp(y), x.CmpAbs(y), x.Sign())
		try("quo", func() any { return Z().Quo(x, y) })
		try("rem", func() any { return Z().Rem(x, y) })
		try("div", func() any { return Z().Div(x, y) })
		try("mod", func() any { return Z().Mod(x, y) })
		try("divmod", func() any { d, m := Z().DivMod(x, y, Z()); return fmt.Sprint(d, m) })
		try("quorem", func() any { d, m := Z().QuoRem(x, y, Z()); return fmt.Sprint(d, m) })
		try("exp", func() any { return Z().Exp(x, big.NewInt(int64(rnd(20)-3)), nil) })
		if m.Sign() != 0 {
			try("expmod", func() any { return Z().Exp(x, y, m) })
		}
		try("inverse", func() any { return Z().ModInverse(x, m) })
		try("gcd", func() any { var p, q big.Int; g := Z().GCD(&p, &q, x, y); p.Add(&p, big.NewInt(0)); q.Add(&q, big.NewInt(0)); return fmt.Sprint(g, &p, &q) })
		try("gcd2", func() any { return Z().GCD(nil, nil, x, y) })
		try("sqrt", func() any { return Z().Sqrt(x) })
		try("jacobi", func() any { return big.Jacobi(x, y) })
		fmt.Println(Z().And(x, y), Z().Or(x, y), Z().Xor(x, y), Z().AndNot(x, y), Z().Not(x), Z().Lsh(x, n), Z().Rsh(x, n), x.Bit(int(n)), Z().SetBit(x, int(n), 1), Z().SetBit(x, int(n), 0), x.BitLen(), x.TrailingZeroBits())
		fmt.Println(x.Int64(), x.Uint64(), x.IsInt64(), x.IsUint64(), x.Bytes(), x.Bits())
		f, acc := x.Float64()
		fmt.Println(f, acc, x.Text(2), x.Text(36), x.Text(62), string(x.Append([]byte("<"), 16)), x.ProbablyPrime(5))
		fmt.Printf("%d|%x|%X|%#x|%o|%#o|%O|%b|%#b|%s|%v|%q|%40d|%-40d|%040d|%+d|% d|%.30d|%40.30d|%e\n", x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x)
	}
}

func texts() {
	for _, s := range []string{"", "0", "-0", "+5", "12", "0x1F", "0b101", "0o17", "017", "08", "1_000", "_1", "1_", "1__0", "0x_1", "0_7", "ff", "Zz", "-", "+-1", "1e3", " 1", "0x", "1.5", "9999999999999999999999", "1/2", "-3/6", "1/0", "3/-4", "0x10/4", "010/2", "1.25", "-.5", "5.", ".", "1e-3", "1E+3", "1e", "0x1p4", "0x1.8p-1", "1p3", "0b1.1", "0x.8", "1_0.5_0", "1._5", "Inf", "-inf", "+Inf", "NaN", "1e400", "1e-400", "007.5", "007", "0x1.8", "12e5/3"} {
		fmt.Printf("%q", s)
		for _, base := range []int{0, 2, 8, 10, 16, 36, 62} {
			z, ok := new(big.Int).SetString(s, base)
			fmt.Print(" ", z, ok)
		}
		r, ok := new(big.Rat).SetString(s)
		if ok {
			fmt.Print(" ", r, " ", r.RatString(), " ", r.FloatString(3))
		}
		f, ok := new(big.Float).SetString(s)
		if ok {
			fmt.Print(" ", f, " ", f.Prec(), f.Acc(), f.Text('g', -1), f.Text('p', 0), f.Text('x', -1))
		}
		f, base, err := big.ParseFloat(s, 0, 20, big.ToZero)
		if err == nil {
			fmt.Print(" ", f, base, f.Acc())
		} else {
			fmt.Print(" ", err != nil)
		}
		fmt.Println()
	}
}

func rats(rounds int) {
	for range rounds {
		a, b := randInt(), randInt()
		c, d := randInt(), randInt()
		if b.Sign() == 0 || d.Sign() == 0 {
			continue
		}
		x, y := new(big.Rat).SetFrac(a, b), new(big.Rat).SetFrac(c, d)
		var z big.Rat
		fmt.Println(x, y, x.Cmp(y), x.Sign(), x.IsInt(), x.Num(), x.Denom())
		fmt.Print(z.Add(x, y), " ")
		fmt.Print(z.Sub(x, y), " ", z.Mul(x, y), " ", z.Neg(x), " ", z.Abs(x), " ")
		try("quo", func() any { return z.Quo(x, y) })
		try("inv", func() any { return z.Inv(x) })
		f, exact := x.Float64()
		g, exact2 := x.Float32()
		n, exact3 := x.FloatPrec()
		fmt.Println(f, exact, g, exact2, n, exact3, x.FloatString(0), x.FloatString(1), x.FloatString(30), x.RatString())
		fmt.Println(z.SetFloat64(f), z.SetInt(a), z.SetInt64(-5), z.SetUint64(7), z.SetFrac64(6, -4), z.Set(x))
	}
}

func floats(rounds int) {
	for range rounds {
		x := new(big.Float).SetPrec(uint(1 + rnd(130))).SetMode(big.RoundingMode(rnd(6)))
		y := new(big.Float).SetPrec(uint(1 + rnd(130)))
		x.SetInt(randInt())
		y.SetRat(new(big.Rat).SetFrac(randInt(), big.NewInt(int64(1+rnd(1000)))))
		if rnd(3) == 0 {
			x.SetMantExp(x, rnd(400)-200)
		}
		if rnd(20) == 0 {
			y.SetInf(rnd(2) == 0)
		}
		fmt.Println(x.Text('p', 0), y.Text('p', 0), x.Prec(), x.Mode(), x.Acc(), y.Acc(), x.MinPrec(), x.Cmp(y), x.Sign(), x.Signbit(), x.IsInt(), y.IsInf())
		Z := func() *big.Float { return new(big.Float).SetMode(x.Mode()).SetPrec(uint(rnd(3) * 30)) }
		for i, f := range []func(z, x, y *big.Float) *big.Float{(*big.Float).Add, (*big.Float).Sub, (*big.Float).Mul, (*big.Float).Quo} {
			try(fmt.Sprint(i), func() any { z := f(Z(), x, y); return fmt.Sprint(z.Text('p', 0), z.Prec(), z.Acc()) })
		}
		try("sqrt", func() any { z := new(big.Float).SetPrec(uint(10 + rnd(90))).Sqrt(x); return fmt.Sprint(z.Text('p', 0), z.Prec()) })
		for _, p := range []int{-1, 0, 1, 5, 20} {
			fmt.Print(x.Text('g', p), " ", x.Text('e', p), " ", x.Text('f', p), " ", y.Text('g', p), " ", y.Text('e', p), " ", x.Text('G', p), " ", x.Text('x', p), " ")
		}
		fmt.Println(x.Text('b', 0), x.Text('z', 0), x)
		a, acc := x.Float64()
		b, acc2 := x.Float32()
		c, acc3 := x.Int64()
		d, acc4 := x.Uint64()
		e, acc5 := x.Int(nil)
		r, acc6 := x.Rat(nil)
		fmt.Println(a, acc, b, acc2, c, acc3, d, acc4, e, acc5, r, acc6)
		var m big.Float
		exp := x.MantExp(&m)
		fmt.Println(exp, &m, new(big.Float).Neg(x), new(big.Float).Abs(y), new(big.Float).Copy(x).SetPrec(7), new(big.Float).SetPrec(3).Set(y).Acc())
		fmt.Printf("%g|%e|%f|%10.3f|%-20.5g|%020.3e|%+.2f|% g|%v|%s|%x|%b|%G\n", x, x, x, x, x, x, x, x, x, x, x, x, x)
	}
}

func main() {
	ints(40)
	texts()
	rats(40)
	floats(40)
}
