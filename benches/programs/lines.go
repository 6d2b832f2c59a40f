// Reads a file of fifty megabytes by lines and by words.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	f, err := os.CreateTemp("", "lines")
	if err != nil {
		panic(err)
	}
	defer os.Remove(f.Name())
	part := strings.Repeat("the quick brown fox jumps over the lazy dog 0123456789\n", 20000)
	for range 45 {
		f.WriteString(part)
	}
	lines, bytes := 0, 0
	f.Seek(0, 0)
	for s := bufio.NewScanner(f); s.Scan(); lines++ {
		bytes += len(s.Text())
	}
	fmt.Println(lines, bytes)
	f.Seek(0, 0)
	words := 0
	s := bufio.NewScanner(bufio.NewReader(f))
	s.Split(bufio.ScanWords)
	for words < 2000000 && s.Scan() {
		words++
	}
	fmt.Println(words)
}
