// Ciphers of blocks and their modes: what is encrypted is as compiled Go has it, and comes back.
package main

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
)

// bytesOf makes bytes that look like chance.
func bytesOf(name string, n int) []byte {
	var b []byte
	for i := 0; len(b) < n; i++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", name, i))
		b = append(b, sum[:]...)
	}
	return b[:n]
}

// slow is a cipher that is not in the library.
type slow struct{ cipher.Block }

func short(b []byte) string {
	if len(b) > 24 {
		return fmt.Sprintf("%x… (%d, %x)", b[:16], len(b), sha256.Sum256(b))
	}
	return fmt.Sprintf("%x", b)
}

func caught(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func try(name string, b cipher.Block) {
	size := b.BlockSize()
	fmt.Println("==", name, size)
	text := bytesOf("text", 5*size)
	iv := bytesOf("iv", size)
	out := make([]byte, size)
	b.Encrypt(out, text)
	fmt.Println(short(out))
	b.Decrypt(out, out)
	fmt.Println(bytes.Equal(out, text[:size]))
	for _, b := range []cipher.Block{b, slow{b}} {
		all := make([]byte, len(text))
		mode := cipher.NewCBCEncrypter(b, iv)
		mode.CryptBlocks(all[:2*size], text[:2*size])
		mode.CryptBlocks(all[2*size:], text[2*size:])
		fmt.Println("CBC", mode.BlockSize(), short(all))
		cipher.NewCBCDecrypter(b, iv).CryptBlocks(all, all)
		fmt.Println(bytes.Equal(all, text))
		streams := []struct {
			name    string
			in, out func(cipher.Block, []byte) cipher.Stream
		}{{"CTR", cipher.NewCTR, cipher.NewCTR}, {"OFB", cipher.NewOFB, cipher.NewOFB}, {"CFB", cipher.NewCFBEncrypter, cipher.NewCFBDecrypter}}
		for _, s := range streams {
			last := bytes.Repeat([]byte{0xff}, size)
			in := s.in(b, last)
			said := make([]byte, len(text))
			for i, n := 0, 1; i < len(text); i, n = min(i+n, len(text)), n+2 {
				in.XORKeyStream(said[i:min(i+n, len(text))], text[i:min(i+n, len(text))])
			}
			fmt.Println(s.name, short(said))
			s.out(b, last).XORKeyStream(said, said)
			fmt.Println(bytes.Equal(said, text))
		}
	}
	caught(func() { b.Encrypt(out, text[:size-1]) })
	caught(func() { b.Decrypt(out[:size-1], text) })
	caught(func() { cipher.NewCBCEncrypter(b, iv[1:]) })
	caught(func() { cipher.NewCTR(b, iv[1:]) })
	caught(func() { cipher.NewCBCDecrypter(b, iv).CryptBlocks(out, text[:size+1]) })
	caught(func() { cipher.NewCBCDecrypter(b, iv).CryptBlocks(out, text) })
	caught(func() { cipher.NewCTR(b, iv).XORKeyStream(out[:1], text) })
}

func block(b cipher.Block, err error) cipher.Block {
	if err != nil {
		panic(err)
	}
	return b
}

func main() {
	for _, n := range []int{16, 24, 32} {
		try(fmt.Sprint("AES ", n), block(aes.NewCipher(bytesOf("key", n))))
	}
	try("DES", block(des.NewCipher(bytesOf("key", 8))))
	try("Triple DES", block(des.NewTripleDESCipher(bytesOf("key", 24))))
	_, err := aes.NewCipher(make([]byte, 5))
	fmt.Println(err, aes.BlockSize, des.BlockSize)
	_, err = des.NewCipher(make([]byte, 5))
	fmt.Println(err)
	_, err = des.NewTripleDESCipher(make([]byte, 16))
	fmt.Println(err)

	fmt.Println("== GCM")
	for _, n := range []int{16, 24, 32} {
		b := block(aes.NewCipher(bytesOf("key", n)))
		for tag := 11; tag <= 17; tag++ {
			g, err := cipher.NewGCMWithTagSize(b, tag)
			if err != nil {
				fmt.Println(err)
				continue
			}
			nonce := bytesOf("nonce", g.NonceSize())
			for _, size := range []int{0, 1, 16, 100} {
				sealed := g.Seal([]byte("before"), nonce, bytesOf("text", size), []byte("extra"))
				fmt.Println(n, g.Overhead(), size, short(sealed))
				plain, err := g.Open([]byte("x"), nonce, sealed[6:], []byte("extra"))
				fmt.Println(bytes.Equal(plain, append([]byte("x"), bytesOf("text", size)...)), err)
				sealed[6] ^= 1
				plain, err = g.Open(nil, nonce, sealed[6:], []byte("extra"))
				fmt.Println(plain == nil, err)
			}
		}
	}
	b := block(aes.NewCipher(bytesOf("key", 16)))
	g, _ := cipher.NewGCM(b)
	_, err = g.Open(nil, make([]byte, 12), []byte("short"), nil)
	fmt.Println(err)
	caught(func() { g.Seal(nil, make([]byte, 11), nil, nil) })
	caught(func() { g.Open(nil, make([]byte, 13), nil, nil) })
	_, err = cipher.NewGCM(block(des.NewCipher(bytesOf("key", 8))))
	fmt.Println(err)
	_, err = cipher.NewGCMWithNonceSize(b, 0)
	fmt.Println(err)
	same, err := cipher.NewGCMWithNonceSize(b, 12)
	fmt.Println(same.NonceSize(), err)
	random, err := cipher.NewGCMWithRandomNonce(b)
	if err != nil {
		panic(err)
	}
	one, two := random.Seal(nil, nil, []byte("text"), nil), random.Seal(nil, nil, []byte("text"), nil)
	plain, err := random.Open(nil, nil, one, nil)
	fmt.Println(random.NonceSize(), random.Overhead(), len(one), bytes.Equal(one, two), string(plain), err)
	_, err = random.Open(nil, nil, one[:20], nil)
	fmt.Println(err)
	plain, err = g.Open(nil, two[:12], two[12:], nil)
	fmt.Println(string(plain), err)

	fmt.Println("== readers and writers")
	iv := bytesOf("iv", 16)
	var out bytes.Buffer
	w := cipher.StreamWriter{S: cipher.NewCTR(b, iv), W: &out}
	fmt.Fprintf(w, "%s and %d", "words", 12)
	fmt.Println(w.Close(), short(out.Bytes()))
	all, err := io.ReadAll(cipher.StreamReader{S: cipher.NewCTR(b, iv), R: &out})
	fmt.Println(string(all), err)
	var stream bytes.Buffer
	long := strings.Repeat("0123456789", 10_000)
	in := cipher.NewCTR(b, iv)
	io.Copy(&stream, cipher.StreamReader{S: in, R: strings.NewReader(long)})
	fmt.Println(short(stream.Bytes()))
}
