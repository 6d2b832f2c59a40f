// Splits, replaces and searches in a text of ten megabytes.
package main

import (
	"fmt"
	"strings"
)

func main() {
	text := strings.Repeat("alpha,beta,gamma,delta,epsilon\n", 350000)
	n := 0
	for _, line := range strings.Split(text, "\n") {
		n += len(strings.Split(line, ","))
	}
	replaced := strings.ReplaceAll(text, "gamma", "g")
	many := strings.NewReplacer("alpha", "a", "beta", "b", ",", ";").Replace(text)
	fmt.Println(n, len(replaced), len(many), strings.Count(text, "delta"), len(strings.Fields(text)), strings.LastIndex(text, "alpha"))
	fmt.Println(len(strings.ToUpper(text)), strings.Contains(text, "zeta"), len(strings.Map(func(r rune) rune {
		if r == ',' {
			return -1
		}
		return r
	}, text[:1000000])))
}
