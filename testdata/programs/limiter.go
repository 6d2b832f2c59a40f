// Token buckets, retries with back-off and a scheduler, all on a clock that the program turns itself.
package main

import (
	"container/heap"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

type Clock interface {
	Now() time.Time
	Sleep(time.Duration)
}

type fakeClock struct {
	now   time.Time
	slept time.Duration
}

func (c *fakeClock) Now() time.Time { return c.now }
func (c *fakeClock) Sleep(d time.Duration) {
	c.now = c.now.Add(d)
	c.slept += d
}

type Bucket struct {
	Clock
	rate   float64
	burst  float64
	tokens float64
	last   time.Time
}

func NewBucket(c Clock, perSecond, burst float64) *Bucket {
	return &Bucket{Clock: c, rate: perSecond, burst: burst, tokens: burst, last: c.Now()}
}

func (b *Bucket) refill() {
	now := b.Now()
	b.tokens = math.Min(b.burst, b.tokens+now.Sub(b.last).Seconds()*b.rate)
	b.last = now
}

func (b *Bucket) Allow(n float64) bool {
	b.refill()
	if b.tokens+1e-9 < n {
		return false
	}
	b.tokens -= n
	return true
}

func (b *Bucket) Wait(n float64) (waited time.Duration, err error) {
	if n > b.burst {
		return 0, fmt.Errorf("%g tokens exceed a burst of %g", n, b.burst)
	}
	start := b.Now()
	for !b.Allow(n) {
		missing := (n - b.tokens) / b.rate
		b.Sleep(time.Duration(math.Ceil(missing * float64(time.Second))))
	}
	return b.Now().Sub(start), nil
}

type temporary interface{ Temporary() bool }

type netError struct {
	op   string
	temp bool
}

func (e netError) Error() string   { return e.op + " failed" }
func (e netError) Temporary() bool { return e.temp }

type RetryError struct {
	Attempts int
	Elapsed  time.Duration
	error
}

func (e *RetryError) Unwrap() error { return e.error }

type backoff struct {
	base, limit time.Duration
	attempts    int
}

func (p backoff) Do(c Clock, f func(attempt int) error) error {
	start := c.Now()
	delay := p.base
	for i := 1; ; i++ {
		err := f(i)
		var t temporary
		switch {
		case err == nil:
			return nil
		case i == p.attempts, errors.As(err, &t) && !t.Temporary():
			return &RetryError{i, c.Now().Sub(start), err}
		}
		c.Sleep(delay)
		delay = min(2*delay, p.limit)
	}
}

type job struct {
	name  string
	at    time.Time
	every time.Duration
	left  int
}

type agenda []*job

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	if c := a[i].at.Compare(a[j].at); c != 0 {
		return c < 0
	}
	return a[i].name < a[j].name
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(*job)) }
func (a *agenda) Pop() any {
	n := len(*a) - 1
	defer func() { *a = (*a)[:n] }()
	return (*a)[n]
}

func (a *agenda) Run(c Clock, do func(*job)) {
	for a.Len() > 0 {
		j := (*a)[0]
		if d := j.at.Sub(c.Now()); d > 0 {
			c.Sleep(d)
		}
		do(j)
		if j.left--; j.left <= 0 {
			heap.Pop(a)
			continue
		}
		j.at = j.at.Add(j.every)
		heap.Fix(a, 0)
	}
}

func main() {
	clock := &fakeClock{now: time.Date(2024, 3, 31, 23, 59, 58, 0, time.UTC)}
	start := clock.now
	b := NewBucket(clock, 2, 5)
	for i := range 8 {
		fmt.Print(i, ":", b.Allow(1), " ")
	}
	fmt.Println(b.tokens)
	for _, n := range []float64{1, 2.5, 5, 6} {
		d, err := b.Wait(n)
		fmt.Printf("%v at %s, %.3g left, %v\n", d, clock.now.Format("15:04:05.000"), b.tokens, err)
	}
	clock.Sleep(time.Hour)
	fmt.Println(b.Allow(5), b.Allow(0.1), clock.slept, clock.now.Sub(start).Round(time.Minute))

	policy := backoff{100 * time.Millisecond, time.Second, 6}
	var delays []string
	before := clock.slept
	err := policy.Do(clock, func(attempt int) error {
		delays = append(delays, (clock.slept - before).String())
		if attempt < 5 {
			return fmt.Errorf("attempt %d: %w", attempt, netError{"dial", true})
		}
		return nil
	})
	fmt.Println(err, strings.Join(delays, " "))
	for _, f := range []func(int) error{
		func(int) error { return netError{"read", true} },
		func(n int) error { return netError{fmt.Sprint("write ", n), n < 3} },
		func(int) error { return errors.New("plain") },
	} {
		err := policy.Do(clock, f)
		var re *RetryError
		if errors.As(err, &re) {
			fmt.Printf("%v after %d attempts in %v; %T\n", err, re.Attempts, re.Elapsed, errors.Unwrap(err))
		}
	}

	midnight := clock.now.Truncate(24*time.Hour).AddDate(0, 0, 1)
	a := &agenda{}
	heap.Push(a, &job{"backup", midnight, 6 * time.Hour, 3})
	heap.Push(a, &job{"mail", midnight.Add(90 * time.Minute), 5 * time.Hour, 3})
	heap.Push(a, &job{"report", midnight.Add(11*time.Hour + 30*time.Minute), 0, 1})
	a.Run(clock, func(j *job) {
		fmt.Printf("%-7s%s  %d left\n", j.name, clock.Now().Format("Mon _2 Jan 15:04"), j.left-1)
	})
	fmt.Println(clock.Now().Sub(midnight), len(*a), time.Duration(1.5*float64(time.Second)), time.Duration(math.MaxInt64).Truncate(time.Hour))
}
