// Types where the grammar of Go is at its tightest.
package types

type (
	A            [N]int
	B            [2 * N]int
	C[P any]     struct{ _ P }
	D[P, Q any]  map[string]C[P]
	E[P *T]      struct{}
	F[P *T,]     struct{}
	G[P *T | U]  struct{}
	H[P *struct{}] int
	I[P interface{ *T | ~int }] int
	J[P ~[]E_, E_ any] []P
	K[P (interface{})] int
	L[P *func(), Q func() | *chan int] int
	M[P [N]int]  int
	O[P []int]   int
	Q[P pkg.C]   int
	R[P C[int]]  int
	S            [N * M_]int
	S2           [(N)]int
	S3           [len(x)]int
	V[P any]     = []P
	W            = func(func(), func(int) int) func() func()
	X            *
	int
)

type Y [f(a, b)]int
type Z []func()

var (
	c1 <-chan <-chan int
	c2 chan<- chan<- int
	c3 chan (<-chan int)
	c4 chan<- (chan int)
	c5 <-chan chan<- (<-chan int)
	c6 chan func() <-chan int
	c7 func() chan<- func()
	m1 map[[2]struct{ a, b int }]func(...int) (int, error)
	a1 [2][3][]*[4]int
	p1 ****int
	f1 func(a, b int, c ...string) (x, y int)
	f2 func(int, string, ...[]int) (_ int)
	f3 func(a [N]int, b T[N], c []T)
	f6 func([N]int, T[N], []T, T[int])
	f4 func(pkg.T, *pkg.T, pkg.G[int], (T))
	f5 func() (func() int)
)

type Tagged struct {
	a, b int `json:"a"`
	*pkg.T
	pkg.G[int, string] "tag"
	*G[int]
	E
	c func()
	_ [N]int
	d [N]T
	f T[N]
	struct_ struct{ struct_ struct{} }
}

type Iface interface {
	m(); n(int) (string, error)
	Iface2
	pkg.Iface3
	G[int]
	~int | ~string | *T | []T
	interface{ comparable }
	func() | chan int
	o() func() func()
}

func generic[T any, K comparable, V int | ~string, F func(K) V](a T, f F) (r C[T]) { return }
func (r *C[P]) method() func() { return nil }
func (C[_]) unnamed()
func (_ C[P]) blank(...interface{})
func bodyless(a, b int) (c int, err error)
func one() (int)
