package text

import "example.com/service/registry"

func init() {
	registry.Register("reverse", registry.Func(func(args []string) (string, error) {
		r := []rune(args[0])
		for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
			r[i], r[j] = r[j], r[i]
		}
		return string(r), nil
	}))
}
