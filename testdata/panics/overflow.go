package main

func grow(n int) int { return grow(n+1) + 1 }

func main() {
	defer func() { println("not reached", recover()) }()
	grow(0)
}
