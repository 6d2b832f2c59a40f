package main

func F() {}
func main() {
	go F
	defer F
	defer len("a")
	defer recover()
	go func() {}
}
