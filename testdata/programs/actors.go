// Actors: mailboxes, replies, state machines, a supervisor that restarts who panics, and a shutdown from the top.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Actor interface {
	Receive(ctx *Context, msg any)
}

type ActorFunc func(*Context, any)

func (f ActorFunc) Receive(ctx *Context, msg any) { f(ctx, msg) }

type Ref struct {
	name string
	box  chan envelope
	gone chan struct{}
}

func (r *Ref) String() string { return "@" + r.name }

type envelope struct {
	msg   any
	reply chan any
}

type Context struct {
	Self  *Ref
	sys   *System
	reply chan any
}

func (c *Context) Reply(v any) {
	if c.reply != nil {
		c.reply <- v
	}
}

type System struct {
	mu     sync.Mutex
	actors map[string]*Ref
	wg     sync.WaitGroup
	log    []string
}

func (s *System) logf(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, fmt.Sprintf(format, args...))
}

type stop struct{}

func (s *System) Spawn(name string, make_ func() Actor) *Ref {
	ref := &Ref{name, make(chan envelope, 8), make(chan struct{})}
	s.mu.Lock()
	s.actors[name] = ref
	s.mu.Unlock()
	s.wg.Add(1)
	go func() {
		defer s.wg.Done()
		defer close(ref.gone)
		for restarts := 0; ; restarts++ {
			if restarts > 2 {
				s.logf("%v gave up", ref)
				return
			}
			if s.loop(ref, make_()) {
				return
			}
		}
	}()
	return ref
}

func (s *System) loop(ref *Ref, a Actor) (ended bool) {
	var current *Context
	defer func() {
		if r := recover(); r != nil {
			s.logf("%v restarts: %v", ref, r)
			current.Reply(fmt.Errorf("%v failed: %v", ref, r))
		}
	}()
	for e := range ref.box {
		if _, ok := e.msg.(stop); ok {
			return true
		}
		current = &Context{ref, s, e.reply}
		a.Receive(current, e.msg)
	}
	return true
}

var errGone = errors.New("actor is gone")

func (r *Ref) Tell(msg any) error { return r.send(envelope{msg: msg}) }

func (r *Ref) send(e envelope) error {
	select {
	case <-r.gone:
		return errGone
	default:
	}
	select {
	case r.box <- e:
		return nil
	case <-r.gone:
		return errGone
	}
}

func Ask[T any](r *Ref, msg any) (T, error) {
	reply := make(chan any, 1)
	var zero T
	if err := r.send(envelope{msg, reply}); err != nil {
		return zero, fmt.Errorf("ask %v: %w", r, err)
	}
	switch v := (<-reply).(type) {
	case T:
		return v, nil
	case error:
		return zero, v
	default:
		return zero, fmt.Errorf("unexpected answer %v of type %T", v, v)
	}
}

type (
	deposit  struct{ amount int }
	withdraw struct{ amount int }
	balance  struct{}
	crash    struct{}
	transfer struct {
		from, to *Ref
		amount   int
	}
)

type account struct{ balance int }

func (a *account) Receive(ctx *Context, msg any) {
	switch m := msg.(type) {
	case deposit:
		a.balance += m.amount
		ctx.Reply(a.balance)
	case withdraw:
		if m.amount > a.balance {
			ctx.Reply(fmt.Errorf("%v has only %d", ctx.Self, a.balance))
			return
		}
		a.balance -= m.amount
		ctx.Reply(a.balance)
	case balance:
		ctx.Reply(a.balance)
	case crash:
		var none *account
		none.balance++
	default:
		ctx.Reply(fmt.Sprintf("what is %T?", m))
	}
}

func bank(ctx *Context, msg any) {
	t, ok := msg.(transfer)
	if !ok {
		return
	}
	if _, err := Ask[int](t.from, withdraw{t.amount}); err != nil {
		ctx.Reply(fmt.Errorf("transfer: %w", err))
		return
	}
	n, err := Ask[int](t.to, deposit{t.amount})
	if err != nil {
		ctx.Reply(err)
		return
	}
	ctx.Reply(n)
}

func main() {
	sys := &System{actors: map[string]*Ref{}}
	open := func(start int) func() Actor { return func() Actor { return &account{start} } }
	ann := sys.Spawn("ann", open(100))
	bob := sys.Spawn("bob", open(20))
	b := sys.Spawn("bank", func() Actor { return ActorFunc(bank) })

	fmt.Println(Ask[int](ann, deposit{50}))
	fmt.Println(Ask[int](b, transfer{ann, bob, 70}))
	fmt.Println(Ask[int](b, transfer{bob, ann, 500}))
	fmt.Println(Ask[string](ann, 3.14))
	fmt.Println(Ask[string](ann, balance{}))
	fmt.Println(Ask[int](ann, crash{}))
	fmt.Println(Ask[int](ann, balance{}))

	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			from, to := ann, bob
			if i%2 == 0 {
				from, to = to, from
			}
			Ask[int](b, transfer{from, to, 1})
		})
	}
	wg.Wait()
	fmt.Println(Ask[int](ann, balance{}))
	fmt.Println(Ask[int](bob, balance{}))

	for range 2 {
		_, err := Ask[int](ann, crash{})
		fmt.Println(err)
	}
	<-ann.gone
	_, err := Ask[int](ann, balance{})
	fmt.Println(err, errors.Is(err, errGone), bob.Tell(deposit{1}))

	bob.Tell(stop{})
	b.Tell(stop{})
	sys.wg.Wait()
	fmt.Println(strings.Join(sys.log, "\n"))
	var names []string
	for name := range sys.actors {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println(names)
}
