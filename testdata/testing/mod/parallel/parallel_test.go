package parallel

import (
	"sync"
	"testing"
)

func TestParallel(t *testing.T) {
	var mu sync.Mutex
	var order []string
	t.Run("group", func(t *testing.T) {
		for _, name := range []string{"a", "b", "c"} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				mu.Lock()
				defer mu.Unlock()
				order = append(order, name)
			})
		}
		mu.Lock()
		defer mu.Unlock()
		order = append(order, "group")
	})
	if len(order) != 4 || order[0] != "group" {
		t.Error(order)
	}
}
