package lib

type Stack[T any] struct{ items []T }

//go:noinline
func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }

//go:noinline
func Each[T any](s Stack[T], f func(T)) {
	for _, x := range s.items {
		f(x)
	}
}

type Problem struct{ code int }

//go:noinline
func Check(n int) {
	if n > 0 {
		panic(Problem{n}.text())
	}
}

//go:noinline
func (p Problem) text() error {
	return &p
}

func (p *Problem) Error() string { return "problem" }
