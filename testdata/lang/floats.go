// Floats and complex numbers: signs of zero, NaN, infinities, rounding to float32.
package main

import (
	"fmt"
	"math"
)

//go:noinline
func id[T any](x T) T { return x }

var sink float32

func main() {
	nz := math.Copysign(0, -1)
	fmt.Println(nz, -nz, 0*nz, nz+0, nz-0, nz == 0, 1/nz, 1/-nz, math.Signbit(-id(0.0)), math.Signbit(0-id(0.0)))
	println(nz, -nz, 1/nz)
	var f32z float32 = float32(nz)
	fmt.Println(f32z, -f32z, 1/f32z)
	nan := math.NaN()
	m := map[float64]int{nan: 1, 0: 2}
	m[nan] = 3
	m[nz] = 5
	fmt.Println(len(m), m[nan], m[0], m[nz])
	delete(m, nan)
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
	mi := map[any]int{nan: 1, float32(1): 2, 1.0: 3, 1: 4}
	mi[nan]++
	fmt.Println(len(mi), mi[1.0], mi[1], mi[float32(1)])
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, !(nan < 1), any(nan) == any(nan))
	fmt.Println(min(id(nz), 0), max(id(nz), 0), min(0, id(nz)), max(0, id(nz)), min(id(1.0), nan), max(nan, id(1.0)), min(id(2), 1, 3), max("a", id("b")), min(id(float32(1)), 2))
	fmt.Println(1/min(id(nz), 0), 1/max(id(nz), 0), min(id(math.Inf(-1)), nan))
	inf := math.Inf(1)
	cs := []complex128{0, 1, -1, 1i, complex(nz, nz), complex(inf, 0), complex(0, inf), complex(inf, inf), complex(nan, 0), complex(nan, nan), complex(inf, nan), 3 + 4i, -2.5 - 1e300i}
	for _, a := range cs {
		for _, b := range cs {
			fmt.Println(a, b, a+b, a-b, a*b, a/b, a == b, -a)
		}
	}
	var c64 complex64 = complex(float32(0.1), 0.2)
	fmt.Println(c64*c64, c64/complex64(3+1i), real(c64), imag(c64), complex128(c64))
	println(c64, complex(1, -2), real(c64))
	a, b, c := id(float32(16777216)), id(float32(1)), id(float32(-16777216))
	fmt.Println(a+b+c, (a+b)+b, a*a*a*a*a*a, a*b+c, id(float32(0.1))+id(float32(0.2)), id(float32(0.1))*3, float64(id(float32(0.1))))
	x, y, z := id(float32(1.1)), id(float32(1.3)), id(float32(-1.43))
	sink = x*y + z
	fmt.Println(sink, x*y+z, float32(x*y)+z)
	s := float32(0)
	for i := range 1000 {
		s += float32(i) * 0.1
	}
	fmt.Println(s)
	var arr [3]float32
	arr[0] += 0.1
	arr[0] *= 3
	arr[1] = arr[0] / 7
	arr[2]++
	arr[2] -= 0.3
	fmt.Println(arr, math.Float32bits(arr[1]))
	d, e, f := id(1.1), id(1.3), id(-1.43)
	fmt.Println(d*e+f, math.FMA(d, e, f))
	fmt.Println(float32(id(1e300)), float32(id(1e-50)), float32(id(16777217.0)), float32(id(int64(16777217))), float32(id(uint64(1<<63+1<<39+1))), float32(id(int64(1<<62+1<<38+1))))
	fmt.Println(string(rune(id(-1))), string(rune(id(0xd800))), []rune("a\xffb\xed\xa0\x80é"), []byte("é\xff"), string([]rune{-1, 0xd800, 0x10ffff, 0x110000, 'x'}), string([]byte{0xff, 'a'}))
	for i, r := range "a\xc3\x28\xe2\x82\xac\xf0\x9f" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	const big = 1 << 100
	fmt.Println(big>>98, big/(1<<97), float64(big), uint8(big>>93&255))
	const third = 1.0 / 3
	fmt.Println(third*3 == 1, id(1.0)/3*3 == 1, third, float32(third))
	fmt.Println(0.1+0.2, id(0.1)+0.2, 0.1+0.2 == 0.3, id(0.1)+id(0.2) == 0.3)
	fmt.Println(7/2, -7/2, 7%3, -7%3, 7%-3, id(7)/-2, id(-7)%3, 7.0/2, 1<<3.0, uint32(1)<<31>>31)
	println(1e100, 1.5, float32(0.1), 123456789.0, 1e-7, inf, -inf, nan, 0.0, 100, -5, uint8(200), 'x', "s", true, nil == any(nil), 1i)
	var sh uint = 70
	fmt.Println(1<<sh == 0, int32(1)<<sh, int64(-1)>>sh, uint8(200)>>1<<1, 1.0<<3, id(int8(-128))>>1, id(int8(1))<<7)
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(1 << id(-1))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(1 / id(0))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		v := id(int8(-5))
		v >>= id(int8(-1))
	}()
	fmt.Println(1/id(0.0), -1/id(0.0))
}
