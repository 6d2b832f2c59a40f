// Package money has amounts.
package money

import "fmt"

// An Amount is in cents.
type Amount int64

func (a Amount) String() string { return fmt.Sprintf("%d.%02d €", int64(a)/100, int64(a)%100) }
