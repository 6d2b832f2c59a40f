// An event bus: topics with wildcards, typed events by generics, ordered delivery, middleware, panicking handlers.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

type Event interface {
	Topic() string
}

type Header struct {
	ID   int
	When time.Time
}

type OrderPlaced struct {
	Header
	Customer string
	Lines    map[string]int
}

type OrderShipped struct {
	*Header
	Carrier string `json:"carrier,omitempty"`
}

type Tick int

func (OrderPlaced) Topic() string   { return "order.placed" }
func (*OrderShipped) Topic() string { return "order.shipped" }
func (t Tick) Topic() string        { return fmt.Sprintf("clock.tick.%d", int(t)) }

type Handler interface{ Handle(Event) error }
type HandlerFunc func(Event) error

func (f HandlerFunc) Handle(e Event) error { return f(e) }

type Middleware func(Handler) Handler

type subscription struct {
	id       int
	pattern  []string
	priority int
	handler  Handler
}

type Bus struct {
	mu         sync.RWMutex
	subs       []subscription
	nextID     int
	middleware []Middleware
	delivered  map[string]int
}

func (b *Bus) Use(m ...Middleware) { b.middleware = append(b.middleware, m...) }

func (b *Bus) Subscribe(pattern string, priority int, h Handler) (cancel func() bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := len(b.middleware) - 1; i >= 0; i-- {
		h = b.middleware[i](h)
	}
	b.nextID++
	id := b.nextID
	b.subs = append(b.subs, subscription{id, strings.Split(pattern, "."), priority, h})
	sort.SliceStable(b.subs, func(i, j int) bool { return b.subs[i].priority > b.subs[j].priority })
	return func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		for i, s := range b.subs {
			if s.id == id {
				b.subs = append(b.subs[:i:i], b.subs[i+1:]...)
				return true
			}
		}
		return false
	}
}

// On subscribes to events of one Go type, whatever their topic.
func On[E Event](b *Bus, f func(E)) func() bool {
	return b.Subscribe("#", 0, HandlerFunc(func(e Event) error {
		if e, ok := e.(E); ok {
			f(e)
		}
		return nil
	}))
}

func match(pattern, topic []string) bool {
	for i, p := range pattern {
		switch {
		case p == "#":
			return true
		case i >= len(topic), p != "*" && p != topic[i]:
			return false
		}
	}
	return len(pattern) == len(topic)
}

func (b *Bus) Publish(e Event) error {
	b.mu.RLock()
	topic := strings.Split(e.Topic(), ".")
	var targets []subscription
	for _, s := range b.subs {
		if match(s.pattern, topic) {
			targets = append(targets, s)
		}
	}
	b.mu.RUnlock()
	var errs []error
	for _, s := range targets {
		if err := s.handler.Handle(e); err != nil {
			errs = append(errs, fmt.Errorf("subscription %d: %w", s.id, err))
		}
	}
	b.mu.Lock()
	b.delivered[e.Topic()] += len(targets)
	b.mu.Unlock()
	return errors.Join(errs...)
}

type PanicError struct {
	Value any
}

func (p *PanicError) Error() string { return fmt.Sprintf("handler panicked: %v", p.Value) }
func (p *PanicError) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

func Recover(next Handler) Handler {
	return HandlerFunc(func(e Event) (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = &PanicError{r}
			}
		}()
		return next.Handle(e)
	})
}

func Logged(l *log.Logger) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(e Event) error {
			err := next.Handle(e)
			l.Printf("%-14s %T -> %v", e.Topic(), e, err)
			return err
		})
	}
}

var errStock = errors.New("out of stock")

func main() {
	bus := &Bus{delivered: map[string]int{}}
	bus.Use(Logged(log.New(os.Stdout, "bus: ", log.Lmsgprefix)), Recover)
	stock := map[string]int{"pen": 3, "ink": 1}

	bus.Subscribe("order.placed", 10, HandlerFunc(func(e Event) error {
		for item, n := range e.(OrderPlaced).Lines {
			if stock[item] < n {
				return fmt.Errorf("%s: %w", item, errStock)
			}
			stock[item] -= n
		}
		return nil
	}))
	cancel := bus.Subscribe("order.*", 0, HandlerFunc(func(e Event) error {
		switch e := e.(type) {
		case OrderPlaced:
			fmt.Printf("%s ordered %v\n", e.Customer, e.Lines)
		case *OrderShipped:
			fmt.Printf("#%d goes by %s\n", e.ID, e.Carrier)
		}
		return nil
	}))
	bus.Subscribe("clock.#", 0, HandlerFunc(func(e Event) error {
		t := []int{0, 1, 2}
		fmt.Println("tick", t[e.(Tick)])
		return nil
	}))
	shipped := 0
	On(bus, func(e *OrderShipped) { shipped++ })

	when := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	first := OrderPlaced{Header{1, when}, "Ann", map[string]int{"pen": 2}}
	second := OrderPlaced{Header: Header{2, when.AddDate(0, 0, 1)}, Customer: "Bob", Lines: map[string]int{"ink": 5}}
	for _, e := range []Event{first, second, &OrderShipped{&first.Header, "rail"}, Tick(1), Tick(3)} {
		if err := bus.Publish(e); err != nil {
			var p *PanicError
			fmt.Printf("publish: %v\n  stock=%t panic=%t\n", err, errors.Is(err, errStock), errors.As(err, &p))
			if p != nil {
				fmt.Printf("  %T\n", p.Value)
			}
		}
	}
	fmt.Println(cancel(), cancel(), shipped, stock)
	fmt.Println(bus.Publish(&OrderShipped{}), bus.delivered)
	fmt.Printf("%+v\n%v\n", first, second.When.Format("Mon Jan _2 15:04:05 2006"))

	var wg sync.WaitGroup
	quiet := &Bus{delivered: map[string]int{}}
	var sum int
	quiet.Subscribe("clock.tick.*", 0, HandlerFunc(func(e Event) error {
		quiet.mu.Lock()
		defer quiet.mu.Unlock()
		sum += int(e.(Tick))
		return nil
	}))
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := quiet.Publish(Tick(i)); err != nil {
				panic(err)
			}
		}()
	}
	wg.Wait()
	fmt.Println(sum, len(quiet.delivered))
}
