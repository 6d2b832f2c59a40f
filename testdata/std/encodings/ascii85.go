package main

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"strings"
)

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

// slow reads a byte at a time.
type slow struct{ r io.Reader }

func (s slow) Read(p []byte) (int, error) { return s.r.Read(p[:1]) }

func main() {
	for n := range 60 {
		src := make([]byte, n*n)
		for i := range src {
			src[i] = byte(i * i * n / 3)
		}
		dst := make([]byte, ascii85.MaxEncodedLen(len(src)))
		dst = dst[:ascii85.Encode(dst, src)]
		var b bytes.Buffer
		w := ascii85.NewEncoder(&b)
		for rest := src; len(rest) > 0; {
			taken := min(n%7+1, len(rest))
			w.Write(rest[:taken])
			rest = rest[taken:]
		}
		fmt.Println(n, w.Close(), b.String() == string(dst))
		if n < 8 {
			fmt.Printf("%q\n", dst)
		}
		got, err := io.ReadAll(ascii85.NewDecoder(bytes.NewReader(dst)))
		slowly, err2 := io.ReadAll(ascii85.NewDecoder(slow{strings.NewReader(strings.ReplaceAll(string(dst), "!", " \n!"))}))
		fmt.Println(bytes.Equal(got, src), err, bytes.Equal(slowly, src), err2)
		back := make([]byte, len(src)+4)
		ndst, nsrc, err := ascii85.Decode(back, dst, true)
		fmt.Println(ndst, nsrc, err, bytes.Equal(back[:ndst], src))
		ndst, nsrc, err = ascii85.Decode(back, dst, false)
		fmt.Println(ndst, nsrc, err)
		ndst, nsrc, err = ascii85.Decode(back[:min(len(back), 9)], dst, false)
		fmt.Println(ndst, nsrc, err)
	}
	for _, bad := range []string{"v", "!!!!v", "!!z!!", "!", "!!!!!!", "~", "zzz", "uuuuu", "z!", "!!!! ", "\x00!!!!!"} {
		dst := make([]byte, 50)
		ndst, nsrc, err := ascii85.Decode(dst, []byte(bad), true)
		fmt.Printf("%q %d %d %v %q\n", bad, ndst, nsrc, err, dst[:ndst])
		ndst, nsrc, err = ascii85.Decode(dst, []byte(bad), false)
		fmt.Printf("%q %d %d %v %q\n", bad, ndst, nsrc, err, dst[:ndst])
		got, err := io.ReadAll(ascii85.NewDecoder(strings.NewReader(bad)))
		fmt.Printf("%q %v\n", got, err)
	}
	w := ascii85.NewEncoder(&full{5})
	n, err := w.Write([]byte("abcd"))
	fmt.Println(n, err)
	n, err = w.Write([]byte("abcd"))
	fmt.Println(n, err, w.Close())
	fmt.Println(ascii85.CorruptInputError(7))
}
