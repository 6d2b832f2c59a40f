package fuzz

import (
	"strings"
	"testing"
)

func FuzzSum(f *testing.F) {
	f.Add(1, "a")
	f.Add(-2, "b")
	f.Cleanup(func() { f.Log("done") })
	f.Fuzz(func(t *testing.T, n int, s string) {
		t.Log(n, s)
		if n < 0 {
			t.Errorf("%d", n)
		}
	})
}

func FuzzUpper(f *testing.F) {
	f.Add([]byte("x"), true, 'r', 1.5)
	f.Fuzz(func(t *testing.T, b []byte, ok bool, r rune, x float64) {
		t.Log(strings.ToUpper(string(b)), ok, r, x)
	})
}

func FuzzSkips(f *testing.F) { f.Skip("not now") }
