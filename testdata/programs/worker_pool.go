// A pool of workers with results, errors, panics that stay in their job, and an orderly end.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Job[In any] struct {
	ID    int
	Input In
}

type Result[Out any] struct {
	ID    int
	Value Out
	Err   error
}

type PanicError struct {
	Value any
}

func (e *PanicError) Error() string { return fmt.Sprintf("job panicked: %v", e.Value) }

func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

type Pool[In, Out any] struct {
	work    func(In) (Out, error)
	jobs    chan Job[In]
	results chan Result[Out]
	wg      sync.WaitGroup
	counts  []int
}

func NewPool[In, Out any](n int, work func(In) (Out, error)) *Pool[In, Out] {
	p := &Pool[In, Out]{
		work:    work,
		jobs:    make(chan Job[In]),
		results: make(chan Result[Out]),
		counts:  make([]int, n),
	}
	for w := range n {
		p.wg.Add(1)
		go p.run(w)
	}
	go func() {
		p.wg.Wait()
		close(p.results)
	}()
	return p
}

func (p *Pool[In, Out]) run(w int) {
	defer p.wg.Done()
	for j := range p.jobs {
		p.counts[w]++
		v, err := p.safely(j.Input)
		p.results <- Result[Out]{ID: j.ID, Value: v, Err: err}
	}
}

func (p *Pool[In, Out]) safely(in In) (out Out, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &PanicError{r}
		}
	}()
	return p.work(in)
}

func (p *Pool[In, Out]) Submit(inputs ...In) {
	for i, in := range inputs {
		p.jobs <- Job[In]{i, in}
	}
	close(p.jobs)
}

func (p *Pool[In, Out]) Collect() []Result[Out] {
	var all []Result[Out]
	for r := range p.results {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}

var errOdd = errors.New("odd length")

func shout(s string) (string, error) {
	switch {
	case s == "":
		var m map[string]int
		m[s]++
	case s == "index":
		return s[len(s):][0:1], nil
	case s == "boom":
		panic("boom!")
	case len(s)%2 == 1:
		return "", fmt.Errorf("%q: %w", s, errOdd)
	}
	return strings.ToUpper(s), nil
}

func main() {
	p := NewPool(3, shout)
	go p.Submit("even", "odd", "boom", "gold", "", "index", "last")
	for _, r := range p.Collect() {
		var pe *PanicError
		fmt.Printf("%d %q err=%v odd=%t panic=%t\n", r.ID, r.Value, r.Err, errors.Is(r.Err, errOdd), errors.As(r.Err, &pe))
	}
	total := 0
	for _, c := range p.counts {
		total += c
	}
	fmt.Println("jobs done:", total)
	fmt.Printf("%T %T\n", p, Result[[]int]{})

	q := NewPool(8, func(n int) (sum int, err error) {
		for i := range n {
			sum += i
		}
		return
	})
	go func() {
		inputs := make([]int, 200)
		for i := range inputs {
			inputs[i] = i
		}
		q.Submit(inputs...)
	}()
	sum := 0
	for _, r := range q.Collect() {
		sum += r.Value
	}
	fmt.Println(sum)
}
