// Sorting, scanning, errors, bufio, unicode, math, big, path, context and slices in odd cases.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
	"math/rand"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

type K struct{ k, v int }
type byK []K

func (b byK) Len() int           { return len(b) }
func (b byK) Less(i, j int) bool { return b[i].k < b[j].k }
func (b byK) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type Sc struct{ a, b string }

func (s *Sc) Scan(st fmt.ScanState, v rune) error {
	t, err := st.Token(true, func(r rune) bool { return r != ':' })
	s.a = string(t)
	if err != nil {
		return err
	}
	r, _, err := st.ReadRune()
	if err != nil {
		return err
	}
	if r != ':' {
		return errors.New("want colon")
	}
	w, ok := st.Width()
	t, err = st.Token(false, nil)
	s.b = string(t) + fmt.Sprint(w, ok, string(v))
	return err
}

type E1 struct{ s string }

func (e E1) Error() string        { return e.s }
func (e E1) Is(t error) bool      { return t == io.EOF }
func (e E1) As(t any) bool {
	if p, ok := t.(*string); ok {
		*p = "as:" + e.s
		return true
	}
	return false
}

type E2 struct{ error }

func (e *E2) Unwrap() error { return e.error }

type Tm struct{ error }

func (Tm) Timeout() bool { return true }

