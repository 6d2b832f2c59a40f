package main

import (
	"fmt"
	"path"
)

func main() {
	for _, p := range []string{"", "/", ".", "..", "a", "a/b", "/a/b/", "a//b/./c/..", "../../a/../b", "/../a", "a/..", "./a.tar.gz",
		"//", "a/.", "a.b/c", ".x", "a/../..", "..a/b..", "é/ü.ö"} {
		dir, file := path.Split(p)
		fmt.Printf("%q: %q %q %q %q %q %q %v\n", p, path.Clean(p), dir, file, path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p))
	}
	fmt.Printf("%q %q %q %q\n", path.Join(), path.Join("", ""), path.Join("a", "", "../b", "/c"), path.Join("", "/", "x"))
	names := []string{"", "a", "abc", "a/b", "axbxc", "é", "-", "]", "*", "a*c", "b", "\xff", "abcabcd", "[x"}
	for _, pattern := range []string{"", "*", "a*", "*c", "a*c", "?", "???", "[a-c]", "[^a-c]", "a/*", "*/*", "a\\*c", "\\*", "[]a]",
		"[-]", "[a", "[", "a[", "[a-]", "[x-a]", "\\", "[\\]]", "[é]", "*[", "a*b*c*", "*abcd", "**c", "a[^b]b", "*x*\\", "[^]", "[*]",
		"a*?c", "b[", "[a-c-]", "\\[x", "abc*[", "*b[a-", "\xff", "[\xff]"} {
		fmt.Printf("%q:", pattern)
		for _, name := range names {
			ok, err := path.Match(pattern, name)
			if err != nil {
				fmt.Printf(" %q!%v", name, err)
			} else if ok {
				fmt.Printf(" %q", name)
			}
		}
		fmt.Println()
	}
}
