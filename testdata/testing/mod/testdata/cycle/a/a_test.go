package a

import (
	"testing"

	"example.com/m/testdata/cycle/b"
)

func TestCycle(t *testing.T) { b.F() }
