// Keys and signatures: made here and elsewhere, good and damaged.
package main

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"math/big"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func unhex(s string) []byte { return must(hex.DecodeString(s)) }

func caught(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	fmt.Println("== curves")
	for _, c := range []elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		p := c.Params()
		fmt.Println(p.Name, p.BitSize, p.P, p.N, p.B, p.Gx, p.Gy, c.IsOnCurve(p.Gx, p.Gy), c.IsOnCurve(p.Gy, p.Gx))
		point := elliptic.Marshal(c, p.Gx, p.Gy)
		x, y := elliptic.Unmarshal(c, point)
		fmt.Println(len(point), x.Cmp(p.Gx), y.Cmp(p.Gy))
		point[5] ^= 1
		x, y = elliptic.Unmarshal(c, point)
		fmt.Println(x == nil, y == nil)

		secret := bytes.Repeat([]byte{0, 7}, (p.BitSize+7)/8)[:(p.BitSize+7)/8]
		key := must(ecdsa.ParseRawPrivateKey(c, secret))
		fmt.Println(key.D, key.X, key.Y)
		fmt.Printf("%x %x\n", must(key.Bytes()), must(key.PublicKey.Bytes()))
		for _, n := range []int{1, 20, 32, 48, 64, 100} {
			sum := bytes.Repeat([]byte("x"), n)
			sig := must(ecdsa.SignASN1(rand.Reader, key, sum))
			fmt.Print(ecdsa.VerifyASN1(&key.PublicKey, sum, sig), " ", ecdsa.VerifyASN1(&key.PublicKey, append(bytes.Repeat([]byte("y"), 10), sum...), sig), " ")
			sig[len(sig)-1] ^= 1
			fmt.Print(ecdsa.VerifyASN1(&key.PublicKey, sum, sig), ecdsa.VerifyASN1(&key.PublicKey, sum, nil), "; ")
		}
		fmt.Println()
		_, err := ecdsa.SignASN1(rand.Reader, key, nil)
		fmt.Println(err, ecdsa.VerifyASN1(&key.PublicKey, nil, nil))
		sum := sha256.Sum256([]byte("message"))
		r, s, err := ecdsa.Sign(rand.Reader, key, sum[:])
		fmt.Println(ecdsa.Verify(&key.PublicKey, sum[:], r, s), ecdsa.Verify(&key.PublicKey, sum[:], s, r), ecdsa.Verify(&key.PublicKey, sum[:], new(big.Int), s), err)
		other := must(ecdsa.GenerateKey(c, rand.Reader))
		sig := must(other.Sign(rand.Reader, sum[:], crypto.SHA256))
		fmt.Println(ecdsa.VerifyASN1(&other.PublicKey, sum[:], sig), ecdsa.VerifyASN1(&key.PublicKey, sum[:], sig), other.Equal(key), key.Equal(key), other.PublicKey.Equal(other.Public()))

		for _, form := range [][]byte{must(x509.MarshalECPrivateKey(key)), must(x509.MarshalPKCS8PrivateKey(key)), must(x509.MarshalPKIXPublicKey(&key.PublicKey))} {
			fmt.Printf("%x\n", form)
			_, err1 := x509.ParseECPrivateKey(form)
			k, err2 := x509.ParsePKCS8PrivateKey(form)
			pub, err3 := x509.ParsePKIXPublicKey(form)
			fmt.Println(err1 == nil, k != nil && key.Equal(k), err2 == nil, pub != nil && key.PublicKey.Equal(pub), err3 == nil)
		}
	}
	_, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), make([]byte, 32))
	fmt.Println(err != nil)
	_, err = ecdsa.ParseUncompressedPublicKey(elliptic.P256(), make([]byte, 65))
	fmt.Println(err != nil)

	fmt.Println("== Ed25519")
	seed := sha256.Sum256([]byte("seed"))
	key := ed25519.NewKeyFromSeed(seed[:])
	fmt.Printf("%x %x\n", key, key.Public())
	sig := ed25519.Sign(key, []byte("message"))
	fmt.Printf("%x\n", sig)
	pub := key.Public().(ed25519.PublicKey)
	fmt.Println(ed25519.Verify(pub, []byte("message"), sig), ed25519.Verify(pub, []byte("massage"), sig), ed25519.Verify(pub, []byte("message"), sig[1:]))
	same, err := key.Sign(nil, []byte("message"), crypto.Hash(0))
	fmt.Println(bytes.Equal(same, sig), err)
	_, err = key.Sign(nil, seed[:], crypto.SHA256)
	fmt.Println(err)
	fmt.Println(ed25519.VerifyWithOptions(pub, []byte("message"), sig, &ed25519.Options{}), ed25519.VerifyWithOptions(pub, []byte("x"), sig, &ed25519.Options{}))
	pub2, key2, err := ed25519.GenerateKey(nil)
	fmt.Println(len(pub2), len(key2), err, key2.Equal(key), key.Equal(ed25519.NewKeyFromSeed(key.Seed())), pub.Equal(key.Public()))
	fmt.Printf("%x\n%x\n", must(x509.MarshalPKCS8PrivateKey(key)), must(x509.MarshalPKIXPublicKey(pub)))
	fmt.Println(key.Equal(must(x509.ParsePKCS8PrivateKey(must(x509.MarshalPKCS8PrivateKey(key))))), pub.Equal(must(x509.ParsePKIXPublicKey(must(x509.MarshalPKIXPublicKey(pub))))))
	caught(func() { ed25519.NewKeyFromSeed(nil) })
	caught(func() { ed25519.Sign(key[1:], nil) })
	caught(func() { ed25519.Verify(pub[1:], nil, sig) })

	fmt.Println("== RSA")
	block, _ := pem.Decode([]byte(rsaKey))
	priv := must(x509.ParsePKCS8PrivateKey(block.Bytes)).(*rsa.PrivateKey)
	fmt.Println(priv.N, priv.E, priv.Size(), len(priv.Primes), priv.Validate(), priv.Equal(priv), priv.PublicKey.Equal(priv.Public()))
	for _, form := range [][]byte{x509.MarshalPKCS1PrivateKey(priv), x509.MarshalPKCS1PublicKey(&priv.PublicKey), must(x509.MarshalPKIXPublicKey(&priv.PublicKey)), must(x509.MarshalPKCS8PrivateKey(priv))} {
		fmt.Printf("%d %x\n", len(form), sha256.Sum256(form))
		a, err1 := x509.ParsePKCS1PrivateKey(form)
		b, err2 := x509.ParsePKCS1PublicKey(form)
		c, err3 := x509.ParsePKIXPublicKey(form)
		d, err4 := x509.ParsePKCS8PrivateKey(form)
		fmt.Println(a != nil && priv.Equal(a), err1 == nil, b != nil && priv.PublicKey.Equal(b), err2 == nil, c != nil && priv.PublicKey.Equal(c), err3 == nil, d != nil && priv.Equal(d), err4 == nil)
	}
	message := []byte("message")
	s1, s256, s384, s512 := sha1.Sum(message), sha256.Sum256(message), sha512.Sum384(message), sha512.Sum512(message)
	for hash, sum := range map[crypto.Hash][]byte{crypto.SHA1: s1[:], crypto.SHA256: s256[:], crypto.SHA384: s384[:], crypto.SHA512: s512[:], 0: message} {
		sig := must(rsa.SignPKCS1v15(nil, priv, hash, sum))
		ok := rsa.VerifyPKCS1v15(&priv.PublicKey, hash, sum, sig)
		sig[9] ^= 1
		if bad := rsa.VerifyPKCS1v15(&priv.PublicKey, hash, sum, sig); ok != nil || bad != rsa.ErrVerification {
			fmt.Println(hash, ok, bad)
		}
	}
	sig = must(rsa.SignPKCS1v15(nil, priv, crypto.SHA256, s256[:]))
	fmt.Printf("%x\n", sig)
	_, err = rsa.SignPKCS1v15(nil, priv, crypto.SHA256, message)
	fmt.Println(err)
	fmt.Println(rsa.VerifyPKCS1v15(&priv.PublicKey, crypto.SHA256, s256[:], sig[1:]))
	same, err = priv.Sign(rand.Reader, s256[:], crypto.SHA256)
	fmt.Println(bytes.Equal(same, sig), err)
	for _, length := range []int{rsa.PSSSaltLengthAuto, rsa.PSSSaltLengthEqualsHash, 0, 10} {
		opts := &rsa.PSSOptions{SaltLength: length, Hash: crypto.SHA256}
		sig := must(rsa.SignPSS(rand.Reader, priv, crypto.SHA256, s256[:], opts))
		fmt.Println(length, rsa.VerifyPSS(&priv.PublicKey, crypto.SHA256, s256[:], sig, opts), rsa.VerifyPSS(&priv.PublicKey, crypto.SHA256, s256[:], sig, nil), rsa.VerifyPSS(&priv.PublicKey, crypto.SHA256, s256[:], sig, &rsa.PSSOptions{SaltLength: 11}))
		sig[100] ^= 1
		fmt.Println(rsa.VerifyPSS(&priv.PublicKey, crypto.SHA256, s256[:], sig, opts))
	}
	fmt.Println(rsa.VerifyPSS(&priv.PublicKey, crypto.SHA256, s256[:], unhex(pss), nil))
	sealed := must(rsa.EncryptPKCS1v15(rand.Reader, &priv.PublicKey, message))
	fmt.Println(string(must(rsa.DecryptPKCS1v15(nil, priv, sealed))), string(must(priv.Decrypt(nil, sealed, nil))))
	sealed[3] ^= 1
	_, err = rsa.DecryptPKCS1v15(nil, priv, sealed)
	fmt.Println(err)
	sealed = must(rsa.EncryptOAEP(sha256.New(), rand.Reader, &priv.PublicKey, message, []byte("label")))
	fmt.Println(string(must(rsa.DecryptOAEP(sha256.New(), nil, priv, sealed, []byte("label")))), string(must(priv.Decrypt(nil, sealed, &rsa.OAEPOptions{Hash: crypto.SHA256, Label: []byte("label")}))))
	_, err = rsa.DecryptOAEP(sha256.New(), nil, priv, sealed, nil)
	fmt.Println(err)
	_, err = rsa.EncryptOAEP(sha256.New(), rand.Reader, &priv.PublicKey, make([]byte, 200), nil)
	fmt.Println(err)
	_, err = rsa.EncryptPKCS1v15(rand.Reader, &priv.PublicKey, make([]byte, 250))
	fmt.Println(err)
	_, err = rsa.GenerateKey(rand.Reader, 512)
	fmt.Println(err)
	made := must(rsa.GenerateKey(rand.Reader, 1024))
	fmt.Println(made.N.BitLen(), made.E, made.Validate(), made.Equal(priv))

	fmt.Println("== nonsense")
	for _, form := range [][]byte{nil, []byte("nonsense"), {0x30, 0x80}, {0x30, 0}, {0x30, 3, 2, 1, 0}} {
		_, err1 := x509.ParsePKCS8PrivateKey(form)
		_, err2 := x509.ParsePKCS1PrivateKey(form)
		_, err3 := x509.ParseECPrivateKey(form)
		_, err4 := x509.ParsePKIXPublicKey(form)
		_, err5 := x509.ParsePKCS1PublicKey(form)
		fmt.Println(err1 != nil, err2 != nil, err3 != nil, err4 != nil, err5 != nil)
	}
	_, err = x509.MarshalPKCS8PrivateKey(7)
	fmt.Println(err)
	_, err = x509.MarshalPKIXPublicKey("x")
	fmt.Println(err)
}

