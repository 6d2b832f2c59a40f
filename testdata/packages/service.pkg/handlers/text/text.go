package text

import (
	"strings"

	reg "example.com/service/registry"
)

type upper struct{}

func (upper) Handle(args []string) (string, error) { return strings.ToUpper(args[0]), nil }

func init() {
	reg.Register("upper", upper{})
}
