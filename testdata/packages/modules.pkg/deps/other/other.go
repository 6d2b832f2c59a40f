package other

import (
	"example.com/other/internal/deep"
	"example.com/other/nested/v2"
)

var Name = "other with " + nested.Name + deep.Hidden()

// Counters shares its loop variable: this module is of Go 1.21.
func Counters() []int {
	var funcs []func() int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { return i })
	}
	var out []int
	for _, f := range funcs {
		out = append(out, f())
	}
	return out
}

func Ranged(list []string) (out []string) {
	var keys []*int
	var funcs []func() string
	for i, s := range list {
		keys = append(keys, &i)
		funcs = append(funcs, func() string { return s })
	}
	for i, f := range funcs {
		*keys[i]++
		out = append(out, f())
	}
	if *keys[0] != len(list)+1 {
		out = append(out, "not shared")
	}
	return out
}
