package lru

import (
	"fmt"
	"testing"
)

func TestEviction(t *testing.T) {
	c := New[string, int](2)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Get("a")
	c.Put("c", 3)
	for key, want := range map[string]bool{"a": true, "b": false, "c": true} {
		if _, ok := c.Get(key); ok != want {
			t.Errorf("Get(%q) found = %v, want %v", key, ok, want)
		}
	}
}

func TestZeroValue(t *testing.T) {
	c := New[int, []byte](1)
	if v, ok := c.Get(1); v != nil || ok {
		t.Fatalf("Get(1) = %v, %v; want nil, false", v, ok)
	}
}

func ExampleCache() {
	c := New[string, int](1)
	c.Put("x", 1)
	c.Put("y", 2)
	fmt.Println(c.Get("x"))
	fmt.Println(c.Get("y"))
	// Output:
	// 0 false
	// 2 true
}

func BenchmarkPut(b *testing.B) {
	c := New[int, int](100)
	for i := 0; b.Loop(); i++ {
		c.Put(i, i)
	}
}
