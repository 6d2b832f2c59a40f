package a

type I interface{ m() string }

type T struct{ n int }

func New(n int) T { return T{n} }

func (t T) m() string { return "a.T.m" }

func (t T) Get() int { return t.n }

func Call(i I) string { return i.m() }

func Anonymous() any { return struct{ x int }{1} }

type Pair[A, B any] struct {
	First  A
	Second B
}

func Of[A any]() any {
	type local struct{ a A }
	return local{}
}

func Map[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}
