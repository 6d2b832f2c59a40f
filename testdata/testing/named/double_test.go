package main

import "testing"

func TestDouble(t *testing.T) {
	if got := double(21); got != 42 {
		t.Errorf("double(21) = %d", got)
	}
	t.Run("zero", func(t *testing.T) {
		if double(0) == 0 {
			t.Fatal("zero is zero")
		}
	})
}
