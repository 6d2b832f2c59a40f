// Package cipher makes ciphers of blocks into ciphers of whatever length.
//
// Buffers may overlap in any way. GCM is for the ciphers of crypto/aes, with nonces of 12 bytes.
package cipher

import (
	"crypto/internal/blocks"
	"crypto/subtle"
	"io"
)

// A Block is a cipher of blocks, with a key.
type Block interface {
	// BlockSize returns the number of bytes of a block.
	BlockSize() int
	// Encrypt encrypts the first block of src.
	Encrypt(dst, src []byte)
	// Decrypt decrypts the first block of src.
	Decrypt(dst, src []byte)
}

// A BlockMode is a cipher of whole blocks, one after the other.
type BlockMode interface {
	// BlockSize returns the number of bytes of a block.
	BlockSize() int
	// CryptBlocks encrypts or decrypts blocks.
	CryptBlocks(dst, src []byte)
}

// A Stream is a cipher of bytes, one after the other.
type Stream interface {
	// XORKeyStream encrypts or decrypts src.
	XORKeyStream(dst, src []byte)
}

func vector(name string, b Block, iv []byte) []byte {
	if len(iv) != b.BlockSize() {
		panic("cipher." + name + ": IV length must equal block size")
	}
	return append([]byte(nil), iv...)
}

func fits(dst, src []byte) {
	if len(dst) < len(src) {
		panic("crypto/cipher: output smaller than input")
	}
}

type cbc struct {
	b    Block
	iv   []byte
	back bool
}

// NewCBCEncrypter returns a mode in which each block is mixed with the encrypted one before.
func NewCBCEncrypter(b Block, iv []byte) BlockMode {
	return &cbc{b, vector("NewCBCEncrypter", b, iv), false}
}

// NewCBCDecrypter returns the mode that undoes that of NewCBCEncrypter.
func NewCBCDecrypter(b Block, iv []byte) BlockMode {
	return &cbc{b, vector("NewCBCDecrypter", b, iv), true}
}

func (c *cbc) BlockSize() int { return c.b.BlockSize() }

// SetIV has the next block be the first.
func (c *cbc) SetIV(iv []byte) {
	if len(iv) != len(c.iv) {
		panic("cipher: incorrect length IV")
	}
	copy(c.iv, iv)
}

func (c *cbc) CryptBlocks(dst, src []byte) {
	size := len(c.iv)
	if len(src)%size != 0 {
		panic("crypto/cipher: input not full blocks")
	}
	fits(dst, src)
	if len(src) == 0 {
		return
	}
	last := append([]byte(nil), src[len(src)-size:]...)
	if quick, ok := c.b.(*blocks.Block); ok {
		quick.CBC(c.iv, dst, src, c.back)
	} else {
		c.slowly(dst, append([]byte(nil), src...))
	}
	if !c.back {
		last = dst[len(src)-size : len(src)]
	}
	copy(c.iv, last)
}

// slowly is for other ciphers than ours.
func (c *cbc) slowly(dst, src []byte) {
	size, before := len(c.iv), c.iv
	for i := 0; i < len(src); i += size {
		to, from := dst[i:i+size], src[i:i+size]
		if c.back {
			c.b.Decrypt(to, from)
			subtle.XORBytes(to, to, before)
			before = from
		} else {
			subtle.XORBytes(to, from, before)
			c.b.Encrypt(to, to)
			before = to
		}
	}
}

// ctr is a stream of encrypted numbers.
type ctr struct {
	quick *blocks.Block
	iv    []byte
	at    int
}

// NewCTR returns a stream that is made by encrypting iv, counted up.
func NewCTR(block Block, iv []byte) Stream {
	quick, ok := block.(*blocks.Block)
	if ok && quick.IsAES() && len(iv) != quick.BlockSize() {
		panic("bad IV length")
	}
	iv = vector("NewCTR", block, iv)
	if ok {
		return &ctr{quick, iv, 0}
	}
	next := append([]byte(nil), iv...)
	return &stream{more: func(out, _ []byte) {
		block.Encrypt(out, next)
		for i := len(next) - 1; i >= 0; i-- {
			next[i]++
			if next[i] != 0 {
				break
			}
		}
	}, size: len(iv)}
}

func (c *ctr) XORKeyStream(dst, src []byte) {
	if len(dst) < len(src) && c.quick.IsAES() {
		panic("crypto/aes: len(dst) < len(src)")
	}
	fits(dst, src)
	c.quick.CTR(c.iv, dst, src, c.at)
	c.at += len(src)
}

// stream makes a block of a stream after the other, of those before or of what they have encrypted.
type stream struct {
	more func(out, said []byte)
	size int
	back bool // what was decrypted counts, not what was encrypted

	out, said []byte
	used      int
}

func (s *stream) XORKeyStream(dst, src []byte) {
	fits(dst, src)
	for i, c := range src {
		if s.out == nil || s.used == s.size {
			if s.out == nil {
				s.out, s.said = make([]byte, s.size), make([]byte, s.size)
			}
			s.more(s.out, s.said)
			s.used = 0
		}
		mixed := c ^ s.out[s.used]
		s.said[s.used] = mixed
		if s.back {
			s.said[s.used] = c
		}
		s.used++
		dst[i] = mixed
	}
}

// NewOFB returns a stream that is made by encrypting iv, and what came of that, and so on.
//
// Deprecated: use NewCTR, or better NewGCM.
func NewOFB(b Block, iv []byte) Stream {
	last := vector("NewOFB", b, iv)
	return &stream{more: func(out, _ []byte) {
		b.Encrypt(out, last)
		copy(last, out)
	}, size: len(last)}
}

// NewCFBEncrypter returns a stream that is made by encrypting iv, and then what was encrypted.
//
// Deprecated: use NewCTR, or better NewGCM.
func NewCFBEncrypter(block Block, iv []byte) Stream {
	return feedback(block, vector("NewCFBEncrypter", block, iv), false)
}

// NewCFBDecrypter returns the stream that undoes that of NewCFBEncrypter.
//
// Deprecated: use NewCTR, or better NewGCM.
func NewCFBDecrypter(block Block, iv []byte) Stream {
	return feedback(block, vector("NewCFBDecrypter", block, iv), true)
}

func feedback(b Block, iv []byte, back bool) Stream {
	first := true
	return &stream{more: func(out, said []byte) {
		if first {
			b.Encrypt(out, iv)
			first = false
		} else {
			b.Encrypt(out, said)
		}
	}, size: len(iv), back: back}
}

// A StreamReader decrypts what it reads.
type StreamReader struct {
	S Stream
	R io.Reader
}

// Read reads.
func (r StreamReader) Read(dst []byte) (n int, err error) {
	n, err = r.R.Read(dst)
	r.S.XORKeyStream(dst[:n], dst[:n])
	return n, err
}

// A StreamWriter encrypts what it writes.
type StreamWriter struct {
	S   Stream
	W   io.Writer
	Err error // unused
}

// Write writes.
func (w StreamWriter) Write(src []byte) (n int, err error) {
	c := make([]byte, len(src))
	w.S.XORKeyStream(c, src)
	n, err = w.W.Write(c)
	if n != len(src) && err == nil {
		err = io.ErrShortWrite
	}
	return n, err
}

// Close closes what is written to, if it can be.
func (w StreamWriter) Close() error {
	if c, ok := w.W.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
