// Maps written, read, cleared and iterated at once, which Go's run-time system mostly notices.
package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"time"
)

type key struct {
	a int
	s string
}

var (
	numbers = map[int]int{}
	words   = map[string][]int{}
	structs = map[key]key{}
	anys    = map[any]any{}
	pairs   = map[[2]int][3]string{}
)

// Each map is used in many short bursts with pauses, so that goroutines get far before they meet.
func use(seed int) {
	for i := seed; ; i++ {
		n := i % 300
		switch i % 11 {
		case 0, 1, 2:
			numbers[n] = i
			words[strconv.Itoa(n)] = append(words[strconv.Itoa(n)], i)
			structs[key{n, "s"}] = key{i, "t"}
			anys[n], anys[strconv.Itoa(n)], anys[key{n, "x"}] = i, "v", 1.5
			pairs[[2]int{n, i}] = [3]string{"a", "b", "c"}
		case 3:
			delete(numbers, n)
			delete(words, strconv.Itoa(n))
			delete(structs, key{n, "s"})
			delete(anys, n)
			delete(pairs, [2]int{n, i - 1})
		case 4:
			for k, v := range numbers {
				if v < k {
					delete(numbers, k)
				}
			}
			for k, v := range words {
				if len(v) > 20 {
					words[k] = nil
				}
			}
		case 5:
			if i%5 == 0 {
				clear(numbers)
				clear(pairs)
				clear(words)
			}
			if i%7 == 0 {
				clear(anys)
				anys, structs = map[any]any{}, make(map[key]key, 500)
			}
		case 6:
			_ = slices.Sorted(maps.Keys(numbers))
			_ = maps.Clone(structs)
		case 7:
			_ = fmt.Sprint(words)
		case 8:
			numbers[n]++
			_, ok := anys[key{n, "x"}]
			_ = ok
		case 9:
			for range pairs {
				break
			}
			_ = len(numbers) + len(words)
		case 10:
			maps.Copy(numbers, map[int]int{n: 1, n + 1: 2, n + 2: 3})
		}
	}
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for i := range 4 {
		go use(i * 1000)
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
