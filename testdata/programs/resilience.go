// A rate limiter, a circuit breaker and retries with backoff, all on a clock of their own.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error
}

type fakeClock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept = append(c.slept, d)
	return nil
}

type Limiter struct {
	clock  Clock
	rate   float64 // tokens a second
	burst  float64
	tokens float64
	last   time.Time
	mu     sync.Mutex
}

func NewLimiter(clock Clock, rate float64, burst int) *Limiter {
	return &Limiter{clock: clock, rate: rate, burst: float64(burst), tokens: float64(burst), last: clock.Now()}
}

func (l *Limiter) Reserve() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Now()
	l.tokens = min(l.burst, l.tokens+now.Sub(l.last).Seconds()*l.rate)
	l.last = now
	l.tokens--
	if l.tokens >= 0 {
		return 0
	}
	return time.Duration(-l.tokens / l.rate * float64(time.Second))
}

type State int

const (
	Closed State = iota
	Open
	HalfOpen
)

func (s State) String() string {
	return [...]string{Closed: "closed", Open: "open", HalfOpen: "half-open"}[s]
}

var ErrOpen = errors.New("circuit open")

type Breaker struct {
	clock    Clock
	limit    int
	cooldown time.Duration
	state    State
	failures int
	opened   time.Time
	onChange func(from, to State)
}

func (b *Breaker) to(s State) {
	if b.state != s {
		if b.onChange != nil {
			b.onChange(b.state, s)
		}
		b.state = s
	}
}

func (b *Breaker) Do(f func() error) error {
	if b.state == Open {
		if wait := b.cooldown - b.clock.Now().Sub(b.opened); wait > 0 {
			return fmt.Errorf("%w for another %v", ErrOpen, wait)
		}
		b.to(HalfOpen)
	}
	err := f()
	switch {
	case err == nil:
		b.failures = 0
		b.to(Closed)
	case b.state == HalfOpen:
		b.opened = b.clock.Now()
		b.to(Open)
	default:
		if b.failures++; b.failures >= b.limit {
			b.opened = b.clock.Now()
			b.to(Open)
		}
	}
	return err
}

type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

func Retry[T any](ctx context.Context, c Clock, attempts int, base time.Duration, f func(n int) (T, error)) (T, error) {
	var (
		zero T
		errs []error
	)
	for n := range attempts {
		v, err := f(n)
		if err == nil {
			return v, nil
		}
		errs = append(errs, err)
		if p := (permanent{}); errors.As(err, &p) {
			break
		}
		if err := c.Sleep(ctx, min(base<<n, 8*base)); err != nil {
			errs = append(errs, err)
			break
		}
	}
	return zero, errors.Join(errs...)
}

func main() {
	clock := &fakeClock{now: time.Date(2024, time.February, 29, 12, 0, 0, 0, time.UTC)}
	l := NewLimiter(clock, 4, 2)
	for range 5 {
		fmt.Print(l.Reserve(), " ")
	}
	clock.Sleep(context.Background(), 1500*time.Millisecond)
	fmt.Println(l.Reserve(), l.Reserve(), l.Reserve())

	b := &Breaker{clock: clock, limit: 3, cooldown: 10 * time.Second,
		onChange: func(from, to State) { fmt.Printf("  %v -> %v at %s\n", from, to, clock.Now().Format(time.TimeOnly)) }}
	bad := errors.New("bad")
	script := []error{nil, bad, bad, nil, bad, bad, bad, bad, nil}
	for i, err := range script {
		err := b.Do(func() error { return err })
		fmt.Println(i, err, b.state)
	}
	clock.Sleep(context.Background(), 10*time.Second)
	fmt.Println(b.Do(func() error { return bad }), b.state)
	clock.Sleep(context.Background(), 4*time.Second)
	err := b.Do(func() error { panic("not reached") })
	fmt.Println(err, errors.Is(err, ErrOpen))
	clock.Sleep(context.Background(), 6*time.Second)
	fmt.Println(b.Do(func() error { return nil }), b.state)

	clock.slept = nil
	v, err := Retry(context.Background(), clock, 7, 100*time.Millisecond, func(n int) (string, error) {
		if n < 5 {
			return "", fmt.Errorf("attempt %d", n)
		}
		return fmt.Sprint("answered at ", n), nil
	})
	fmt.Println(v, err, clock.slept)

	_, err = Retry(context.Background(), clock, 3, time.Second, func(n int) (int, error) {
		if n == 1 {
			return 0, fmt.Errorf("wrapped: %w", permanent{bad})
		}
		return 0, errors.New("transient")
	})
	fmt.Printf("%q %t\n", err, errors.Is(err, bad))

	ctx, cancel := context.WithCancel(context.Background())
	_, err = Retry(ctx, clock, 3, time.Second, func(n int) (struct{}, error) {
		cancel()
		return struct{}{}, bad
	})
	fmt.Printf("%q %t\n", err, errors.Is(err, context.Canceled))
}
