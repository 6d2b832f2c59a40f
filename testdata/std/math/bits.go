// Every function of package math/bits, of every width, at odd values.
package main

import (
	"fmt"
	"math/bits"
)

func caught(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	values := []uint64{0, 1, 2, 3, 0x80, 0xff, 0x8000, 0x1234, 0x80000000, 0xdeadbeef, 1 << 63, 0x123456789abcdef0, 1<<64 - 1}
	fmt.Println(bits.UintSize)
	for _, v := range values {
		fmt.Println(bits.LeadingZeros(uint(v)), bits.TrailingZeros(uint(v)), bits.OnesCount(uint(v)), bits.Len(uint(v)), bits.Reverse(uint(v)), bits.ReverseBytes(uint(v)), bits.RotateLeft(uint(v), 3), bits.RotateLeft(uint(v), -5))
		fmt.Println(bits.LeadingZeros8(uint8(v)), bits.TrailingZeros8(uint8(v)), bits.OnesCount8(uint8(v)), bits.Len8(uint8(v)), bits.Reverse8(uint8(v)), bits.RotateLeft8(uint8(v), 3), bits.RotateLeft8(uint8(v), -5))
		fmt.Println(bits.LeadingZeros16(uint16(v)), bits.TrailingZeros16(uint16(v)), bits.OnesCount16(uint16(v)), bits.Len16(uint16(v)), bits.Reverse16(uint16(v)), bits.ReverseBytes16(uint16(v)), bits.RotateLeft16(uint16(v), 3), bits.RotateLeft16(uint16(v), -5))
		fmt.Println(bits.LeadingZeros32(uint32(v)), bits.TrailingZeros32(uint32(v)), bits.OnesCount32(uint32(v)), bits.Len32(uint32(v)), bits.Reverse32(uint32(v)), bits.ReverseBytes32(uint32(v)), bits.RotateLeft32(uint32(v), 3), bits.RotateLeft32(uint32(v), -5))
		fmt.Println(bits.LeadingZeros64(uint64(v)), bits.TrailingZeros64(uint64(v)), bits.OnesCount64(uint64(v)), bits.Len64(uint64(v)), bits.Reverse64(uint64(v)), bits.ReverseBytes64(uint64(v)), bits.RotateLeft64(uint64(v), 3), bits.RotateLeft64(uint64(v), -5))
	}
	for _, x := range values[7:] {
		for _, y := range values[6:] {
			fmt.Println(bits.Add(uint(x), uint(y), 1))
			fmt.Println(bits.Sub(uint(x), uint(y), 1))
			fmt.Println(bits.Mul(uint(x), uint(y)))
			if y := uint(y); y != 0 {
				fmt.Println(bits.Div(uint(x)%y, uint(x), y))
				fmt.Println(bits.Rem(uint(x), 7, y))
			}
			fmt.Println(bits.Add32(uint32(x), uint32(y), 1))
			fmt.Println(bits.Sub32(uint32(x), uint32(y), 1))
			fmt.Println(bits.Mul32(uint32(x), uint32(y)))
			if y := uint32(y); y != 0 {
				fmt.Println(bits.Div32(uint32(x)%y, uint32(x), y))
				fmt.Println(bits.Rem32(uint32(x), 7, y))
			}
			fmt.Println(bits.Add64(uint64(x), uint64(y), 1))
			fmt.Println(bits.Sub64(uint64(x), uint64(y), 1))
			fmt.Println(bits.Mul64(uint64(x), uint64(y)))
			if y := uint64(y); y != 0 {
				fmt.Println(bits.Div64(uint64(x)%y, uint64(x), y))
				fmt.Println(bits.Rem64(uint64(x), 7, y))
			}
		}
	}
	caught(func() { bits.Div(1, 0, 1) })
	caught(func() { bits.Rem(1, 0, 0) })
	caught(func() { bits.Div32(1, 0, 1) })
	caught(func() { bits.Rem32(1, 0, 0) })
	caught(func() { bits.Div64(1, 0, 1) })
	caught(func() { bits.Rem64(1, 0, 0) })
}
