// Accounts, transfers in many goroutines with ordered locking, and statements.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Cents int64

func (c Cents) Format(f fmt.State, verb rune) {
	s := fmt.Sprintf("%d.%02d", int64(c)/100, max(int64(c), -int64(c))%100)
	if f.Flag('+') && c >= 0 {
		s = "+" + s
	}
	if w, ok := f.Width(); ok {
		pad := strings.Repeat(" ", max(0, w-len(s)))
		if f.Flag('-') {
			s += pad
		} else {
			s = pad + s
		}
	}
	fmt.Fprint(f, s)
}

type Kind uint8

const (
	Deposit Kind = iota + 1
	Withdrawal
	TransferIn
	TransferOut
)

//go:generate stringer -type=Kind
const kindNames = "DepositWithdrawalTransferInTransferOut"

var kindIndex = [...]uint8{0, 7, 17, 27, 38}

func (k Kind) String() string {
	if k -= 1; int(k) >= len(kindIndex)-1 {
		return fmt.Sprintf("Kind(%d)", k+1)
	}
	return kindNames[kindIndex[k]:kindIndex[k+1]]
}

type Entry struct {
	At      time.Time
	Kind    Kind
	Amount  Cents
	Balance Cents
	Memo    string
}

type Account struct {
	ID      int
	Owner   string
	mu      sync.Mutex
	balance Cents
	history []Entry
}

type InsufficientFunds struct {
	Account *Account
	Missing Cents
}

func (e *InsufficientFunds) Error() string {
	return fmt.Sprintf("account %d (%s) lacks %v", e.Account.ID, e.Account.Owner, e.Missing)
}

var ErrFrozen = errors.New("account is frozen")

type Bank struct {
	accounts sync.Map
	nextID   atomic.Int64
	clock    func() time.Time
	failures atomic.Uint32
}

func (b *Bank) Open(owner string, initial Cents) *Account {
	a := &Account{ID: int(b.nextID.Add(1)), Owner: owner}
	b.accounts.Store(a.ID, a)
	if initial > 0 {
		a.mu.Lock()
		defer a.mu.Unlock()
		b.post(a, Deposit, initial, "opening")
	}
	return a
}

// post needs a.mu.
func (b *Bank) post(a *Account, k Kind, amount Cents, memo string) {
	a.balance += amount
	a.history = append(a.history, Entry{b.clock(), k, amount, a.balance, memo})
}

func (b *Bank) Withdraw(a *Account, amount Cents) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance < amount {
		return &InsufficientFunds{a, amount - a.balance}
	}
	b.post(a, Withdrawal, -amount, "cash")
	return nil
}

func (b *Bank) Transfer(from, to int, amount Cents) (err error) {
	defer func() {
		if err != nil {
			b.failures.Add(1)
			err = fmt.Errorf("transfer %d→%d: %w", from, to, err)
		}
	}()
	src, ok1 := b.accounts.Load(from)
	dst, ok2 := b.accounts.Load(to)
	if !ok1 || !ok2 {
		return errors.New("no such account")
	}
	s, d := src.(*Account), dst.(*Account)
	if s == d {
		return fmt.Errorf("%w to itself", ErrFrozen)
	}
	first, second := s, d
	if first.ID > second.ID {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if s.balance < amount {
		return &InsufficientFunds{s, amount - s.balance}
	}
	b.post(s, TransferOut, -amount, "to "+d.Owner)
	b.post(d, TransferIn, +amount, "from "+s.Owner)
	return nil
}

func (b *Bank) Total() (sum Cents) {
	b.accounts.Range(func(_, v any) bool {
		a := v.(*Account)
		a.mu.Lock()
		defer a.mu.Unlock()
		sum += a.balance
		return true
	})
	return
}

func (a *Account) Statement() string {
	var sb strings.Builder
	fmt.Fprintf(&sb, "Account %04d %20s\n%s\n", a.ID, a.Owner, strings.Repeat("=", 62))
	fmt.Fprintf(&sb, "%-17s%-13s%-12s%9s%10s\n", "when", "what", "memo", "amount", "balance")
	for _, e := range a.history {
		fmt.Fprintf(&sb, "%-17s%-13v%-12s%+9v%10v\n", e.At.Format("02 Jan 06 15:04"), e.Kind, e.Memo, e.Amount, e.Balance)
	}
	return sb.String()
}

func main() {
	now := time.Date(2024, time.December, 31, 22, 30, 0, 0, time.UTC)
	var ticks sync.Mutex
	bank := &Bank{clock: func() time.Time {
		ticks.Lock()
		defer ticks.Unlock()
		now = now.Add(37 * time.Minute)
		return now
	}}
	ann, bob := bank.Open("Ann", 100_00), bank.Open("Bob", 25_50)
	fmt.Println(bank.Transfer(1, 2, 30_05), bank.Transfer(2, 1, 5), bank.Withdraw(ann, 10_00))
	for _, err := range []error{bank.Transfer(1, 2, 999_99), bank.Transfer(1, 9, 1), bank.Transfer(2, 2, 1), bank.Withdraw(bob, 1000_00)} {
		var poor *InsufficientFunds
		fmt.Printf("%v | as=%t frozen=%t\n", err, errors.As(err, &poor), errors.Is(err, ErrFrozen))
		if poor != nil {
			fmt.Printf("  %s is missing %v\n", poor.Account.Owner, poor.Missing)
		}
	}
	os.Stdout.WriteString(ann.Statement())
	fmt.Fprint(os.Stdout, bob.Statement())
	fmt.Printf("[%v] [%+v] [%8v] [%-8v] [%s] [%d]\n", Cents(5), Cents(123), Cents(-250), Cents(99), Cents(1), Cents(2))
	fmt.Println(Kind(0), Deposit, Kind(9), []Kind{2, 3}, Entry{Kind: Withdrawal}.Kind)

	before := bank.Total()
	for i := range 8 {
		bank.Open(fmt.Sprintf("client %d", i), 50_00)
	}
	var wg sync.WaitGroup
	errs := make(chan error, 1000)
	for w := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			seed := uint32(w + 1)
			for range 60 {
				seed = seed*1664525 + 1013904223
				from, to := int(seed>>8%10)+1, int(seed>>16%10)+1
				from, to = from%10+1, to%10+1
				if err := bank.Transfer(from, to, Cents(seed>>20%3000)); err != nil {
					errs <- err
				}
			}
		}()
	}
	wg.Wait()
	close(errs)
	classes := map[string]int{}
	for err := range errs {
		var poor *InsufficientFunds
		switch {
		case errors.As(err, &poor):
			classes["poor"]++
		case errors.Is(err, ErrFrozen):
			classes["self"]++
		default:
			classes["other"]++
		}
	}
	total := 0
	for _, n := range classes {
		total += n
	}
	fmt.Println(bank.Total()-before, classes["self"] > 0, classes["other"], total+4 == int(bank.failures.Load())+1)

	var all []*Account
	bank.accounts.Range(func(k, v any) bool { all = append(all, v.(*Account)); return true })
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	negative := 0
	for _, a := range all {
		sum := Cents(0)
		for _, e := range a.history {
			sum += e.Amount
			if e.Balance != sum || e.Balance < 0 {
				negative++
			}
		}
	}
	fmt.Println(len(all), negative)
}
