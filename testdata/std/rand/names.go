// Both packages rand: the functions without a generator stay in their ranges, those of a seeded one yield what they yield in Go.
package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

func main() {
	r := rand.New(rand.NewSource(5))
	fmt.Println(r.ExpFloat64(), r.Float32(), r.Float64(), r.Int(), r.Int31(), r.Int31n(9), r.Int63(), r.Int63n(1e12), r.Intn(7), r.NormFloat64(), r.Perm(5), r.Uint32(), r.Uint64())
	b := make([]byte, 5)
	n, err := r.Read(b)
	fmt.Println(n, err, b)
	words := []string{"a", "b", "c", "d"}
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	fmt.Println(words)
	var z *rand.Zipf = rand.NewZipf(r, 1.5, 2, 100)
	fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
	var source rand.Source = rand.NewSource(1)
	source.Seed(2)
	var wide rand.Source64 = source.(rand.Source64)
	fmt.Println(source.Int63(), wide.Uint64())
	r.Seed(9)
	fmt.Println(r.Int())

	rand.Seed(3)
	fmt.Println(rand.ExpFloat64() >= 0, rand.Float32() < 1, rand.Float64() < 1, rand.Int() >= 0, rand.Int31() >= 0, rand.Int31n(3) < 3, rand.Int63() >= 0, rand.Int63n(3) < 3,
		rand.Intn(1), rand.NormFloat64() < 100, len(rand.Perm(4)), rand.Uint32() >= 0, rand.Uint64() >= 0)
	n, err = rand.Read(b)
	fmt.Println(n, err)
	rand.Shuffle(0, nil)

	var p v2.Source = v2.NewPCG(1, 2)
	s := v2.New(p)
	fmt.Println(s.ExpFloat64(), s.Float32(), s.Float64(), s.Int(), s.Int32(), s.Int32N(9), s.Int64(), s.Int64N(1e12), s.IntN(7), s.NormFloat64(), s.Perm(5), s.Uint(), s.Uint32(), s.Uint32N(10),
		s.Uint64(), s.Uint64N(11), s.UintN(12))
	var zipf *v2.Zipf = v2.NewZipf(s, 1.5, 2, 100)
	fmt.Println(zipf.Uint64(), zipf.Uint64())
	fmt.Println(v2.NewPCG(3, 4).AppendBinary([]byte("x")))
	fmt.Println(v2.NewChaCha8([32]byte{1, 2}).AppendBinary([]byte("x")))
	fmt.Println(v2.ExpFloat64() >= 0, v2.Float32() < 1, v2.Float64() < 1, v2.Int() >= 0, v2.Int32() >= 0, v2.Int32N(3) < 3, v2.Int64() >= 0, v2.Int64N(3) < 3, v2.IntN(1), v2.NormFloat64() < 100,
		len(v2.Perm(4)), v2.Uint() >= 0, v2.Uint32() >= 0, v2.Uint32N(1), v2.Uint64() >= 0, v2.Uint64N(1), v2.UintN(1), v2.N(1))
	v2.Shuffle(0, nil)
}
