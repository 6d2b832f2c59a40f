package main

type log []string

//go:noinline
func (l log) close() {
	func() {
		defer func() { panic(len(l)) }()
		panic("torn")
	}()
}

// Of panics with the same value in a row the first is shown.
func main() {
	defer log{}.close()
	panic("torn")
}
