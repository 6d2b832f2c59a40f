// Integers of all widths at their limits, shifts by any count, conversions between numbers.
package main

import (
	"fmt"
	"math"
)

//go:noinline
func id[T any](x T) T { return x }

type fl32 float32

func shl[T, C int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr](x T, c C) (T, T) {
	return x << c, x >> c
}

func counts[T int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr](x T) {
	for _, c := range []uint8{0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 127, 255} {
		a, b := shl(x, c)
		fmt.Print(a, " ", b, " ")
		a, b = shl(x, uint64(c)<<56|uint64(c))
		fmt.Print(a, " ", b, " ")
		a, b = shl(x, int(c))
		fmt.Print(a, " ", b, " ")
		if c < 128 {
			a, b = shl(x, int8(c))
			fmt.Print(a, " ", b, " ")
		}
	}
	fmt.Println()
}

func arith[T int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr](vals ...T) {
	for _, a := range vals {
		for _, b := range vals {
			fmt.Print(a+b, a-b, a*b, a&b, a|b, a^b, a&^b, -a, ^a, " ")
			if b != 0 {
				fmt.Print(a/b, a%b, " ")
			}
			c := a
			c += b
			c *= b
			c -= a
			c++
			c--
			c <<= 1
			c >>= 1
			fmt.Print(c, ";")
		}
	}
	fmt.Println()
}

func conv[F float32 | float64](f F) {
	fmt.Println(f, int(f), int8(f), int16(f), int32(f), int64(f), uint(f), uint8(f), uint16(f), uint32(f), uint64(f), uintptr(f))
}

func iconv[T int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr](vals ...T) {
	for _, f := range vals {
		fmt.Print(f, int(f), int8(f), int16(f), int32(f), int64(f), uint(f), uint8(f), uint16(f), uint32(f), uint64(f), uintptr(f), float32(f), float64(f), " ")
		fmt.Printf("%q ", string(rune(f)))
		println(float32(f), float64(f), f)
	}
	fmt.Println()
}

func main() {
	counts(int8(-128))
	counts(int8(127))
	counts(int16(-32768))
	counts(int32(-1 << 31))
	counts(int64(-1 << 63))
	counts(-1)
	counts(uint8(255))
	counts(uint16(65535))
	counts(uint32(1<<32 - 1))
	counts(uint64(1<<64 - 1))
	counts(uintptr(1<<64 - 1))
	counts(uint(0x123456789abcdef0))
	arith[int8](-128, -1, 0, 1, 127, 100)
	arith[int16](-32768, -1, 0, 1, 32767, 1000)
	arith[int32](-1<<31, -1, 0, 1, 1<<31-1, 100000)
	arith[int64](-1<<63, -1, 0, 1, 1<<63-1, 10000000000)
	arith[int](-1<<63, -1, 0, 1, 1<<63-1)
	arith[uint8](0, 1, 127, 128, 255)
	arith[uint16](0, 1, 32767, 32768, 65535)
	arith[uint32](0, 1, 1<<31-1, 1<<31, 1<<32-1)
	arith[uint64](0, 1, 1<<63-1, 1<<63, 1<<64-1)
	arith[uintptr](0, 1, 1<<63, 1<<64-1)
	iconv[int8](-128, -1, 0, 127)
	iconv[int16](-32768, -1, 32767)
	iconv[int32](-1<<31, -1, 1<<31-1, 0xd800, 0x10ffff, 0x110000)
	iconv[int64](-1<<63, -1, 1<<63-1, 1<<53+1, 1<<24+1)
	iconv[uint8](0, 128, 255)
	iconv[uint16](0, 1<<15, 1<<16-1)
	iconv[uint32](0, 1<<31, 1<<32-1)
	iconv[uint64](0, 1<<63, 1<<64-1, 1<<63+1025)
	inf, nan := math.Inf(1), math.NaN()
	for _, f := range []float64{0, math.Copysign(0, -1), 0.5, -0.5, 1.9, -1.9, 127, 128, 255, 256, -128, -129, 32768, 65536, 1 << 31, 1<<31 - 1, -1 << 31, 1 << 32, 1<<32 - 1, 1 << 53, 1 << 63, 1<<63 - 1025, -1 << 63, -1<<63 - 2048, 1 << 64, 1<<64 - 2048, 1e30, -1e30, 5e-324, math.MaxFloat64, inf, -inf, nan} {
		conv(f)
		conv(float32(f))
		conv(fl64(f))
	}
	fmt.Println(math.MinInt64/id(-1), math.MinInt64%id(-1), int8(id(int8(-128)))/id(int8(-1)), id(int32(math.MinInt32))/-1)
}

func fl64(f float64) float64 { return f * 1.0000001 }
