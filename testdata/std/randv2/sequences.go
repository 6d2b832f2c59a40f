// The sequences of math/rand/v2 and math/rand for given seeds.
package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

type small uint8

func show(r *v2.Rand) {
	for range 5 {
		fmt.Println(r.Int(), r.IntN(10), r.IntN(1<<40), r.Int32(), r.Int32N(7), r.Int64(), r.Int64N(1<<35+1), r.Uint(), r.UintN(100), r.Uint32(), r.Uint32N(64), r.Uint64(), r.Uint64N(3<<62))
		fmt.Println(r.Float32(), r.Float64(), r.NormFloat64(), r.ExpFloat64(), r.Perm(6))
	}
	list := []string{"a", "b", "c", "d", "e"}
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	fmt.Println(list)
	n, e := 0.0, 0.0
	for range 3000 {
		n += r.NormFloat64()
		e += r.ExpFloat64()
	}
	fmt.Println(n, e)
	z := v2.NewZipf(r, 1.5, 2, 100)
	fmt.Println(z.Uint64(), z.Uint64(), z.Uint64(), z.Uint64())
}

func main() {
	show(v2.New(v2.NewPCG(1, 2)))
	show(v2.New(v2.NewChaCha8([32]byte([]byte("chacha8: a seed of 32 bytes here")))))

	p := v2.NewPCG(3, 4)
	fmt.Println(p.Uint64(), p.Uint64())
	state, err := p.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	q := new(v2.PCG)
	fmt.Println(q.UnmarshalBinary(state), p.Uint64() == q.Uint64(), q.UnmarshalBinary(state[1:]))
	p.Seed(3, 4)
	fmt.Println(p.Uint64())

	c := v2.NewChaCha8([32]byte{1, 2, 3})
	sum := uint64(0)
	for range 1000 {
		sum ^= c.Uint64()
	}
	b := make([]byte, 21)
	n, err := c.Read(b)
	fmt.Println(sum, n, err, b)
	state, err = c.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	d := new(v2.ChaCha8)
	fmt.Println(d.UnmarshalBinary(state), d.UnmarshalBinary(state[:5]))
	c.Read(b)
	fmt.Println(b, c.Uint64() != 0)
	d.UnmarshalBinary(state)
	d.Read(b)
	fmt.Println(b)
	c.Seed([32]byte{9})
	fmt.Println(c.Uint64())

	fmt.Println(v2.N(small(1)), v2.N(5) < 5, v2.IntN(3) < 3, v2.Float64() < 1, len(v2.Perm(4)), v2.Int64N(9) < 9)
	for _, f := range []func(){func() { v2.IntN(0) }, func() { v2.N(-1) }, func() { v2.Uint32N(0) }, func() { v2.Int64N(-5) }, func() { v2.Shuffle(-1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}

	for _, seed := range []int64{42, 0, -7, 1 << 40} {
		r := rand.New(rand.NewSource(seed))
		for range 3 {
			fmt.Println(r.Int(), r.Intn(10), r.Int31(), r.Int31n(100), r.Int63(), r.Int63n(1<<40), r.Uint32(), r.Uint64(), r.Float32(), r.Float64(), r.NormFloat64(), r.ExpFloat64(), r.Perm(5))
		}
		r.Seed(5)
		fmt.Println(r.Intn(1000))
	}
}
