package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"\"\xc0\"", "\"a\xc0b\"", "\"\\t\xc0\"", "`\xc0`", "'\xc0'", `"\xc0"`, `"\300"`, "\"a\nb\"", "`a\nb`", `'\''`, `"\'"`, `'"'`, "'é'", "\"\xed\xa0\x80\"", `"\ud800"`, `"\U0010FFFF"`, `"\u12"`, "''", "\"a", "a\"", ""} {
		u, err := strconv.Unquote(s)
		fmt.Printf("%q: %q %v\n", s, u, err)
	}
	fmt.Println(strconv.QuotedPrefix(`"a\"b" rest`))
	fmt.Println(strconv.UnquoteChar(`\x41bc`, '"'))
	fmt.Println(strconv.UnquoteChar("\xc0bc", '"'))
}
