// Bits: sets of small numbers, a Bloom filter, Gray codes, checksums, flags, packed dates, a generator of random bits.
package main

import (
	"fmt"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

type Perm uint16

const (
	Execute Perm = 1 << iota
	Write
	Read
	Sticky   = 1 << 9
	ReadOnly = Read
	All      = Read | Write | Execute
)

func (p Perm) String() string {
	b := []byte("---")
	for i, c := range []byte("rwx") {
		if p&(Read>>i) != 0 {
			b[i] = c
		}
	}
	if p&Sticky != 0 {
		b = append(b, 't')
	}
	return string(b)
}

type BitSet struct{ words []uint64 }

func Bits(xs ...uint) *BitSet {
	s := new(BitSet)
	for _, x := range xs {
		s.Set(x)
	}
	return s
}

func (s *BitSet) Set(i uint) *BitSet {
	for uint(len(s.words)) <= i>>6 {
		s.words = append(s.words, 0)
	}
	s.words[i>>6] |= 1 << (i & 63)
	return s
}

func (s *BitSet) Clear(i uint) {
	if w := i / 64; w < uint(len(s.words)) {
		s.words[w] &^= 1 << (i % 64)
	}
}

func (s *BitSet) Has(i uint) bool {
	return i>>6 < uint(len(s.words)) && s.words[i>>6]>>(i&63)&1 == 1
}

func (s *BitSet) Count() (n int) {
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return
}

func (s *BitSet) All() iter.Seq[uint] {
	return func(yield func(uint) bool) {
		for i, w := range s.words {
			for ; w != 0; w &= w - 1 {
				if !yield(uint(i*64 + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

func combine(a, b *BitSet, op func(x, y uint64) uint64) *BitSet {
	out := &BitSet{make([]uint64, max(len(a.words), len(b.words)))}
	at := func(s *BitSet, i int) uint64 {
		if i < len(s.words) {
			return s.words[i]
		}
		return 0
	}
	for i := range out.words {
		out.words[i] = op(at(a, i), at(b, i))
	}
	return out
}

func (s *BitSet) String() string { return fmt.Sprint(slices.Collect(s.All())) }

func fnv(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func crc(s string) uint32 {
	c := ^uint32(0)
	for _, b := range []byte(s) {
		c ^= uint32(b)
		for range 8 {
			c = c>>1 ^ 0xedb88320&-(c&1)
		}
	}
	return ^c
}

func adler(s string) uint32 {
	a, b := uint32(1), uint32(0)
	for _, c := range []byte(s) {
		a = (a + uint32(c)) % 65521
		b = (b + a) % 65521
	}
	return b<<16 | a
}

type Bloom struct {
	BitSet
	size, hashes uint
}

func NewBloom(n int, falsePositives float64) *Bloom {
	m := math.Ceil(-float64(n) * math.Log(falsePositives) / (math.Ln2 * math.Ln2))
	return &Bloom{size: uint(m), hashes: uint(math.Round(m / float64(n) * math.Ln2))}
}

func (b *Bloom) each(s string, f func(uint) bool) bool {
	h := fnv(s)
	g := bits.RotateLeft32(h, 16)*2654435761 | 1
	for i := range b.hashes {
		if !f(uint(h+uint32(i)*g) % b.size) {
			return false
		}
	}
	return true
}

func (b *Bloom) Add(s string)      { b.each(s, func(i uint) bool { b.Set(i); return true }) }
func (b *Bloom) Has(s string) bool { return b.each(s, b.BitSet.Has) }

func gray(n uint) uint { return n ^ n>>1 }

func ungray(g uint) (n uint) {
	for ; g != 0; g >>= 1 {
		n ^= g
	}
	return
}

// Date packs a day into sixteen bits.
type Date uint16

func Pack(y, m, d int) Date { return Date(y-1980)<<9 | Date(m)<<5 | Date(d) }
func (d Date) Unpack() (year, month, day int) {
	return int(d>>9) + 1980, int(d >> 5 & 0xf), int(d & 0x1f)
}
func (d Date) String() string {
	y, m, day := d.Unpack()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

type xorshift uint64

func (x *xorshift) next() uint64 {
	*x ^= *x << 13
	*x ^= *x >> 7
	*x ^= *x << 17
	return uint64(*x)
}

func main() {
	fmt.Println(Read, All, All&^Write, Write|Sticky, Perm(0), ReadOnly == Read)
	fmt.Printf("%v %d %b %o %#x %T %08b\n", All, All, All, All, Perm(Sticky), Sticky, ^Perm(0)>>9)

	a, b := Bits(1, 2, 3, 64, 130), Bits(2, 64, 65)
	fmt.Println(a, b, a.Count(), a.Has(130), a.Has(131), a.Has(9999))
	fmt.Println(combine(a, b, func(x, y uint64) uint64 { return x & y }), combine(a, b, func(x, y uint64) uint64 { return x | y }), combine(a, b, func(x, y uint64) uint64 { return x &^ y }), combine(b, a, func(x, y uint64) uint64 { return x ^ y }))
	a.Clear(64)
	a.Clear(5000)
	for i := range a.All() {
		if i > 100 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Printf("%x %v\n", a.words, *b)

	bloom := NewBloom(100, 0.01)
	for i := range 100 {
		bloom.Add("key" + strconv.Itoa(i))
	}
	missed, wrong := 0, 0
	for i := range 100 {
		if !bloom.Has(fmt.Sprintf("key%d", i)) {
			missed++
		}
		if bloom.Has(fmt.Sprintf("no%d", i)) {
			wrong++
		}
	}
	fmt.Println(bloom.size, bloom.hashes, missed, wrong, bloom.Count())

	for n := uint(0); n < 9; n++ {
		fmt.Printf("%03b→%03b ", n, gray(n))
	}
	fmt.Println(ungray(gray(1<<40 + 12345)))
	for _, s := range []string{"", "a", "zokor", strings.Repeat("The quick brown fox", 3)} {
		fmt.Printf("%08x %08x %08x\n", fnv(s), crc(s), adler(s))
	}
	d := Pack(2024, 2, 29)
	fmt.Println(d, uint16(d), Date(0xffff), []Date{d})
	x := xorshift(88172645463325252)
	buckets := [8]int{}
	for range 800 {
		buckets[x.next()>>61]++
	}
	fmt.Println(buckets, x.next()%1000)
	fmt.Println(bits.Len8(200), bits.Reverse16(1), bits.ReverseBytes64(0x0102030405060708), bits.LeadingZeros32(1<<20), bits.UintSize)
	hi, lo := bits.Mul64(math.MaxUint64, 3)
	q, r := bits.Div64(1, 0, 10)
	fmt.Println(hi, lo, q, r)
	var i8 int8 = -128
	var u8 uint8 = 200
	fmt.Println(-i8, i8-1, u8+100, u8<<1, int8(u8), uint16(i8), i8>>1, u8>>3, ^u8, uint32(u8)<<24)
	fmt.Println(-7/2, -7%2, -7>>1, 7&-7, 6&^3, 5^1, 1<<3|1, minus(math.MinInt64)/minus(1))
	fmt.Println(strconv.FormatInt(-255, 2), strconv.FormatUint(math.MaxUint64, 36), fmt.Sprintf("%o %O %x %X %#b %c", 493, 493, -42, "hi", 5, 0x1F600))
	shift := 70
	fmt.Println(1<<shift == 0, -1>>shift, uint8(1)<<shift, bits.OnesCount(uint(math.MaxInt)))
}

func minus(x int64) int64 { return -x }