const pss = "0dcb8631e97cfbf2f85b233bc441e8f43626e78f04af0a230f014d87c55e548ea1747e1fa3a778481aedfd342406a93cbd9146c12d455bf76f9a9c916169377094e8d8d3f1ace5fbf4c77ed5dead6c03b42fa8be07ca319f48c44c9c0d3f3ee276422925d2cf93d659383b014cc18a994c44d1ce0a328f290263c75a510a1033ed85f297317f062c336e3be737996a8049184644a9bff73ea0104917e0ff0d038133a2a2ed12ba87ed91ede7b8b290adbf6e6ebc2f2bcebfa7162cc6ef58a9f8e3ffa9409c31a7272d40d12a8622c0a59e11109ca0a1c5bb54aa3d00a9209e9353437c7a564ba0948770ac39753b49a222895c629b58a80df61a725c7ac6fc96"

const rsaKey = `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC2h45Byy6fxNmc
K24KDKUbRxOVZwTpYMp/GL/eXYXw6byUO206ehVydbnfszl2cH6/FG2A/C9QTuH1
BtMdIkPvNntL5nXQ+TT92m31C1UhtrjBoPXhHG0hb7AdChJ39ChUnwDSmynIvN9V
V7T8p6Wn0vHXuif7Ht1hrjHGJbJOGB6PN3nf2d3e1VB6chx14biKlx5vpOVPXZIN
Y5U4HPgOhV/U1psoJsQHFUi+GziDe+MDQHEWzTr9Ojft8HBgCjcWdZSCp1v1KO35
Zb4+2TEXm4h3Q/v0CSNOoawQN83pjf24GJZOzIII0zWNX9E5LNZ0uEybdc3wTwC3
ghEGOKHRAgMBAAECggEAM56mZoj1iI19FSNbHVByKQKy0R+vTejnm4X+TP6Z8IXJ
pQohW9ZG1nXguRjQeWRbE+LNDRtEriuAz3C8p5KXL8FyoQZt70lq6Req3Q/1ZXFt
UqUYpC8L1dbmMXA1xOKxvSyyaN0ktfZkGpiRQJqQyKNpbZ7hy6zw4r0Gqojioh7J
d1N9PSGLEBiii65vDXF/1Vt8+ee6bRuaAiFLEZeRzkm03+yzCM+NWPmMsVelRogf
SBEQSaN0aiA6lkA7iNHFNmbDnk2D82hwENqkSR9s/7C4I826E9NMu8umPzCDyJ8F
Obv0S/lZ9kz75gwrDeSlTyj7AhYmkSx9rUoT76bXWQKBgQDpNyYtPTBYjURTyoJW
4GKW/jP05f7+gZ6pKciewdx2I+G0fD1Tux3G0pWISTQ8RkW/u92UhRW9lBpdzsem
5QK+8RvNSucul11slA58hAAcZxA1LZ9RpHlagQd1yxfJBZW6xr9zkzUbHUDwU5O9
43WcBdlwsvD+KHA93rzmOyTtnwKBgQDIXLkV0atCKt43qXyJxxpywPeH8LwGSNeJ
JRYD4BoP2vSC6IfHeWAWlcgUEJ6EQv5PeeE2iKjK7pJKzA1i1utRsI2MB85KP9EJ
ptRo0obI2AYs9va2f+LfVHY+aGQ9OsijZgT9YoiYkSRZIQtZVeK4iyB3QYmxNZTo
coGUaDJajwKBgQCJjEJS+jzSbXc4KD9Zd/wN7B2+ugv8FXz7bq5pnBMoBp+vMHuH
L9wvELKq7+oEBrpKjEXyu8+HwZsPas7sSzOkZFYubZgOLa4nROeKXtwl5E913dOS
dnwwedtpiQAdStL1lxUB2HfA5y8Oz2xa2ZXbEMQfKRrj+/u/MeidrZJpJwKBgQCk
CgYerwKfsaktuT2VL8Wfng0K5zWJj6mnRw23Losn4APACdDgp6bb1tVwWArwDklX
mFmi5FANlTWAt39eJMeUog/BTcK/V3A1jrjo+TQQy4yC0885q4p7fhMxFRa8apxJ
6wS6zyk2f95aeotoIMD2hjGWcbnhtBSuGtGsR4KyUQKBgE04zQFtvwJGckmj/E5J
7quENe161qYnuWXFm7JZMKjQTOETGCvtYdyCkoPk+IVPcFGEZLRMeeBn+IA+bW6U
wXexfF+WMnF/aqUzp8Ga9josk5UxI38M9z11RS8hy52AhNCIzZoDD7JhgGa79TPB
LMTlSFgVE9omniMoMt7zF2xs
-----END PRIVATE KEY-----
`
