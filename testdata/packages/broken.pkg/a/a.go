package a

import (
	"os"
	"strings"
)

func F() int {
	y := 1
	return "s"
}
