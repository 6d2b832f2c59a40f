package main

type code int

type failure struct{ reason string }

func (f *failure) Error() string { return "failed: " + f.reason }

func main() {
	defer func() {
		recover()
		defer func() {
			recover()
			panic(&failure{"really"})
		}()
		panic(code(3))
	}()
	panic("zero")
}
