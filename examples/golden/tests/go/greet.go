package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println(os.Args[1], in.Text())
	}
	if len(os.Args) > 2 {
		fmt.Fprintln(os.Stderr, "too many words")
		os.Exit(3)
	}
}
