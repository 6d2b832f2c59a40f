// Strings that change under their readers: each read sees one that was written as a whole.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

var (
	shared string
	list   [8]string
	field  struct {
		n    int
		text string
	}
	sink []byte
)

func check(s string) {
	for i := range len(s) {
		if s[i] != s[0] {
			fmt.Println("torn:", s)
			os.Exit(1)
		}
	}
	if n := strings.Count(s, "a") + strings.Count(s, "b"); n > len(s) {
		fmt.Println("counted", n)
		os.Exit(1)
	}
}

func write(seed int) {
	for i := seed; ; i++ {
		s := strings.Repeat(string(rune('a'+i%26)), i%700)
		shared, list[i%8] = s, s[i%(len(s)+1):]
		field.text, field.n = s+s, i
		p := &list[(i+3)%8]
		*p += list[i%8][:len(list[i%8])/2]
		if t := *p; len(t) > 1000 || len(t) > 0 && strings.Trim(t, t[:1]) != "" {
			*p = ""
		}
	}
}

func read(int) {
	for {
		s := shared
		check(s)
		check(field.text)
		for i, r := range shared {
			if i > 700 || r < 'a' || r > 'z' {
				fmt.Println("rune", i, r)
				os.Exit(1)
			}
		}
		sink = []byte(shared)
		sink = append(sink, list[2]...)
		_ = shared < list[1] || shared == list[3]
		m := map[string]int{shared: 1, list[4]: 2}
		_ = m[list[5]]
		_ = strings.ToUpper(list[6]) + strconv.Quote(list[7])
		switch shared {
		case "a", "bb", "ccc":
			shared = "zzzz"
		}
	}
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for i := range 3 {
		go write(i * 100)
		go read(i)
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
