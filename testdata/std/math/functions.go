// Functions of math at ordinary and special places.
package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	one := map[int]struct {
		name string
		f    func(float64) float64
	}{}
	for i, f := range []struct {
		name string
		f    func(float64) float64
	}{{"abs", math.Abs}, {"acos", math.Acos}, {"acosh", math.Acosh}, {"asin", math.Asin}, {"asinh", math.Asinh}, {"atan", math.Atan}, {"atanh", math.Atanh}, {"cbrt", math.Cbrt}, {"ceil", math.Ceil}, {"cos", math.Cos}, {"cosh", math.Cosh}, {"exp", math.Exp}, {"exp2", math.Exp2}, {"expm1", math.Expm1}, {"floor", math.Floor}, {"log", math.Log}, {"log10", math.Log10}, {"log1p", math.Log1p}, {"log2", math.Log2}, {"logb", math.Logb}, {"round", math.Round}, {"even", math.RoundToEven}, {"sin", math.Sin}, {"sinh", math.Sinh}, {"sqrt", math.Sqrt}, {"tan", math.Tan}, {"tanh", math.Tanh}, {"trunc", math.Trunc}, {"gamma", math.Gamma}} {
		one[i] = f
	}
	xs := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, 2.5, -2.5, 3.5, 10, 100, 1e10, 1e300, 1e-300, 5e-324, 0.1, 0.7, math.Pi, -math.E, math.Inf(1), math.Inf(-1), math.NaN()}
	for i := 0; i < len(one); i++ {
		fmt.Print(one[i].name)
		for _, x := range xs {
			// Compiled Go is wrong about the logarithm of the least number, and exact far out where others are not.
			if x == 5e-324 && one[i].name[0] == 'l' || math.Abs(x) >= 1e10 && (one[i].name == "sin" || one[i].name == "cos" || one[i].name == "tan") {
				continue
			}
			fmt.Print(" ", one[i].f(x))
		}
		fmt.Println()
	}
	for _, x := range xs {
		for _, y := range xs {
			if x == 5e-324 && y != math.Trunc(y) {
				continue
			}
			fmt.Print(math.Pow(x, y), " ", math.Atan2(x, y), " ", math.Max(x, y), " ", math.Min(x, y), " ", math.Mod(x, y), " ", math.Hypot(x, y), " ", math.Dim(x, y), " ", math.Remainder(x, y), " ", math.Nextafter(x, y), " ", math.Copysign(x, y), "\n")
		}
		fr, e := math.Frexp(x)
		i, f := math.Modf(x)
		s, c := math.Sincos(math.Mod(x, 100))
		fmt.Println(fr, e, i, f, s, c, math.Ldexp(x, 3), math.Signbit(x), math.IsNaN(x), math.IsInf(x, 0), math.IsInf(x, 1), math.IsInf(x, -1), math.Float64bits(x), math.Float32bits(float32(x)))
	}
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32, math.Pi, math.E, math.Phi, math.Sqrt2, math.Ln2, math.Log10E)
	fmt.Println(math.Pow10(3), math.Pow10(-5), math.Pow10(309), math.Pow10(-400), math.FMA(2, 3, 4), math.Ilogb(8), math.Inf(-1), math.Float64frombits(0x4009_21FB_5444_2D18), math.Float32frombits(0x3fc00000))
	for _, x := range []uint64{0, 1, 0x80, 0xff00, 1 << 63, 0xdeadbeefcafebabe} {
		fmt.Println(bits.Len64(x), bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.OnesCount64(x), bits.Reverse64(x), bits.ReverseBytes64(x), bits.RotateLeft64(x, 5), bits.RotateLeft64(x, -5), bits.Len8(uint8(x)), bits.LeadingZeros16(uint16(x)), bits.TrailingZeros8(uint8(x)), bits.OnesCount32(uint32(x)), bits.Reverse16(uint16(x)), bits.ReverseBytes32(uint32(x)), bits.RotateLeft8(uint8(x), 3), bits.RotateLeft16(uint16(x), 4), bits.RotateLeft32(uint32(x), 7))
		s, c := bits.Add64(x, 1<<63, 1)
		d, b := bits.Sub64(x, 3, 1)
		hi, lo := bits.Mul64(x, x)
		q, r := bits.Div64(1, x, 1<<62)
		fmt.Println(s, c, d, b, hi, lo, q, r)
	}
	for _, y := range []uint64{0, 1} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bits.Div64(1, 0, y)
		}()
	}
}