func main() {
	r := rand.New(rand.NewSource(3))
	for _, n := range []int{0, 1, 5, 12, 13, 20, 50, 51, 100, 500, 3000} {
		for pat := 0; pat < 6; pat++ {
			mk := func() byK {
				b := make(byK, n)
				for i := range b {
					switch pat {
					case 0:
						b[i] = K{r.Intn(n/3 + 1), i}
					case 1:
						b[i] = K{i / 4, i}
					case 2:
						b[i] = K{(n - i) / 3, i}
					case 3:
						b[i] = K{i % 5, i}
					case 4:
						b[i] = K{0, i}
					case 5:
						b[i] = K{i*i%17 + i/20, i}
					}
				}
				return b
			}
			a := mk()
			b := slices.Clone(a)
			c := slices.Clone(a)
			d := slices.Clone(a)
			e := slices.Clone(a)
			f := slices.Clone(a)
			sort.Sort(a)
			sort.Slice(b, func(i, j int) bool { return b[i].k < b[j].k })
			slices.SortFunc(c, func(x, y K) int { return x.k - y.k })
			sort.Stable(d)
			sort.SliceStable(e, func(i, j int) bool { return e[i].k < e[j].k })
			sort.Sort(sort.Reverse(f))
			h := func(x []K) (s int) {
				for i, k := range x {
					s = s*31 + k.v*i + k.k
				}
				return
			}
			fmt.Println(n, pat, h(a), h(b), h(c), h(d), h(e), h(f))
			if n == 20 {
				fmt.Println(a, b, c)
			}
			// number of comparisons, and less that lies
			cnt := 0
			g := mk()
			sort.Slice(g, func(i, j int) bool { cnt++; return (i*7+j*3)%5 < 2 })
			cs := 0
			slices.SortFunc(g, func(x, y K) int { cs++; return (x.v*7+y.v*3)%5 - 2 })
			fmt.Println(cnt, cs, h(g))
		}
	}
	fl := []float64{3, math.NaN(), -1, math.Inf(1), math.Copysign(0, -1), 0, math.NaN(), math.Inf(-1)}
	f2 := slices.Clone(fl)
	sort.Float64s(fl)
	slices.Sort(f2)
	fmt.Println(fl, f2, slices.Max([]float64{1, math.NaN()}), slices.IsSorted(fl))
	// scan
	for _, in := range []string{"5 abc 2.5 true", "0x1F 0b11 0o7 1_000", "-7 q", "300 -129", "abc", "", "1e3 nan inf", "'x' \"quoted str\" `raw`", "3+4i (1-2i)", "a:b c:d", "tru f", "1\n2 3", "  \n 5", "日本 x", "9223372036854775808", "1,2;3", "5%6", "abcdef", "\xff 1", "+5 --5", "0x"} {
		var i int
		var s string
		var f float64
		var b bool
		var i8 int8
		var u8 uint8
		var c complex128
		var r rune
		var by []byte
		var sc Sc
		pr := func(n int, err error) {
			fmt.Printf("%q: %d %v | %d %q %v %v %d %d %v %d %q %v\n", in, n, err, i, s, f, b, i8, u8, c, r, by, sc)
		}
		pr(fmt.Sscan(in, &i, &s, &f, &b))
		pr(fmt.Sscanln(in, &i, &s))
		pr(fmt.Sscan(in, &s, &by))
		pr(fmt.Sscan(in, &i8, &u8))
		pr(fmt.Sscan(in, &u8, &i8))
		pr(fmt.Sscan(in, &c))
		pr(fmt.Sscan(in, &sc))
		pr(fmt.Sscan(in, &f, &f))
		pr(fmt.Sscan(in, i))
		pr(fmt.Sscan(in, &r))
		for _, fm := range []string{"%d %s", "%v %q", "%x%c", "%c%c%c", "%3d%2s", "%5s%%%d", "%d,%d;%d", "%s\n%d", "%q", "%2c", "%d", "%z", "%", "%d %d %d", "abc%s", " %d", "%5v:%v", "%[1]d", "%x"} {
			var x, y, z int
			pr(fmt.Sscanf(in, fm, &x, &s))
			pr(fmt.Sscanf(in, fm, &sc, &by))
			pr(fmt.Sscanf(in, fm, &f, &r))
			pr(fmt.Sscanf(in, fm, &s))
			fmt.Println(x, y, z)
		}
	}
	// errors
	base := errors.New("base")
	all := []error{nil, base, fmt.Errorf("a: %w", base), fmt.Errorf("%w+%w", base, io.EOF), fmt.Errorf("%v", base), fmt.Errorf("%w", nil), fmt.Errorf("%w", 5), errors.Join(nil, base, E1{"j"}), errors.Join(nil), &E2{E1{"in"}}, &E2{nil}, E1{"x"}, &fs.PathError{Op: "op", Path: "p", Err: fs.ErrNotExist}, &os.LinkError{Op: "l", Old: "o", New: "n", Err: base}, Tm{base}, os.NewSyscallError("sys", base), fmt.Errorf("%w %d %w", base, 1, &E2{base}), fmt.Errorf("%[2]w %[1]w", base, io.EOF), context.Canceled, context.DeadlineExceeded}
	for _, e := range all {
		var s string
		var e1 E1
		var e2 *E2
		var pe *fs.PathError
		var tm interface{ Timeout() bool }
		func() {
			defer func() {
				if x := recover(); x != nil {
					fmt.Println("PANIC", x)
				}
			}()
			fmt.Printf("%v %T %v\n", e, e, errors.Unwrap(e))
			a, ok := errors.AsType[*E2](e)
			fmt.Println(errors.Is(e, base), errors.Is(e, io.EOF), errors.Is(e, fs.ErrNotExist), errors.As(e, &e1), errors.As(e, &e2), errors.As(e, &pe), errors.As(e, &tm), errors.Is(e, nil), os.IsTimeout(e), os.IsNotExist(e), a != nil, ok)
			fmt.Println(errors.As(e, &s))
		}()
	}
	func() { defer func() { fmt.Println(recover()) }(); errors.As(base, nil) }()
	func() { defer func() { fmt.Println(recover()) }(); var x int; errors.As(base, &x) }()
	func() { defer func() { fmt.Println(recover()) }(); errors.As(base, base) }()
	// bufio
	for _, in := range []string{"", "a\nb\r\nc", "\n\n", "日 本\xff x", strings.Repeat("x", 100) + "\ny"} {
		for k, sp := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes, func(d []byte, eof bool) (int, []byte, error) {
			if len(d) == 0 {
				return 0, nil, nil
			}
			return 1, d[:1], bufio.ErrFinalToken
		}, func(d []byte, eof bool) (int, []byte, error) { return -1, nil, nil }, func(d []byte, eof bool) (int, []byte, error) { return len(d) + 1, nil, nil }, func(d []byte, eof bool) (int, []byte, error) { return 0, nil, base }} {
			s := bufio.NewScanner(iotest(in))
			s.Buffer(make([]byte, 4), 50)
			s.Split(sp)
			for i := 0; i < 110 && s.Scan(); i++ {
				fmt.Printf("%q", s.Text())
			}
			fmt.Println(k, s.Err())
		}
		br := bufio.NewReaderSize(iotest(in), 16)
		p, e := br.Peek(20)
		fmt.Printf("%q %v ", p, e)
		l, pf, e := br.ReadLine()
		fmt.Printf("%q %v %v ", l, pf, e)
		sl, e := br.ReadSlice('\n')
		fmt.Printf("%q %v ", sl, e)
		fmt.Println(br.UnreadByte(), br.UnreadByte(), br.UnreadRune(), br.Buffered(), br.Size())
		n, e := br.Discard(200)
		fmt.Println(n, e)
		_, e = br.Discard(-1)
		_, e2 := br.Peek(-1)
		fmt.Println(e, e2)
	}
	s := bufio.NewScanner(strings.NewReader("a"))
	s.Scan()
	func() { defer func() { fmt.Println(recover()) }(); s.Buffer(nil, 1) }()
	func() { defer func() { fmt.Println(recover()) }(); s.Split(nil) }()
	// unicode
	h := 0
	for c := rune(-1); c < 0x1ffff; c++ {
		for i, f := range []func(rune) bool{unicode.IsLetter, unicode.IsDigit, unicode.IsNumber, unicode.IsSpace, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsPunct, unicode.IsSymbol, unicode.IsMark, unicode.IsControl, unicode.IsGraphic, unicode.IsPrint, utf8.ValidRune, utf16.IsSurrogate} {
			if f(c) {
				h = h*31 + int(c)*i
			}
		}
		h = h*7 + int(unicode.ToUpper(c)) + 3*int(unicode.ToLower(c)) + 5*int(unicode.ToTitle(c)) + 11*int(unicode.SimpleFold(c)) + utf8.RuneLen(c)
	}
	fmt.Println(h)
	for _, m := range []map[string]*unicode.RangeTable{unicode.Scripts, unicode.Categories, unicode.Properties, unicode.FoldCategory, unicode.FoldScript} {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			t := m[k]
			x := t.LatinOffset
			for _, a := range t.R16 {
				x = x*31 + int(a.Lo) + int(a.Hi)*3 + int(a.Stride)
			}
			for _, a := range t.R32 {
				x = x*31 + int(a.Lo) + int(a.Hi)*3 + int(a.Stride)
			}
			fmt.Print(k, x, " ")
		}
		fmt.Println()
	}
	fmt.Println(unicode.CategoryAliases["Letter"], len(unicode.CategoryAliases), len(unicode.GraphicRanges), unicode.Version)
	for i := 0; i < 300; i++ {
		b := make([]byte, r.Intn(6))
		r.Read(b)
		if i%2 == 0 && len(b) > 0 {
			b[0] |= 0xc0
		}
		for j := 1; j < len(b) && i%4 == 0; j++ {
			b[j] = 0x80 | b[j]&0x3f
		}
		x, n := utf8.DecodeRune(b)
		y, m := utf8.DecodeLastRune(b)
		fmt.Println(x, n, y, m, utf8.Valid(b), utf8.FullRune(b), utf8.RuneCount(b), []rune(string(b)), strings.ToUpper(string(b)) == string(bytes.ToUpper(b)))
	}
	// math
	vs := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2.5, -2.5, 1e300, -1e300, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, 3.7, 1e19, math.Pi}
	for _, x := range vs {
		fr, ex := math.Frexp(x)
		ip, fp := math.Modf(x)
		lg, sg := math.Lgamma(x)
		fmt.Println(x, math.Round(x), math.RoundToEven(x), math.Floor(x), math.Ceil(x), math.Trunc(x), fr, ex, ip, fp, math.Sqrt(x), math.Cbrt(x), math.Abs(x), math.Signbit(x), math.Logb(x), sg, lg, math.Float32bits(float32(x)), math.Gamma(x), math.Exp2(x), math.Erfinv(x), math.Expm1(x), math.Log1p(x), math.Asinh(x), math.Atanh(x))
		for _, y := range vs {
			fmt.Print(math.Max(x, y), math.Min(x, y), math.Mod(x, y), math.Remainder(x, y), math.Pow(x, y), math.Atan2(x, y), math.Hypot(x, y), math.Dim(x, y), math.Nextafter(x, y), math.Copysign(x, y), math.FMA(x, y, 1), " ")
			z := complex(x, y)
			fmt.Print(cmplx.Sqrt(z), cmplx.Exp(z), cmplx.Abs(z), cmplx.Phase(z), cmplx.Log(z), cmplx.IsNaN(z), cmplx.IsInf(z), z*z, z/complex(y, x))
		}
		fmt.Println()
	}
	for i := 0; i < 200; i++ {
		x, y := r.Uint64()>>uint(r.Intn(64)), r.Uint64()>>uint(r.Intn(64))|1
		hi, lo := bits.Mul64(x, y)
		q, rm := bits.Div64(x%y, x, y)
		fmt.Println(hi, lo, q, rm, bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.OnesCount64(x), bits.Reverse64(x), bits.ReverseBytes64(x), bits.RotateLeft64(x, -int(y%100)), bits.Len32(uint32(x)))
	}
	func() { defer func() { fmt.Println(recover()) }(); bits.Div64(5, 1, 5) }()
	func() { defer func() { fmt.Println(recover()) }(); bits.Div64(5, 1, 0) }()
	func() { defer func() { e := recover(); _, ok := e.(error); fmt.Println(e, ok) }(); rand.Intn(0) }()
	// big
	for _, s := range []string{"", "0", "-0", "123", "-0x1f", "0b101", "0o17", "017", "1_000", "zz", "1.5", "3/4", "-3/0", "1e5", "0x1p-3", "inf", "-Inf", "nan", "1e-2", "12/0x10", "+7", "9999999999999999999999999999"} {
		a, ok := new(big.Int).SetString(s, 0)
		fmt.Print(a, ok, " ")
		a, ok = new(big.Int).SetString(s, 36)
		fmt.Print(a, ok, " ")
		if !strings.Contains(s, "e1000") {
			q, ok := new(big.Rat).SetString(s)
			fmt.Print(q, ok, " ")
		}
		f, b, err := big.ParseFloat(s, 0, 80, big.ToNearestEven)
		if err == nil {
			fmt.Print(f, b, " ")
		}
		var z big.Int
		n, err := fmt.Sscan(s, &z)
		fmt.Println(n, err, &z, z.UnmarshalText([]byte(s)), z.UnmarshalJSON([]byte(s)))
	}
	bi := new(big.Int).Exp(big.NewInt(-7), big.NewInt(51), nil)
	for _, v := range []string{"%d", "%x", "%#X", "%+d", "%60d", "%-60d|", "%060d", "%b", "%o", "%O", "%s", "%v", "%q", "%.50d", "% d", "%e", "%#o", "%c", "%T"} {
		fmt.Printf(v+" "+v+"\n", bi, (*big.Int)(nil))
		fmt.Printf(v+"\n", big.NewRat(-3, 4))
		fmt.Printf(v+"\n", big.NewFloat(-1234.5678e10))
	}
	for _, v := range []string{"%g", "%.3g", "%10.2f|", "%-12.1e|", "%+.0f", "%012.3f", "%b", "%x", "%.5x", "%G", "%E", "%v", "%s"} {
		for _, f := range []float64{0, -0.0, 1.5, -1e30, 123456789, 1e-20, math.Inf(1), math.Inf(-1)} {
			fmt.Printf(v+" ", new(big.Float).SetPrec(70).SetFloat64(f))
		}
		fmt.Println()
	}
	func() { defer func() { fmt.Printf("%v\n", recover()) }(); new(big.Int).Div(bi, big.NewInt(0)) }()
	func() { defer func() { fmt.Printf("%v\n", recover()) }(); big.NewFloat(math.NaN()) }()
	func() { defer func() { fmt.Printf("%v\n", recover()) }(); big.NewRat(1, 0) }()
	func() { defer func() { fmt.Printf("%v\n", recover()) }(); new(big.Int).Sqrt(big.NewInt(-1)) }()
	func() { defer func() { fmt.Printf("%v\n", recover()) }(); new(big.Float).Sub(big.NewFloat(math.Inf(1)), big.NewFloat(math.Inf(1))) }()
	// path
	for _, p := range []string{"", ".", "/", "//", "a/..", "../a", "/../a", "a//b/./c/", "a.b/c.d.e", ".x", "a/.", "日/本"} {
		d, f := path.Split(p)
		rel, err := filepath.Rel("a/b", p)
		fmt.Println(path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p), d, f, path.Join("x", p, "..", "y"), rel, err, filepath.IsLocal(p), filepath.ToSlash(p), filepath.SplitList("a:"+p))
		for _, pat := range []string{"", "*", "a*", "[a-z]*", "[^a]*", "[", "[]a]", "[a-]", "\\", "\\*", "?", "*/*", "a/[", "[z-a]", "**", "*.?"} {
			m, err := path.Match(pat, p)
			m2, err2 := filepath.Match(pat, p)
			fmt.Print(m, err, m2, err2, " ")
		}
		fmt.Println()
	}
	// context
	c1, cancel := context.WithCancelCause(context.WithValue(context.Background(), K{1, 2}, "v"))
	c2, cancel2 := context.WithTimeoutCause(c1, time.Hour, base)
	c3 := context.WithoutCancel(c2)
	fmt.Println(c1)
	cancel(base)
	<-c2.Done()
	fmt.Println(c2.Err(), context.Cause(c2), c3.Err(), c2.Value(K{1, 2}), context.TODO(), context.Background())
	cancel2()
	c4, cc := context.WithDeadline(context.Background(), time.Unix(0, 0))
	cc()
	_, okd := c4.Deadline()
	fmt.Println(c4.Err(), context.Cause(c4), okd)
	func() { defer func() { fmt.Println(recover()) }(); context.WithValue(context.Background(), nil, 1) }()
	func() { defer func() { fmt.Println(recover()) }(); context.WithValue(context.Background(), []int{}, 1) }()
	func() { defer func() { fmt.Println(recover()) }(); context.WithCancel(nil) }()
	// slices, maps
	sl := []int{1, 2, 3, 4, 5}
	for _, f := range []func(){func() { slices.Insert(sl, 9, 1) }, func() { slices.Delete(sl, 3, 2) }, func() { slices.Replace(sl, 2, 9) }, func() { slices.Grow(sl, -1) }, func() { slices.Chunk(sl, 0) }, func() { slices.Max([]int{}) }, func() { slices.Min([]int(nil)) }, func() { slices.Repeat(sl, -1) }, func() { slices.Repeat(sl, math.MaxInt) }, func() { slices.MinFunc([]int{}, func(a, b int) int { return 0 }) }, func() { sort.Slice(5, nil) }, func() { sort.Slice(nil, nil) }} {
		func() {
			defer func() {
				e := recover()
				_, isErr := e.(error)
				fmt.Println(e, isErr)
			}()
			f()
		}()
	}
	fmt.Println(slices.Insert(slices.Clone(sl), 2, sl...), slices.Delete(slices.Clone(sl), 1, 3), slices.Replace(slices.Clone(sl), 0, 2, 7, 8, 9), slices.Compact([]int{1, 1, 2, 1}), slices.Repeat(sl[:2], 2), slices.Concat(sl, nil, sl[:1]), slices.Collect(slices.Chunk(sl, 2)))
	i, ok := slices.BinarySearch(sl, 3)
	fmt.Println(i, ok, slices.Compare(sl, sl[:2]), slices.Index(sl, 9), slices.ContainsFunc(sl, func(i int) bool { return i > 4 }))
	var seq iter.Seq2[int, string] = func(y func(int, string) bool) { _ = y(1, "a") && y(2, "b") && y(1, "c") }
	fmt.Println(maps.Collect(seq), maps.Equal(map[int]int{1: 2}, map[int]int{1: 2}))
	next, stop := iter.Pull2(seq)
	fmt.Println(next())
	stop()
	fmt.Println(next())
}

type one struct{ s string }

func iotest(s string) io.Reader { return &one{s} }
func (o *one) Read(p []byte) (int, error) {
	if len(o.s) == 0 {
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, nil
	}
	p[0] = o.s[0]
	o.s = o.s[1:]
	return 1, nil
}
