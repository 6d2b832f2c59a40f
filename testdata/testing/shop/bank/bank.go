// Package bank has accounts that many use at a time.
package bank

import (
	"errors"
	"sync"
)

// ErrFunds says that there is too little.
var ErrFunds = errors.New("insufficient funds")

// An Account holds money.
type Account struct {
	mu      sync.Mutex
	balance int
}

// Add changes the balance.
func (a *Account) Add(n int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance+n < 0 {
		return ErrFunds
	}
	a.balance += n
	return nil
}

// Balance is what there is.
func (a *Account) Balance() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.balance
}
