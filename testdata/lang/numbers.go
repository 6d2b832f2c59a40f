// Integers of all widths, shifts, conversions, floats, complex numbers, constants.
package main

import "fmt"

const (
	kb = 1 << (10 * (iota + 1))
	mb
)

type weekday int

const (
	sunday weekday = iota
	monday
)

func (d weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

func divide(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	return a / b, nil
}

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 200
	u8 += 100
	var u16 uint16
	u16--
	var i32 int32 = -1 << 31
	fmt.Println(i8, u8, u16, -i32, i32/-1, ^u8, u8<<3, i8>>3)
	var u64 uint64 = 1<<64 - 1
	fmt.Println(u64, u64>>63, u64/3, u64%10, int64(u64), u64 > 5)
	var s uint = 70
	fmt.Println(1<<s>>s == 0, int32(1)<<(s-39), -8>>1, uint32(1)<<31)
	fmt.Println(int8(-128)/int8(-1+int8(s)-70), -7/2, -7%2, 7&^5)
	f := 3.99
	fmt.Println(int(f), int(-f), uint8(f), float32(0.1), float64(float32(0.1)))
	var f32 float32 = 16777216
	fmt.Println(f32+1 == f32, f32*f32)
	c := complex(1, 2)
	c *= 2 - 1i
	fmt.Println(c, real(c), imag(c), c/(1+1i), c == 4+3i, -c)
	var c64 complex64 = complex64(c)
	c64++
	fmt.Println(c64)
	fmt.Println(kb, mb, monday, sunday, weekday(1))
	fmt.Println(divide(7, 2))
	fmt.Println(divide(7, 0))
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), max(int8(3), 4))
	x := 10
	x <<= 2
	x |= 1
	x &^= 8
	x %= 7
	x ^= 0xff
	fmt.Println(x)
	const huge = 1 << 100
	fmt.Println(huge>>98, float64(huge))
	var r rune = 'é'
	fmt.Println(string(r), []byte("é"), []rune("aé"), string([]rune{65, 0x1F600}), len("日本"))
	for i, r := range "aé\xff日" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	for i := range 3 {
		fmt.Print(i)
	}
	for i := range uint8(2) {
		fmt.Printf("%T%d", i, i)
	}
	fmt.Println()
}
