// Dining philosophers, three ways: forks ordered by number, a waiter who seats at most four, and channels as forks.
package main

import (
	"fmt"
	"strings"
	"sync"
)

const (
	seats = 5
	meals = 6
)

type table interface {
	name() string
	dine(who int, eat func())
}

type ordered struct {
	forks [seats]sync.Mutex
}

func (*ordered) name() string { return "ordered" }

func (t *ordered) dine(who int, eat func()) {
	first, second := who, (who+1)%seats
	if first > second {
		first, second = second, first
	}
	t.forks[first].Lock()
	defer t.forks[first].Unlock()
	t.forks[second].Lock()
	defer t.forks[second].Unlock()
	eat()
}

type waiter struct {
	places chan struct{}
	forks  [seats]sync.Mutex
}

func newWaiter() *waiter { return &waiter{places: make(chan struct{}, seats-1)} }

func (*waiter) name() string { return "waiter" }

func (t *waiter) dine(who int, eat func()) {
	t.places <- struct{}{}
	defer func() { <-t.places }()
	left, right := &t.forks[who], &t.forks[(who+1)%seats]
	left.Lock()
	right.Lock()
	defer right.Unlock()
	defer left.Unlock()
	eat()
}

type fork int

type channels struct {
	forks [seats]chan fork
}

func newChannels() *channels {
	t := new(channels)
	for i := range t.forks {
		t.forks[i] = make(chan fork, 1)
		t.forks[i] <- fork(i)
	}
	return t
}

func (*channels) name() string { return "channels" }

func (t *channels) dine(who int, eat func()) {
	for {
		left := <-t.forks[who]
		select {
		case right := <-t.forks[(who+1)%seats]:
			if int(left) != who || int(right) != (who+1)%seats {
				panic(fmt.Sprint("a fork went astray: ", left, right))
			}
			eat()
			t.forks[right] <- right
			t.forks[left] <- left
			return
		default: // put the one down again
			t.forks[left] <- left
		}
	}
}

func main() {
	names := [seats]string{"Aristotle", "Kant", "Spinoza", "Marx", "Russell"}
	for _, t := range []table{new(ordered), newWaiter(), newChannels()} {
		var (
			wg      sync.WaitGroup
			mu      sync.Mutex
			eating  [seats]bool
			eaten   = map[string]int{}
			clashes int
		)
		for who, name := range names {
			wg.Go(func() {
				for range meals {
					t.dine(who, func() {
						mu.Lock()
						if eating[(who+1)%seats] || eating[(who+seats-1)%seats] {
							clashes++
						}
						eating[who] = true
						mu.Unlock()

						mu.Lock()
						eating[who] = false
						eaten[name]++
						mu.Unlock()
					})
				}
			})
		}
		wg.Wait()
		fmt.Printf("%s: %v, %d clashes, %v\n", strings.ToUpper(t.name()), eaten, clashes, eating)
	}
}
