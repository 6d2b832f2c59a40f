// Packages hash/… and crypto/… for sums.
package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

func main() {
	texts := []string{"", "a", "abc", strings.Repeat("x", 55), strings.Repeat("y", 56), strings.Repeat("z", 64), strings.Repeat("0123456789", 100), strings.Repeat("é", 20000)}
	news := []struct {
		name string
		new  func() hash.Hash
	}{
		{"md5", md5.New}, {"sha1", sha1.New}, {"sha256", sha256.New}, {"sha224", sha256.New224}, {"sha512", sha512.New}, {"sha384", sha512.New384}, {"sha512/224", sha512.New512_224}, {"sha512/256", sha512.New512_256},
		{"adler32", func() hash.Hash { return adler32.New() }}, {"crc32", func() hash.Hash { return crc32.NewIEEE() }},
		{"castagnoli", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }}, {"koopman", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) }},
		{"iso", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }}, {"ecma", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
		{"fnv32", func() hash.Hash { return fnv.New32() }}, {"fnv32a", func() hash.Hash { return fnv.New32a() }}, {"fnv64", func() hash.Hash { return fnv.New64() }}, {"fnv64a", func() hash.Hash { return fnv.New64a() }}, {"fnv128", fnv.New128}, {"fnv128a", fnv.New128a},
	}
	for _, n := range news {
		for _, t := range texts {
			h := n.new()
			io.WriteString(h, t[:len(t)/3])
			state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
			var clone hash.Hash
			if c, ok := h.(hash.Cloner); ok {
				clone, _ = c.Clone()
			}
			h.Write([]byte(t[len(t)/3:]))
			fmt.Println(n.name, len(t), hex.EncodeToString(h.Sum([]byte{1})), h.Size(), h.BlockSize(), len(state), err)
			other := n.new()
			if err := other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
				fmt.Println(err)
			}
			io.WriteString(other, t[len(t)/3:])
			io.WriteString(clone, t[len(t)/3:])
			again, err := h.(encoding.BinaryAppender).AppendBinary(nil)
			if len(t) < 100 {
				fmt.Printf("%x %v\n", again, err)
			}
			fmt.Println(string(other.Sum(nil)) == string(h.Sum(nil)), string(clone.Sum(nil)) == string(h.Sum(nil)), other.(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte("no")), other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:len(state)-1]))
			h.Reset()
			fmt.Printf("%x\n", h.Sum(nil))
		}
	}
	d := []byte("data")
	fmt.Printf("%x %x %x %x\n", md5.Sum(d), sha1.Sum(d), sha256.Sum256(d), sha256.Sum224(d))
	fmt.Printf("%x %x %x %x\n", sha512.Sum512(d), sha512.Sum384(d), sha512.Sum512_224(d), sha512.Sum512_256(d))
	fmt.Println(md5.Size, md5.BlockSize, sha1.Size, sha1.BlockSize, sha256.Size, sha256.Size224, sha256.BlockSize, sha512.Size, sha512.Size384, sha512.Size256, sha512.Size224, sha512.BlockSize)
	fmt.Println(adler32.Checksum(d), crc32.ChecksumIEEE(d), crc32.Checksum(d, crc32.MakeTable(crc32.Castagnoli)), crc32.Update(5, crc32.IEEETable, d), crc64.Checksum(d, crc64.MakeTable(crc64.ECMA)), crc64.Update(7, crc64.MakeTable(crc64.ISO), d), crc32.MakeTable(crc32.IEEE) == crc32.IEEETable)
	fmt.Println(crc32.NewIEEE().Sum32(), adler32.New().Sum32(), crc64.New(crc64.MakeTable(crc64.ISO)).Sum64(), fnv.New32a().Sum32(), fnv.New64().Sum64())
	a, b := crc32.New(crc32.IEEETable), crc32.New(crc32.MakeTable(crc32.Koopman))
	state, _ := a.(encoding.BinaryMarshaler).MarshalBinary()
	fmt.Println(b.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))

	for _, key := range []string{"", "key", strings.Repeat("k", 64), strings.Repeat("long", 40)} {
		m := hmac.New(sha256.New, []byte(key))
		m.Write([]byte("message"))
		first := m.Sum(nil)
		m.Reset()
		m.Write([]byte("message"))
		fmt.Println(hex.EncodeToString(first), m.Size(), m.BlockSize(), hmac.Equal(first, m.Sum(nil)), hmac.Equal(first, nil))
		m = hmac.New(md5.New, []byte(key))
		fmt.Printf("%x\n", m.Sum(nil))
	}

	fmt.Println(subtle.ConstantTimeCompare([]byte("a"), []byte("a")), subtle.ConstantTimeCompare([]byte("a"), []byte("b")), subtle.ConstantTimeCompare(nil, []byte("b")), subtle.ConstantTimeByteEq(1, 1), subtle.ConstantTimeByteEq(1, 255), subtle.ConstantTimeEq(-1, -1), subtle.ConstantTimeEq(-1, 1), subtle.ConstantTimeSelect(1, 5, 6), subtle.ConstantTimeSelect(0, 5, 6), subtle.ConstantTimeLessOrEq(2, 3), subtle.ConstantTimeLessOrEq(3, 3), subtle.ConstantTimeLessOrEq(4, 3))
	x := []byte{1, 2, 3}
	subtle.ConstantTimeCopy(0, x, []byte{7, 8, 9})
	fmt.Println(x)
	subtle.ConstantTimeCopy(1, x, []byte{7, 8, 9})
	fmt.Println(x, subtle.XORBytes(x, []byte{1, 1, 1, 1}, []byte{1, 2}), x)
	subtle.WithDataIndependentTiming(func() { fmt.Println("called") })

	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString("ab")
	h.WriteByte('c')
	h.Write([]byte("d"))
	fmt.Println(h.Sum64() == maphash.String(seed, "abcd"), maphash.Bytes(seed, []byte("abcd")) == h.Sum64(), h.Seed() == seed, h.Size(), h.BlockSize(), len(h.Sum(nil)))
	type point struct {
		x, y int
		s    string
	}
	fmt.Println(maphash.Comparable(seed, point{1, 2, "s"}) == maphash.Comparable(seed, point{1, 2, "s"}), maphash.Comparable(seed, 1) == maphash.Comparable(seed, 2))
	var k maphash.Hash
	k.SetSeed(seed)
	maphash.WriteComparable(&k, 5)
	one := k.Sum64()
	k.Reset()
	maphash.ComparableHasher[int]{}.Hash(&k, 5)
	fmt.Println(one == k.Sum64(), maphash.ComparableHasher[int]{}.Equal(1, 1))
	var hasher maphash.Hasher[string] = maphash.ComparableHasher[string]{}
	fmt.Println(hasher.Equal("a", "b"))
	func() {
		defer func() { fmt.Println(recover()) }()
		maphash.Bytes(maphash.Seed{}, nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		maphash.Comparable[any](seed, []int{1})
	}()
}
