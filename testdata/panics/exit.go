package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never")
	fmt.Print("no newline at the end")
	os.Exit(7)
}
