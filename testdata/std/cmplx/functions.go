// Package math/cmplx: printed with fewer digits than there are, for the last ones are nobody's.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func main() {
	values := []complex128{0, 1, -1, 1i, -1i, 1 + 1i, -2 + 0.5i, 0.3 - 4i, 100 + 1e-3i, -1e-5 - 1e-5i, complex(math.Inf(1), 0), complex(0, math.Inf(-1)), complex(math.Inf(-1), math.Inf(1)), cmplx.NaN(), complex(math.NaN(), 0), complex(0, math.NaN()), complex(math.Copysign(0, -1), 0), complex(-4, math.Copysign(0, -1)), math.Pi, complex(0, math.Pi)}
	functions := []struct {
		name string
		f    func(complex128) complex128
	}{{"Acos", cmplx.Acos}, {"Acosh", cmplx.Acosh}, {"Asin", cmplx.Asin}, {"Asinh", cmplx.Asinh}, {"Atan", cmplx.Atan}, {"Atanh", cmplx.Atanh}, {"Conj", cmplx.Conj}, {"Cos", cmplx.Cos}, {"Cosh", cmplx.Cosh}, {"Cot", cmplx.Cot}, {"Exp", cmplx.Exp}, {"Log", cmplx.Log}, {"Log10", cmplx.Log10}, {"Sin", cmplx.Sin}, {"Sinh", cmplx.Sinh}, {"Sqrt", cmplx.Sqrt}, {"Tan", cmplx.Tan}, {"Tanh", cmplx.Tanh}}
	for _, f := range functions {
		for _, v := range values {
			fmt.Printf("%s%v = %.12g\n", f.name, v, f.f(v))
		}
	}
	for _, v := range values {
		r, t := cmplx.Polar(v)
		fmt.Printf("%v %.12g %.12g %.12g %.12g %v %v %.12g\n", v, cmplx.Abs(v), cmplx.Phase(v), r, t, cmplx.IsInf(v), cmplx.IsNaN(v), cmplx.Rect(2, r))
		for _, w := range []complex128{0, 1, 2, -1, 0.5, 1i, 2 - 3i, complex(-1, 1)} {
			fmt.Printf("%v ^ %v = %.12g\n", v, w, cmplx.Pow(v, w))
		}
	}
	fmt.Println(cmplx.Inf())
}
