package bank

import (
	"errors"
	"sync"
	"testing"
)

func open(t *testing.T, n int) *Account {
	t.Helper()
	a := new(Account)
	if err := a.Add(n); err != nil {
		t.Fatalf("Add(%d): %v", n, err)
	}
	t.Cleanup(func() { t.Log("closing with", a.Balance()) })
	return a
}

func TestConcurrent(t *testing.T) {
	a := open(t, 0)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() { a.Add(2); a.Add(-1) })
	}
	wg.Wait()
	if a.Balance() != 50 {
		t.Error("balance", a.Balance())
	}
}

func TestOverdraw(t *testing.T) {
	if err := open(t, 5).Add(-6); !errors.Is(err, ErrFunds) {
		t.Fatal(err)
	}
	t.Run("negative", func(t *testing.T) {
		open(t, -1)
		t.Log("not reached")
	})
	t.Run("after", func(t *testing.T) { open(t, 1) })
}

func TestLater(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	t.Skipf("interest is %s", "not implemented")
}
