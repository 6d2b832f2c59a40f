package signature

import "testing"

func Testify() {}

func TestWrong(t testing.T) {}
