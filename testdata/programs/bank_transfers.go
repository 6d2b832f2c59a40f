// Money moves between accounts: locks in order of number, a channel as mutex, an owner that serialises, compare-and-swap.
package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s$%d.%02d", sign, int64(m)/100, int64(m)%100)
}

type InsufficientFunds struct {
	Account       int
	Wanted, Found Money
}

func (e *InsufficientFunds) Error() string {
	return fmt.Sprintf("account %d: wanted %v, found %v", e.Account, e.Wanted, e.Found)
}

var (
	ErrSame    = errors.New("same account")
	ErrUnknown = errors.New("unknown account")
)

type Bank interface {
	Transfer(from, to int, amount Money) error
	Balance(id int) (Money, error)
	Total() Money
}

type account struct {
	mu      sync.Mutex
	id      int
	balance Money
	history []Money
}

type lockedBank []*account

func newLocked(n int, start Money) lockedBank {
	b := make(lockedBank, n)
	for i := range b {
		b[i] = &account{id: i, balance: start}
	}
	return b
}

func (b lockedBank) find(id int) (*account, error) {
	if id < 0 || id >= len(b) {
		return nil, fmt.Errorf("%w %d", ErrUnknown, id)
	}
	return b[id], nil
}

func (b lockedBank) Transfer(from, to int, amount Money) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("transfer %d->%d: %w", from, to, err)
		}
	}()
	if from == to {
		return ErrSame
	}
	src, err := b.find(from)
	if err != nil {
		return err
	}
	dst, err := b.find(to)
	if err != nil {
		return err
	}
	first, second := src, dst
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if src.balance < amount {
		return &InsufficientFunds{from, amount, src.balance}
	}
	src.balance -= amount
	dst.balance += amount
	src.history = append(src.history, -amount)
	dst.history = append(dst.history, amount)
	return nil
}

func (b lockedBank) Balance(id int) (Money, error) {
	a, err := b.find(id)
	if err != nil {
		return 0, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.balance, nil
}

func (b lockedBank) Total() (sum Money) {
	for _, a := range b {
		a.mu.Lock()
		defer a.mu.Unlock()
	}
	for _, a := range b {
		sum += a.balance
	}
	return
}

// ownedBank has all of its state in one goroutine.
type ownedBank struct{ ops chan func(map[int]Money) }

func newOwned(n int, start Money) ownedBank {
	b := ownedBank{make(chan func(map[int]Money))}
	go func() {
		state := make(map[int]Money, n)
		for i := range n {
			state[i] = start
		}
		for op := range b.ops {
			op(state)
		}
	}()
	return b
}

func ask[T any](b ownedBank, f func(map[int]Money) T) T {
	answer := make(chan T)
	b.ops <- func(m map[int]Money) { answer <- f(m) }
	return <-answer
}

func (b ownedBank) Transfer(from, to int, amount Money) error {
	return ask(b, func(m map[int]Money) error {
		switch found, ok := m[from]; {
		case from == to:
			return ErrSame
		case !ok:
			return ErrUnknown
		case found < amount:
			return &InsufficientFunds{from, amount, found}
		}
		m[from] -= amount
		m[to] += amount
		return nil
	})
}

func (b ownedBank) Balance(id int) (Money, error) {
	type result struct {
		Money
		error
	}
	r := ask(b, func(m map[int]Money) (r result) {
		var ok bool
		if r.Money, ok = m[id]; !ok {
			r.error = ErrUnknown
		}
		return
	})
	return r.Money, r.error
}

func (b ownedBank) Total() Money {
	return ask(b, func(m map[int]Money) (sum Money) {
		for _, v := range m {
			sum += v
		}
		return
	})
}

// chanBank guards itself with a channel of one place.
type chanBank struct {
	sema  chan struct{}
	books []Money
	moves atomic.Int64
}

func (b *chanBank) guarded(f func()) {
	b.sema <- struct{}{}
	defer func() { <-b.sema }()
	f()
}

func (b *chanBank) Transfer(from, to int, amount Money) (err error) {
	defer func() {
		if r, ok := recover().(error); ok {
			err = fmt.Errorf("%w: %v", ErrUnknown, r)
		}
	}()
	if from == to {
		return ErrSame
	}
	b.guarded(func() {
		if b.books[from] < amount {
			err = &InsufficientFunds{from, amount, b.books[from]}
			return
		}
		b.books[from], b.books[to] = b.books[from]-amount, b.books[to]+amount
		b.moves.Add(1)
	})
	return
}

func (b *chanBank) Balance(id int) (m Money, err error) {
	b.guarded(func() { m = b.books[id] })
	return
}

func (b *chanBank) Total() (m Money) {
	b.guarded(func() {
		for _, v := range b.books {
			m += v
		}
	})
	return
}

func main() {
	const accounts = 6
	cb := &chanBank{sema: make(chan struct{}, 1), books: make([]Money, accounts)}
	for i := range cb.books {
		cb.books[i] = 10000
	}
	for _, b := range []Bank{newLocked(accounts, 10000), newOwned(accounts, 10000), cb} {
		fmt.Printf("%T\n", b)
		var wg sync.WaitGroup
		var odd atomic.Int32
		for w := range 8 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i := range 30 {
					if err := b.Transfer((w+i)%accounts, (w*i+1)%accounts, Money(i*10)); err != nil && !errors.Is(err, ErrSame) {
						if _, ok := err.(*InsufficientFunds); !ok && errors.Unwrap(err) == nil {
							odd.Add(1)
						}
					}
					if i%10 == 0 && b.Total() != accounts*10000 {
						odd.Add(1)
					}
				}
			}()
		}
		wg.Wait()
		fmt.Println(b.Total(), odd.Load())

		err := b.Transfer(0, 1, 1<<40)
		var poor *InsufficientFunds
		fmt.Println(errors.As(err, &poor), poor.Account, poor.Wanted)
		err = b.Transfer(-1, 3, 1)
		fmt.Println(err, errors.Is(err, ErrUnknown))
	}
	fmt.Println(Money(-1205), Money(7))
}
