// Scanning and building strings.
package main

import (
	"fmt"
	"strings"
)

func palindrome(s string) bool {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		if s[i] != s[j] {
			return false
		}
	}
	return true
}

func vowels(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case 'a', 'e', 'i', 'o', 'u':
			n++
		}
	}
	return n
}

func main() {
	var b strings.Builder
	for i := range 200_000 {
		b.WriteString("word")
		b.WriteByte(byte('a' + i%26))
		b.WriteByte(' ')
	}
	text := b.String()
	fields := strings.Fields(text)
	palindromes, total := 0, 0
	for range 3 {
		for _, f := range fields {
			if palindrome(f + "drow") {
				palindromes++
			}
			total += vowels(f)
		}
	}
	counts := make([]int, 256)
	for i := 0; i < len(text); i++ {
		counts[text[i]]++
	}
	fmt.Println(len(fields), palindromes, total, counts['w'], strings.Count(text, "wordz"))
}
