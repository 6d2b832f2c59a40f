// Numbers by hand: naturals of any size, rationals, polynomials, complex roots, Fourier transforms, sieves.
package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Nat holds digits in base 10⁹, the lowest first.
type Nat []uint32

const limb = 1_000_000_000

func ParseNat(s string) (n Nat, err error) {
	for end := len(s); end > 0; end -= 9 {
		d, err := strconv.ParseUint(s[max(0, end-9):end], 10, 32)
		if err != nil {
			return nil, err
		}
		n = append(n, uint32(d))
	}
	return n.trim(), nil
}

func (n Nat) trim() Nat {
	for len(n) > 0 && n[len(n)-1] == 0 {
		n = n[:len(n)-1]
	}
	return n
}

func (n Nat) String() string {
	if len(n) == 0 {
		return "0"
	}
	s := strconv.Itoa(int(n[len(n)-1]))
	for _, d := range slices.Backward(n[:len(n)-1]) {
		s += fmt.Sprintf("%09d", d)
	}
	return s
}

func (n Nat) Add(m Nat) (sum Nat) {
	var carry uint32
	for i := 0; i < max(len(n), len(m)) || carry > 0; i++ {
		d := carry
		if i < len(n) {
			d += n[i]
		}
		if i < len(m) {
			d += m[i]
		}
		sum = append(sum, d%limb)
		carry = d / limb
	}
	return
}

func (n Nat) Mul(m Nat) Nat {
	p := make(Nat, len(n)+len(m))
	for i, a := range n {
		carry := uint64(0)
		for j, b := range m {
			t := uint64(a)*uint64(b) + uint64(p[i+j]) + carry
			p[i+j], carry = uint32(t%limb), t/limb
		}
		p[i+len(m)] += uint32(carry)
	}
	return p.trim()
}

func Pow(n Nat, e uint) Nat {
	out := Nat{1}
	for ; e != 0; e >>= 1 {
		if e&1 != 0 {
			out = out.Mul(n)
		}
		n = n.Mul(n)
	}
	return out
}

// Rat is a fraction in lowest terms with a positive denominator.
type Rat struct{ n, d int64 }

