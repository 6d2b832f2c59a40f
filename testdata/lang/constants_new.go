// Constants: iota in all its uses, literals of all kinds, shifts, typed and untyped arithmetic.
package main

import (
	"fmt"
	"math"
	"time"
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

const (
	zero = iota
	text = "text"
	same
	three = iota
	_
	five
	mask uint8 = 1 << iota
	next
)

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
	days = iota
)

func (d weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

type flags uint16

const (
	bold flags = 1 << iota
	italic
	_
	strike
	all = bold | italic | strike
)

const (
	third  = 1.0 / 3
	tenMin = 10 * time.Minute
	i8     = int8(127)
	mixed  = 'a' + 1.0
	cplx   = 1 + 2i
	inner  = iota * iota
)

func main() {
	fmt.Println(KB, MB, GB, a, b, c, d, e, f)
	fmt.Println(zero, text, same, three, five, mask, next)
	fmt.Println(sunday, tuesday, days, monday+1)
	fmt.Printf("%T %T %d %v %03b %T\n", monday, days, tuesday, all, all, all&^bold)
	fmt.Println(third*3 == 1, tenMin, i8, mixed, cplx*cplx, inner)
	{
		const iota = 7
		const (
			x = iota
			y
		)
		fmt.Println(x, y)
	}

	fmt.Println(0b1010, 0o17, 017, 0x_ff, 1_000_000, 0b1, 0o7, 0xAbC)
	fmt.Println(0x1p-2, 0x1.8p1, 0x.8p4, 0x_1F_FFp-16, 1e3, .5, 1., 1_0.2_5e-1_0, 0e0, 01.5, 08.5)
	fmt.Println(1i, 0x10i, 0b11i, 10i, 0o10i, 1.5e2i, 0i)
	fmt.Println('a', '\n', '\'', '\\', '\x41', '\101', '\u00e9', '\U0001F600', '日', '\a', '\v', '\000', '\377')
	fmt.Printf("%q %q\n", "\x41\101\u00e9\U0001F600\"'\t\xff", `raw \n "x" 'y'`)
	fmt.Println(len(`a
b`), len("\xff\u00ff"))

	var s uint = 3
	var w int64 = 1 << s
	var u8 uint8 = 1 << (s + 4)
	var fl = float64(int(1) << s)
	var over uint8 = 255
	over <<= s
	fmt.Println(w, u8, fl, over, 1<<s == 8, uint64(1)<<63>>s, int8(-128)>>s, 1<<s<<60, int32(1)<<s<<31)
	var sh = 70
	fmt.Println(1<<sh, -1>>sh, uint8(200)>>sh)
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MinInt64, math.MaxUint8, math.SmallestNonzeroFloat64, math.MaxFloat32)
	fmt.Println(5/2, 5.0/2, -5/2, -5%3, 5%-3, 7/2*2.0, 1/3.0, 'b'-'a', "con"+"cat"+"enated")
	fmt.Println(math.Pi, float32(math.Pi), int(1e9), uint8('x'), 1e2 == 100, len("const") == 5, 3 > 2.5)
	var (
		r  rune    = 'x'
		by byte    = 'x'
		fd float64 = 'x'
		cx         = 'x' + 0i
		in         = 2.0 * 3
		is int     = 2.0 * 3
	)
	fmt.Printf("%T %T %T %T %T %T %v\n", r, by, fd, cx, in, is, cx)
	const big = 1 << 200
	fmt.Println(big/(1<<198), big%7, big>>199 == 2, -big < 0, float64(big) > 1e60)
	fmt.Println(^0, ^uint8(5), -(-5), +5, !true, 6&^4, 6^5, 6|1, 6&5, ^5&0xf)
}
