package main

import (
	"bytes"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
)

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func main() {
	for n := range 100 {
		b := &pem.Block{Type: "SOME DATA", Bytes: bytes.Repeat([]byte{byte(n), 7}, n)}
		if n%3 == 1 {
			b.Headers = map[string]string{"b": "two", "Proc-Type": "4,ENCRYPTED", "a": "one : 1"}
		}
		text := pem.EncodeToMemory(b)
		got, rest := pem.Decode(append(append([]byte("before\n"), text...), "after"...))
		if got == nil || got.Type != b.Type || !bytes.Equal(got.Bytes, b.Bytes) || len(got.Headers) != len(b.Headers) || string(rest) != "after" {
			fmt.Println(n, got, string(rest))
		}
		if n < 2 || n == 48 {
			fmt.Printf("%s%v\n", text, got.Headers)
		}
	}
	bad := &pem.Block{Type: "X", Headers: map[string]string{"a:b": "c"}}
	fmt.Println(pem.Encode(&full{1000}, bad), pem.EncodeToMemory(bad) == nil)
	fmt.Println(pem.Encode(&full{5}, &pem.Block{Type: "X"}))
	const good = "-----BEGIN A-----\naGVsbG8=\n-----END A-----\n"
	for _, text := range []string{
		"", "nothing", good, "x\n" + good + "rest", "x" + good,
		strings.ReplaceAll(good, "\n", "\r\n"), strings.ReplaceAll(good, "\n", "  \t\n"), strings.TrimSuffix(good, "\n"),
		"-----BEGIN A----\naGVsbG8=\n-----END A-----\n" + good, "-----BEGIN A-----\naGVsbG8=\n-----END B-----\n",
		"-----BEGIN A-----\naGVsbG8=\n-----END A----\n", "-----BEGIN A-----\naGV*sbG8=\n-----END A-----\n" + good,
		"-----BEGIN A-----\naGVsbG8=\n-----END A-----x\n" + good, "-----BEGIN A-----\n-----END A-----\n",
		"-----BEGIN A-----\nk: v\nk2:v2\n\naGVsbG8=\n-----END A-----\n", "-----BEGIN A-----\nk: v\n-----END A-----\n",
		"-----BEGIN A-----\n aGVs \n bG8= \n\n-----END A-----\n", "-----BEGIN -----\naGVsbG8=\n-----END -----\n",
		"-----BEGIN A-----\naGVsbG8\n-----END A-----", "-----BEGIN A-----", "-----BEGIN A-----\n", "-----BEGIN A-----\naGVsbG8=\n-----END ",
		"-----BEGIN A-----\naGVsbG8=-----END A-----\n", good + good, "-----BEGIN A-----\n\n\naGVsbG8=\n\n-----END A-----   \nrest",
	} {
		b, rest := pem.Decode([]byte(text))
		if b == nil {
			fmt.Printf("%q none %q\n", text, rest)
			continue
		}
		fmt.Printf("%q %q %q %v %q\n", text, b.Type, b.Bytes, b.Headers, rest)
	}
}
