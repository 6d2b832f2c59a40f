package arith

import (
	"fmt"
	"strconv"

	. "example.com/service/registry"
)

func init() { Register("add", Func(add)) }

func add(args []string) (string, error) {
	sum := 0
	for _, a := range args {
		n, err := strconv.Atoi(a)
		if err != nil {
			return "", fmt.Errorf("add: %w", err)
		}
		sum += n
	}
	return strconv.Itoa(sum), nil
}
