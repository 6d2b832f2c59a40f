// SHA-3 and SHAKE, and hash functions by their names in package crypto.
package main

import (
	"bytes"
	"crypto"
	_ "crypto/md5"
	_ "crypto/sha1"
	_ "crypto/sha256"
	"crypto/sha3"
	_ "crypto/sha512"
	"fmt"
	"hash"
	"io"
)

func caught(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	long := bytes.Repeat([]byte("0123456789abcdef"), 40)
	for _, n := range []int{0, 1, 71, 72, 103, 104, 135, 136, 137, 143, 144, 167, 168, 169, 600} {
		fmt.Printf("%d %x\n%x\n%x\n%x\n%x\n%x\n", n, sha3.Sum224(long[:n]), sha3.Sum256(long[:n]), sha3.Sum384(long[:n]), sha3.Sum512(long[:n]), sha3.SumSHAKE128(long[:n], 17), sha3.SumSHAKE256(long[:n], 200))
	}
	for _, h := range []hash.Hash{sha3.New224(), sha3.New256(), sha3.New384(), sha3.New512()} {
		h.Write(long[:100])
		io.WriteString(h, "more")
		saved, err := h.(*sha3.SHA3).MarshalBinary()
		fmt.Println(h.Size(), h.BlockSize(), err, len(saved))
		fmt.Printf("%x\n%x\n", saved, h.Sum([]byte("in")))
		other, _ := h.(hash.Cloner).Clone()
		h.Write(long)
		other.Write(long)
		fmt.Println(bytes.Equal(h.Sum(nil), other.Sum(nil)))
		fmt.Println(h.(*sha3.SHA3).UnmarshalBinary(saved), h.(*sha3.SHA3).UnmarshalBinary(saved[1:]))
		fmt.Printf("%x\n", h.Sum(nil))
		h.Reset()
		fmt.Printf("%x\n", h.Sum(nil))
	}
	for _, s := range []*sha3.SHAKE{sha3.NewSHAKE128(), sha3.NewSHAKE256(), sha3.NewCSHAKE128([]byte("name"), []byte("custom")), sha3.NewCSHAKE256(nil, long[:300]), sha3.NewCSHAKE256(nil, nil)} {
		s.Write(long[:s.BlockSize()-1])
		out := make([]byte, 50)
		saved, _ := s.MarshalBinary()
		s.Read(out)
		fmt.Printf("%d %x %x\n", s.BlockSize(), saved, out)
		s.Read(out)
		fmt.Printf("%x\n", out)
		caught(func() { s.Write(out) })
		fmt.Println(s.UnmarshalBinary(saved))
		s.Read(out)
		fmt.Printf("%x\n", out)
		s.Reset()
		s.Read(out)
		fmt.Printf("%x\n", out)
	}
	for h := crypto.Hash(0); h < 22; h++ {
		fmt.Print(h, " ", h.Available())
		if h.Available() {
			sum := h.New()
			sum.Write(long)
			fmt.Printf(" %d %v %x", h.Size(), h.HashFunc() == h, sum.Sum(nil))
		}
		fmt.Println()
	}
	caught(func() { crypto.MD4.New() })
	caught(func() { crypto.Hash(0).Size() })
	caught(func() { crypto.RegisterHash(50, nil) })
}
