// Package iter has the types of iterators over sequences.
package iter

import "runtime"

// Seq is an iterator over values: it calls yield for each until that returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)

// pull runs a sequence in a goroutine of its own. That and the side that asks take turns: while one is on, the other waits.
type pull struct {
	name     string
	ask      chan struct{} // turns the sequence on
	answer   chan struct{} // turns the asking side on
	running  bool          // the sequence is on
	asked    bool          // a value was asked for and has not come yet
	done     bool          // the sequence ended, or is to end
	panicked bool
	exited   bool
	cause    any
}

func start(p *pull, name string, seq func()) {
	p.name = name
	p.ask, p.answer = make(chan struct{}), make(chan struct{})
	go func() {
		<-p.ask
		normal := false
		defer func() {
			if !normal {
				p.cause = recover()
				p.panicked = p.cause != nil
				p.exited = !p.panicked
			}
			p.done = true
			p.running = false
			p.answer <- struct{}{}
		}()
		if !p.done {
			seq()
		}
		normal = true
	}()
}

// turn lets the other side run until that turns back. How the sequence ended goes on in who asked.
func (p *pull) turn() {
	if p.running {
		p.running = false
		p.answer <- struct{}{}
		<-p.ask
		return
	}
	p.running = true
	p.ask <- struct{}{}
	<-p.answer
	switch {
	case p.panicked:
		p.panicked = false
		panic(p.cause)
	case p.exited:
		p.exited = false
		runtime.Goexit()
	}
}

// next runs the sequence until its next value or end.
func (p *pull) next() {
	if p.asked {
		panic(p.name + ": next called again before yield")
	}
	p.asked = true
	p.turn()
}

// due says whether the sequence may go on to hand a value over.
func (p *pull) due() bool {
	if p.done {
		return false
	}
	if !p.asked {
		panic(p.name + ": yield called again before next")
	}
	p.asked = false
	return true
}

// handedOver waits for the next value to be asked for, and says whether it was.
func (p *pull) handedOver() bool {
	p.turn()
	return !p.done
}

func (p *pull) stop() {
	if !p.done {
		p.done = true
		p.turn()
	}
}

// Pull turns an iterator into a function that returns its values one by one, and one that ends it early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		p     pull
		value V
		ok    bool
	)
	start(&p, "iter.Pull", func() {
		seq(func(v V) bool {
			if !p.due() {
				return false
			}
			value, ok = v, true
			return p.handedOver()
		})
	})
	next = func() (v V, got bool) {
		if !p.done {
			p.next()
			v, got = value, ok
			var zero V
			value, ok = zero, false
		}
		return v, got
	}
	return next, p.stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		p     pull
		key   K
		value V
		ok    bool
	)
	start(&p, "iter.Pull2", func() {
		seq(func(k K, v V) bool {
			if !p.due() {
				return false
			}
			key, value, ok = k, v, true
			return p.handedOver()
		})
	})
	next = func() (k K, v V, got bool) {
		if !p.done {
			p.next()
			k, v, got = key, value, ok
			var noKey K
			var noValue V
			key, value, ok = noKey, noValue, false
		}
		return k, v, got
	}
	return next, p.stop
}
