// Package crypto/rand: what is certain of random numbers.
package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"math/big"
	"strings"
)

func main() {
	b := make([]byte, 40)
	n, err := rand.Read(b)
	fmt.Println(n, err, bytes.Equal(b, make([]byte, 40)))
	n, err = io.ReadFull(rand.Reader, b[:7])
	fmt.Println(n, err)
	text := rand.Text()
	fmt.Println(len(text), strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == "")
	limit := new(big.Int).Lsh(big.NewInt(1), 70)
	for range 20 {
		x, err := rand.Int(rand.Reader, limit)
		if err != nil || x.Sign() < 0 || x.Cmp(limit) >= 0 {
			fmt.Println(x, err)
		}
	}
	for _, bits := range []int{2, 3, 5, 16, 100} {
		p, err := rand.Prime(rand.Reader, bits)
		fmt.Println(p.BitLen(), p.ProbablyPrime(10), err)
	}
	_, err = rand.Prime(rand.Reader, 1)
	fmt.Println(err)
	_, err = rand.Int(strings.NewReader("x"), limit)
	fmt.Println(err)
	defer func() { fmt.Println(recover()) }()
	rand.Int(rand.Reader, big.NewInt(0))
}
