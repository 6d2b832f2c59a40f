package main

// Mistakes are told file by file, and first those of the file where the first one was found: b.go, which declares again.

func helper() int { return "one" }

func main() {
	unused := 1
	helper(2)
}
