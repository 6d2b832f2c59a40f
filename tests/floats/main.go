// Command floats formats and parses a million random bit patterns and prints a sum for each thousand; with a number as
// argument it prints what that thousand gave.
package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"strconv"
)

func main() {
	x := uint64(88172645463325252)
	next := func() uint64 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return x
	}
	const formats = "eEfgGbxX"
	for block := range 1000 {
		sum := fnv.New64a()
		shown := len(os.Args) > 1 && os.Args[1] == strconv.Itoa(block)
		for range 1000 {
			bits, choice := next(), next()
			f, g := math.Float64frombits(bits), math.Float32frombits(uint32(bits>>32))
			if choice&7 == 0 {
				f = float64(int64(bits)>>(choice>>8&63)) / 100
			}
			format := formats[choice>>16&7]
			line := make([]byte, 0, 256)
			line = strconv.AppendFloat(line, f, 'g', -1, 64)
			line = strconv.AppendFloat(append(line, ' '), float64(g), 'g', -1, 32)
			if format != 'f' || math.Abs(f) < 1e30 {
				line = strconv.AppendFloat(append(line, ' '), f, format, int(choice>>20%24)-1, 64)
			}
			line = strconv.AppendFloat(append(line, ' '), float64(g), format, int(choice>>28%12)-1, 32)
			short := strconv.FormatFloat(f, 'e', int(choice>>36%20), 64)
			p, err := strconv.ParseFloat(short, 64)
			q, err32 := strconv.ParseFloat(short, 32)
			line = fmt.Appendf(line, " %x %v %x %v %v %8.3g", math.Float64bits(p), err, math.Float32bits(float32(q)), err32, g, f)
			sum.Write(line)
			if shown {
				fmt.Printf("%s\n", line)
			}
		}
		if len(os.Args) == 1 {
			fmt.Printf("%d %x\n", block, sum.Sum64())
		}
	}
}
