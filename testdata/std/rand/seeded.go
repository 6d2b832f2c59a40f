// A seed gives the numbers that it gives in Go.
package main

import (
	"fmt"
	"math/rand"
)

func main() {
	for _, seed := range []int64{1, 42, -7, 0, 1 << 40} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println(r.Int63(), r.Uint32(), r.Uint64(), r.Int31(), r.Int(), r.Int63n(1000), r.Int31n(77), r.Intn(6), r.Intn(1<<40), r.Float64(), r.Float32(), r.Perm(8))
		x := []int{1, 2, 3, 4, 5, 6}
		r.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
		b := make([]byte, 9)
		r.Read(b)
		fmt.Println(x, b)
		for i := 0; i < 200; i++ {
			fmt.Print(r.NormFloat64(), " ", r.ExpFloat64(), " ")
		}
		z := rand.NewZipf(r, 1.5, 2, 1000)
		fmt.Println(z.Uint64(), z.Uint64(), z.Uint64(), z.Uint64())
	}
	for i := 0; i < 1000; i++ {
		if n := rand.Intn(10); n < 0 || n >= 10 {
			fmt.Println("out of range", n)
		}
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		rand.Intn(0)
	}()
}
