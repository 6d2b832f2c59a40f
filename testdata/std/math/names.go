// Constants, and, to twelve digits, functions of package math that no other program here uses.
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0, math.Copysign(0, -1), 0.1, -0.1, 0.5, 0.84, 1, -1, 1.5, 2, 3.7, 6, 9, 25, -30, 100, 1e6, 1e300, math.Inf(1), math.Inf(-1), math.NaN()} {
		fmt.Printf("%g: %.12g %.12g %.12g %.12g %.12g %.12g %.12g %.12g\n", x, math.Erf(x), math.Erfc(x), math.Erfinv(x), math.Erfcinv(x), math.J0(x), math.J1(x), math.Y0(x), math.Y1(x))
		for _, n := range []int{-3, -1, 0, 1, 2, 5, 20} {
			fmt.Printf("%.12g %.12g ", math.Jn(n, x), math.Yn(n, x))
		}
		fmt.Println()
	}
	fmt.Println(math.Nextafter32(1, 2), math.Nextafter32(1, 0), math.Nextafter32(0, -1), math.Nextafter32(1, 1), math.Nextafter32(1, float32(math.NaN())))
	fmt.Println(math.Ln10, math.Log2E, math.SqrtE, math.SqrtPhi, math.SqrtPi, math.SmallestNonzeroFloat32)
	fmt.Println(math.MaxInt8, math.MaxInt16, math.MinInt8, math.MinInt16, math.MaxUint16, math.MaxUint32, uint(math.MaxUint))
}
