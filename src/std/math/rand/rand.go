// Package rand makes pseudo-random numbers, not for secrets. A seed gives the same numbers as in Go.
package rand

import "math"

// A Source yields uniform numbers below 1<<63. It is not for several goroutines at once.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 also yields uniform 64-bit numbers.
type Source64 interface {
	Source
	Uint64() uint64
}

// rngSource adds up numbers of its past.
type rngSource struct {
	tap, feed int
	vec       []uint64
}

func (s *rngSource) Seed(seed int64)
func (s *rngSource) Uint64() uint64
func (s *rngSource) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }

// runSource is the source of the run, seeded at random.
type runSource struct{}

func (runSource) Seed(int64)     {}
func (runSource) Uint64() uint64 { return runUint64() }
func (runSource) Int63() int64   { return int64(runUint64() & (1<<63 - 1)) }

func runUint64() uint64

// NewSource returns a source with this seed.
func NewSource(seed int64) Source {
	s := &rngSource{}
	s.Seed(seed)
	return s
}

// A Rand makes numbers of all sorts from a source.
type Rand struct {
	src      Source
	s64      Source64
	readVal  int64
	readLeft int
}

// New returns a Rand over src.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

// Seed seeds the source.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.readLeft = 0
}

// Int63 returns a number in [0, 1<<63).
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns a 32-bit number.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns a 64-bit number.
func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

// Int31 returns a number in [0, 1<<31).
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(uint(r.Int63())) }

// Int63n returns a number in [0, n).
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	limit := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > limit {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a number in [0, n).
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	limit := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > limit {
		v = r.Int31()
	}
	return v % n
}

// below returns a number in [0, n) without a division as a rule.
func (r *Rand) below(n int32) int32 {
	p := uint64(r.Uint32()) * uint64(n)
	if uint32(p) < uint32(n) {
		least := uint32(-n) % uint32(n)
		for uint32(p) < least {
			p = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(p >> 32)
}

// Intn returns a number in [0, n).
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number in [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

// Float32 returns a number in [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns the numbers in [0, n) in random order.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle puts n elements into random order by swapping them.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-2; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.below(int32(i+1))))
	}
}

// Read fills p with random bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	for n = 0; n < len(p); n++ {
		if r.readLeft == 0 {
			r.readVal = r.Int63()
			r.readLeft = 7
		}
		p[n] = byte(r.readVal)
		r.readVal >>= 8
		r.readLeft--
	}
	return
}

// NormFloat64 returns a number of the normal distribution with mean 0 and standard deviation 1.
func (r *Rand) NormFloat64() float64 {
	const tail = 3.442619855899
	for {
		j := int32(r.Uint32())
		x, inside, f, step := normal(j)
		if inside {
			return x
		}
		if j&0x7F == 0 {
			for {
				x = -math.Log(r.Float64()) * (1.0 / tail)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return tail + x
			}
			return -tail - x
		}
		if f+float32(r.Float64())*step < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	const tail = 7.69711747013104972
	for {
		j := r.Uint32()
		x, inside, f, step := exponential(j)
		if inside {
			return x
		}
		if j&0xFF == 0 {
			return tail - math.Log(r.Float64())
		}
		if f+float32(r.Float64())*step < float32(math.Exp(-x)) {
			return x
		}
	}
}

// normal and exponential look at the ziggurat's layer that j chooses: the number, whether it surely is under the curve,
// the curve at the layer's outer end, and how much it rises to the inner one.
func normal(j int32) (x float64, inside bool, f, step float32)
func exponential(j uint32) (x float64, inside bool, f, step float32)

var global = New(runSource{})

// Seed does nothing, as in Go since 1.24.
//
// Deprecated: use New(NewSource(seed)).
func Seed(seed int64) {}

// Int63 returns a number in [0, 1<<63).
func Int63() int64 { return global.Int63() }

// Uint32 returns a 32-bit number.
func Uint32() uint32 { return global.Uint32() }

// Uint64 returns a 64-bit number.
func Uint64() uint64 { return global.Uint64() }

// Int31 returns a number in [0, 1<<31).
func Int31() int32 { return global.Int31() }

// Int returns a number that is not negative.
func Int() int { return global.Int() }

// Int63n returns a number in [0, n).
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n returns a number in [0, n).
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn returns a number in [0, n).
func Intn(n int) int { return global.Intn(n) }

// Float64 returns a number in [0, 1).
func Float64() float64 { return global.Float64() }

// Float32 returns a number in [0, 1).
func Float32() float32 { return global.Float32() }

// Perm returns the numbers in [0, n) in random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle puts n elements into random order by swapping them.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read fills p with random bytes.
//
// Deprecated: use crypto/rand.
func Read(p []byte) (n int, err error) {
	return New(runSource{}).Read(p)
}

// NormFloat64 returns a number of the normal distribution with mean 0 and standard deviation 1.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }

// A Zipf yields numbers of a Zipf distribution.
type Zipf struct {
	r                                      *Rand
	imax, v, q, s, oneMinusQ, oneMinusQInv float64
	hxm, hx0MinusHxm                       float64
}

func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.oneMinusQInv
}

func (z *Zipf) hinv(x float64) float64 {
	return math.Exp(z.oneMinusQInv*math.Log(z.oneMinusQ*x)) - z.v
}

// NewZipf returns a Zipf of k in [0, imax] with P(k) proportional to (v+k) to the power -s; nil unless s > 1, v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s, oneMinusQInv: 1 / (1 - s)}
	z.hxm = z.h(z.imax + 0.5)
	z.hx0MinusHxm = z.h(0.5) - math.Exp(math.Log(v)*(-s)) - z.hxm
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

// Uint64 returns a number of the distribution.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		ur := z.hxm + z.r.Float64()*z.hx0MinusHxm
		x := z.hinv(ur)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || ur >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
