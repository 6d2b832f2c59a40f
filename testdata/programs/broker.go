// A broker of messages: topics with wildcards, subscribers with queues of their own, unsubscribing, and closing.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

var ErrClosed = errors.New("broker closed")

type Message struct {
	Topic   string
	Payload any
	seq     uint64
}

func (m Message) String() string { return fmt.Sprintf("#%d %s=%v", m.seq, m.Topic, m.Payload) }

type Subscription struct {
	pattern []string
	ch      chan Message
	broker  *Broker
	dropped int
	once    sync.Once
}

func (s *Subscription) C() <-chan Message { return s.ch }

func (s *Subscription) Cancel() {
	s.once.Do(func() {
		s.broker.mu.Lock()
		defer s.broker.mu.Unlock()
		delete(s.broker.subs, s)
		close(s.ch)
	})
}

func (s *Subscription) matches(topic string) bool {
	parts := strings.Split(topic, ".")
	for i, p := range s.pattern {
		if p == "#" {
			return true
		}
		if i >= len(parts) || p != "*" && p != parts[i] {
			return false
		}
	}
	return len(parts) == len(s.pattern)
}

type Broker struct {
	mu     sync.Mutex
	subs   map[*Subscription]struct{}
	seq    uint64
	closed bool
}

func NewBroker() *Broker { return &Broker{subs: make(map[*Subscription]struct{})} }

func (b *Broker) Subscribe(pattern string, size int) (*Subscription, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil, fmt.Errorf("subscribe %q: %w", pattern, ErrClosed)
	}
	s := &Subscription{pattern: strings.Split(pattern, "."), ch: make(chan Message, size), broker: b}
	b.subs[s] = struct{}{}
	return s, nil
}

func (b *Broker) Publish(topic string, payload any) (delivered int, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return 0, fmt.Errorf("publish %q: %w", topic, ErrClosed)
	}
	b.seq++
	for s := range b.subs {
		if !s.matches(topic) {
			continue
		}
		select {
		case s.ch <- Message{topic, payload, b.seq}:
			delivered++
		default:
			s.dropped++
		}
	}
	return
}

func (b *Broker) Close() {
	b.mu.Lock()
	subs := make([]*Subscription, 0, len(b.subs))
	for s := range b.subs {
		subs = append(subs, s)
	}
	b.closed = true
	b.mu.Unlock()
	for _, s := range subs {
		s.Cancel()
	}
}

func main() {
	b := NewBroker()
	patterns := []string{"orders.*", "orders.created", "#", "stock.#", "*.deleted"}
	var wg sync.WaitGroup
	got := make([][]string, len(patterns))
	subs := make([]*Subscription, len(patterns))
	for i, p := range patterns {
		s, err := b.Subscribe(p, 16)
		if err != nil {
			panic(err)
		}
		subs[i] = s
		wg.Add(1)
		go func() {
			defer wg.Done()
			for m := range s.C() {
				got[i] = append(got[i], m.String())
			}
		}()
	}
	small, _ := b.Subscribe("#", 2)

	publish := func(topic string, payload any) {
		n, err := b.Publish(topic, payload)
		fmt.Println("publish", topic, n, err)
	}
	publish("orders.created", 17)
	publish("orders.deleted", []int{1, 2})
	publish("stock.apples.low", map[string]int{"left": 3})
	publish("unrelated", nil)
	subs[0].Cancel()
	subs[0].Cancel()
	publish("orders.created", struct{ ID int }{18})
	b.Close()
	wg.Wait()

	for i, p := range patterns {
		fmt.Printf("%-15s %q\n", p, got[i])
	}
	var rest []string
	for m := range small.C() {
		rest = append(rest, m.Topic)
	}
	sort.Strings(rest)
	fmt.Println("small:", rest, "dropped", small.dropped)

	_, err := b.Publish("late", 1)
	fmt.Println(err, errors.Is(err, ErrClosed))
	_, err = b.Subscribe("late", 1)
	fmt.Println(err, errors.Is(err, ErrClosed), errors.Unwrap(err) == ErrClosed)
}