func gcd[T ~int | ~int64](a, b T) T {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

func R(n, d int64) Rat {
	if d == 0 {
		panic("zero denominator")
	}
	g := gcd(n, d)
	if d < 0 {
		g = -g
	}
	return Rat{n / g, d / g}
}

func (a Rat) Add(b Rat) Rat { return R(a.n*b.d+b.n*a.d, a.d*b.d) }
func (a Rat) Mul(b Rat) Rat { return R(a.n*b.n, a.d*b.d) }
func (a Rat) Inv() Rat      { return R(a.d, a.n) }
func (a Rat) String() string {
	if a.d == 1 {
		return strconv.FormatInt(a.n, 10)
	}
	return fmt.Sprintf("%d/%d", a.n, a.d)
}

func continued(x float64, terms int) (cs []int64) {
	for range terms {
		i, f := math.Modf(x)
		cs = append(cs, int64(i))
		if f < 1e-9 {
			break
		}
		x = 1 / f
	}
	return
}

func convergent(cs []int64) Rat {
	r := R(cs[len(cs)-1], 1)
	for i := len(cs) - 2; i >= 0; i-- {
		r = R(cs[i], 1).Add(r.Inv())
	}
	return r
}

// Poly has its coefficients from the constant up.
type Poly []float64

func (p Poly) String() string {
	var terms []string
	for i := len(p) - 1; i >= 0; i-- {
		c := p[i]
		if c == 0 {
			continue
		}
		sign := "+ "
		if c < 0 {
			sign = "- "
		}
		if len(terms) == 0 {
			sign = strings.TrimSuffix(strings.Trim(sign, "+ "), " ")
		}
		num := strconv.FormatFloat(math.Abs(c), 'g', 4, 64)
		if num == "1" && i > 0 {
			num = ""
		}
		switch i {
		case 0:
		case 1:
			num += "x"
		default:
			num += "x^" + strconv.Itoa(i)
		}
		terms = append(terms, sign+num)
	}
	if terms == nil {
		return "0"
	}
	return strings.Join(terms, " ")
}

func (p Poly) Eval(x float64) (y float64) {
	for _, c := range slices.Backward(p) {
		y = y*x + c
	}
	return
}

func (p Poly) Mul(q Poly) Poly {
	out := make(Poly, len(p)+len(q)-1)
	for i, a := range p {
		for j, b := range q {
			out[i+j] += a * b
		}
	}
	return out
}

func (p Poly) Derive() Poly {
	d := Poly{}
	for i, c := range p[1:] {
		d = append(d, c*float64(i+1))
	}
	return d
}

func (p Poly) DivMod(q Poly) (quo, rem Poly) {
	rem = slices.Clone(p)
	for len(rem) >= len(q) {
		f := rem[len(rem)-1] / q[len(q)-1]
		shift := len(rem) - len(q)
		quo = slices.Insert(quo, 0, f)
		for i, c := range q {
			rem[shift+i] -= f * c
		}
		rem = rem[:len(rem)-1]
	}
	return
}

func fft(xs []complex128, invert bool) []complex128 {
	n := len(xs)
	if n == 1 {
		return xs
	}
	var even, odd []complex128
	for i, x := range xs {
		if i%2 == 0 {
			even = append(even, x)
		} else {
			odd = append(odd, x)
		}
	}
	even, odd = fft(even, invert), fft(odd, invert)
	out := make([]complex128, n)
	for k := range n / 2 {
		angle := -2 * math.Pi * float64(k) / float64(n)
		if invert {
			angle = -angle
		}
		s, c := math.Sincos(angle)
		t := complex(c, s) * odd[k]
		out[k], out[k+n/2] = even[k]+t, even[k]-t
	}
	return out
}

func quadratic(a, b, c complex128) (x, y complex128) {
	d := b*b - 4*a*c
	r, theta := math.Hypot(real(d), imag(d)), math.Atan2(imag(d), real(d))
	root := complex(math.Sqrt(r)*math.Cos(theta/2), math.Sqrt(r)*math.Sin(theta/2))
	return (-b + root) / (2 * a), (-b - root) / (2 * a)
}

func tidy(z complex128) complex128 {
	round := func(x float64) float64 { return math.Round(x*1e6)/1e6 + 0 }
	return complex(round(real(z)), round(imag(z)))
}

func sieve(n int) (primes []int) {
	composite := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		primes = append(primes, i)
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return
}

func factor(n uint64) (fs []uint64) {
	for d := uint64(2); d*d <= n; d++ {
		for ; n%d == 0; n /= d {
			fs = append(fs, d)
		}
	}
	if n > 1 {
		fs = append(fs, n)
	}
	return
}

func main() {
	a, _ := ParseNat("123456789012345678901234567890")
	b, _ := ParseNat("987654321")
	fmt.Println(a.Add(b), a.Mul(b), a.Mul(a), Pow(Nat{2}, 127), Nat(nil))
	f := Nat{1}
	for i := range uint32(30) {
		f = f.Mul(Nat{i + 1})
	}
	fmt.Println(f, len(f), f[:2])
	_, err := ParseNat("12x")
	fmt.Println(err)

	h := R(0, 1)
	for i := range int64(10) {
		h = h.Add(R(1, i+1))
	}
	fmt.Println(h, h.Inv(), R(6, -4), R(-3, -9), R(4, 2), h.Mul(h.Inv()))
	cs := continued(math.Pi, 5)
	fmt.Println(cs, convergent(cs), convergent(continued(2.5, 5)), convergent(continued(math.Sqrt2, 12)))

	p, q := Poly{-1, 0, 1}, Poly{1, 1}
	fmt.Println(p, "|", q, "|", p.Mul(q), "|", p.Derive(), "|", Poly{0, -2.5, 0, 1e10}, "|", Poly{})
	quo, rem := Poly{-4, 0, -2, 1}.DivMod(Poly{-3, 1})
	fmt.Println(quo, "r", rem, Poly{2, 3, 4}.Eval(1.5))
	x := 3.0
	for range 6 {
		x -= p.Eval(x) / p.Derive().Eval(x)
	}
	fmt.Printf("%.9f %T %v\n", x, p, []float64(p))

	signal := []complex128{1, 1, 1, 1, 0, 0, 0, 0}
	spectrum := fft(signal, false)
	for i, z := range spectrum {
		fmt.Printf("%d:%.3f ", i, tidy(z))
	}
	fmt.Println()
	for _, z := range fft(spectrum, true) {
		fmt.Print(tidy(z/8), " ")
	}
	fmt.Println()
	r1, r2 := quadratic(1, -3, 2)
	r3, r4 := quadratic(1, 2, 5)
	fmt.Println(tidy(r1), tidy(r2), tidy(r3), tidy(r4), (3+4i)*(1-2i), real(1i*1i), -1i, complex64(0.5+2i)/2)
	var z complex64 = complex(1, -2)
	z *= z
	fmt.Printf("%v %T %g %8.2f|%+.1e\n", z, z, z, z, z)

	primes := sieve(100)
	fmt.Println(len(primes), primes[len(primes)-3:], len(sieve(10000)))
	for _, n := range []uint64{1, 97, 360, 65537 * 3, 1 << 40, 600851475143} {
		fmt.Print(n, factor(n), " ")
	}
	fmt.Println()
	perfect := []int{}
	for n := 2; n < 500; n++ {
		sum := 1
		for d := 2; d*d <= n; d++ {
			if n%d == 0 {
				sum += d
				if d*d != n {
					sum += n / d
				}
			}
		}
		if sum == n {
			perfect = append(perfect, n)
		}
	}
	fmt.Println(perfect, gcd(-12, 18), math.Sqrt(2), float32(math.Pi), 1e100, 1e-5, 123456789.0, 1e20, 1e21)
	defer func() { fmt.Println(recover()) }()
	R(1, 0)
}
