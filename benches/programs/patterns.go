// Searches ten megabytes by regular expressions.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	text := strings.Repeat("2024-02-29 12:34:56 INFO user=ann@example.com id=4711 path=/a/b/c?x=1 done in 35ms\n", 125000)
	for _, p := range []string{`\d{4}-\d{2}-\d{2}`, `[a-z]+@[a-z]+\.com`, `(?m)^(\S+) (\S+) (\w+)`, `ERROR|FATAL`, `id=(\d+)`, `(?i)USER=`} {
		re := regexp.MustCompile(p)
		fmt.Println(p, len(re.FindAllStringIndex(text, -1)))
	}
	re := regexp.MustCompile(`user=(\w+)@(\w+)`)
	fmt.Println(len(re.ReplaceAllString(text, "$2/$1")), len(re.FindAllStringSubmatch(text[:1000000], -1)), len(regexp.MustCompile(`\s+`).Split(text[:1000000], -1)))
}
