package panics

import "testing"

func TestFirst(t *testing.T) { t.Log("first") }

func TestPanics(t *testing.T) {
	t.Cleanup(func() { t.Log("cleaned") })
	t.Log("logged")
	var m map[string]int
	t.Run("inner", func(t *testing.T) { m["a"] = 1 })
}

func TestNever(t *testing.T) {}
