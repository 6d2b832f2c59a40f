package m

import (
	"os"
	"strings"
	"testing"
)

func TestInside(t *testing.T) {
	if secret() != "secret" {
		t.Error("it is not")
	}
	text, err := os.ReadFile("go.mod")
	if err != nil || !strings.HasPrefix(string(text), "module") {
		t.Fatal("tests run in their folder", err)
	}
	if !testing.Testing() || !strings.HasSuffix(os.Args[0], "m.test") {
		t.Error(testing.Testing(), os.Args[0])
	}
}
