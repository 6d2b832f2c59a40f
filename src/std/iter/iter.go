// Package iter has the types of iterators over sequences.
package iter

import "runtime"

// Seq is an iterator over values: it calls yield for each until that returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)

// A coroutine is a body that runs only while nobody else does who takes part.
type coroutine struct{ held, fresh uintptr }

// begin makes c the coroutine of a body, which waits for a change to it.
func begin(c *coroutine, body func())

// change lets the other side go on, until it changes back or the body ends.
func change(c *coroutine)

// state is what both sides of a pulled sequence know of each other.
type state struct {
	coroutine
	asked  bool // for a value that has not come yet
	done   bool // the body has ended or is to
	normal bool // the body has returned
	exit   bool // the body has ended its goroutine
	cause  any  // what the body has panicked with
}

// ended notes how the body has ended. It is deferred by it.
func (s *state) ended(cause any) {
	s.cause = cause
	s.exit = cause == nil && !s.normal
	s.done = true
}

// ask has the sequence go on.
func (s *state) ask(name string) {
	if s.asked {
		panic(name + ": next called again before yield")
	}
	s.asked = true
}

// answer is the sequence's next value.
func (s *state) answer(name string) {
	if !s.asked {
		panic(name + ": yield called again before next")
	}
	s.asked = false
}

// failed reports whether the body has ended with a panic or runtime.Goexit.
func (s *state) failed() bool { return s.exit || s.cause != nil }

// Pull turns an iterator into a function that returns its values one by one, and one that ends it early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		s  state
		v V
		ok bool
	)
	begin(&s.coroutine, func() {
		yield := func(v1 V) bool {
			if s.done {
				return false
			}
			s.answer("iter.Pull")
			v, ok = v1, true
			change(&s.coroutine)
			return !s.done
		}
		defer func() { s.ended(recover()) }()
		if !s.done {
			seq(yield)
		}
		s.normal = true
	})
	next = func() (V, bool) {
		var zeroV V
		if s.done {
			return zeroV, false
		}
		s.ask("iter.Pull")
		v, ok = zeroV, false
		change(&s.coroutine)
		if s.done && s.failed() {
			if s.exit {
				runtime.Goexit()
			}
			panic(s.cause)
		}
		return v, ok
	}
	stop = func() {
		if s.done {
			return
		}
		s.done = true
		change(&s.coroutine)
		if s.failed() {
			if s.exit {
				runtime.Goexit()
			}
			panic(s.cause)
		}
	}
	return next, stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		s  state
		k K
		v V
		ok bool
	)
	begin(&s.coroutine, func() {
		yield := func(k1 K, v1 V) bool {
			if s.done {
				return false
			}
			s.answer("iter.Pull2")
			k, v, ok = k1, v1, true
			change(&s.coroutine)
			return !s.done
		}
		defer func() { s.ended(recover()) }()
		if !s.done {
			seq(yield)
		}
		s.normal = true
	})
	next = func() (K, V, bool) {
		var zeroK K
		var zeroV V
		if s.done {
			return zeroK, zeroV, false
		}
		s.ask("iter.Pull2")
		k, v, ok = zeroK, zeroV, false
		change(&s.coroutine)
		if s.done && s.failed() {
			if s.exit {
				runtime.Goexit()
			}
			panic(s.cause)
		}
		return k, v, ok
	}
	stop = func() {
		if s.done {
			return
		}
		s.done = true
		change(&s.coroutine)
		if s.failed() {
			if s.exit {
				runtime.Goexit()
			}
			panic(s.cause)
		}
	}
	return next, stop
}
