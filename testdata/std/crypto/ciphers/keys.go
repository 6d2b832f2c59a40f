// Keys made of passwords and of secrets.
package main

import (
	"crypto/hkdf"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
)

func main() {
	hashes := []struct {
		name string
		new  func() hash.Hash
	}{{"md5", md5.New}, {"sha1", sha1.New}, {"sha224", sha256.New224}, {"sha256", sha256.New}, {"sha384", sha512.New384}, {"sha512", sha512.New}, {"sha512/256", sha512.New512_256}}
	for _, h := range hashes {
		for _, n := range []int{1, 20, 100} {
			for _, rounds := range []int{0, 1, 3, 50} {
				key, err := pbkdf2.Key(h.new, "password", []byte("salt"), rounds, n)
				fmt.Printf("%s %d %d %x %v\n", h.name, n, rounds, key, err)
			}
		}
		key, err := hkdf.Key(h.new, []byte("secret"), []byte("salt"), "info", 100)
		fmt.Printf("%s %x %v\n", h.name, key, err)
		key, err = hkdf.Extract(h.new, []byte("secret"), nil)
		fmt.Printf("%x %v\n", key, err)
		key, err = hkdf.Expand(h.new, key, "", 33)
		fmt.Printf("%x %v\n", key, err)
		_, err = hkdf.Expand(h.new, key, "", 255*h.new().Size()+1)
		fmt.Println(err)
	}
	_, err := pbkdf2.Key(sha256.New, "", nil, 1, 0)
	fmt.Println(err)
	key, err := pbkdf2.Key(sha256.New, "", nil, 100_000, 32)
	fmt.Printf("%x %v\n", key, err)
}
