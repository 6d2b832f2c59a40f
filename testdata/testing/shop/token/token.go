// Package token splits arithmetic.
package token

import (
	"fmt"
	"unicode"
)

// Split returns the tokens of a text.
func Split(text string) (tokens []string, err error) {
	runes := []rune(text)
	for i := 0; i < len(runes); {
		switch r := runes[i]; {
		case unicode.IsSpace(r):
			i++
		case unicode.IsDigit(r):
			j := i
			for j < len(runes) && unicode.IsDigit(runes[j]) {
				j++
			}
			tokens = append(tokens, string(runes[i:j]))
			i = j
		case r == '+', r == '-', r == '*', r == '(':
			tokens = append(tokens, string(r))
			i++
		default:
			return tokens, fmt.Errorf("column %d: unexpected %q", i+1, r)
		}
	}
	return tokens, nil
}
