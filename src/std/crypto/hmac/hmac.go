// Package hmac signs messages with a secret key, by FIPS 198.
package hmac

import (
	"crypto/subtle"
	"errors"
	"hash"
)

// mac holds the inner hash and begins the outer one anew for each sum.
type mac struct {
	inner, outer hash.Hash
	ipad, opad   []byte
}

// New returns a hash of messages with a key; h makes the hash function underneath, always a new one.
func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &mac{inner: h(), outer: h()}
	if m.inner == m.outer {
		panic("crypto/hmac: hash generation function does not produce unique values")
	}
	block := m.inner.BlockSize()
	if len(key) > block {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.ipad = make([]byte, block)
	m.opad = make([]byte, block)
	for i := range m.ipad {
		var k byte
		if i < len(key) {
			k = key[i]
		}
		m.ipad[i] = k ^ 0x36
		m.opad[i] = k ^ 0x5c
	}
	m.inner.Write(m.ipad)
	return m
}

func (m *mac) Write(p []byte) (n int, err error) { return m.inner.Write(p) }
func (m *mac) Size() int                         { return m.outer.Size() }
func (m *mac) BlockSize() int                    { return m.inner.BlockSize() }

func (m *mac) Sum(in []byte) []byte {
	m.outer.Reset()
	m.outer.Write(m.opad)
	m.outer.Write(m.inner.Sum(nil))
	return m.outer.Sum(in)
}

func (m *mac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.ipad)
}

// Clone implements hash.Cloner if the hash function underneath does.
func (m *mac) Clone() (hash.Cloner, error) {
	inner, ok1 := m.inner.(hash.Cloner)
	outer, ok2 := m.outer.(hash.Cloner)
	if !ok1 || !ok2 {
		return nil, errors.ErrUnsupported
	}
	r := *m
	var err error
	if r.inner, err = inner.Clone(); err != nil {
		return nil, err
	}
	if r.outer, err = outer.Clone(); err != nil {
		return nil, err
	}
	return &r, nil
}

// Equal compares two sums in a time that does not tell how they differ.
func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }
