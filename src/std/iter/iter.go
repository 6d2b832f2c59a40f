// Package iter has the types of iterators over sequences.
package iter

// Seq is an iterator over values: it calls yield for each until that returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)

// pull runs a sequence in a goroutine of its own that waits whenever it is not asked for a value. One side runs at a time.
type pull struct {
	ask      chan bool // true: the next value; false: stop
	answer   chan bool // whether there is a value
	started  bool
	done     bool
	panicked bool
	cause    any
}

func (p *pull) run(seq func()) {
	p.started = true
	go func() {
		normal := false
		defer func() {
			if !normal {
				p.cause = recover()
				p.panicked = p.cause != nil
			}
			p.done = true
			p.answer <- false
		}()
		if <-p.ask {
			seq()
		}
		normal = true
	}()
}

// yield hands a value over and waits for what the other side wants.
func (p *pull) yield() bool {
	p.answer <- true
	return <-p.ask
}

// resume lets the sequence run until its next value or end.
func (p *pull) resume(more bool) bool {
	if p.done {
		return false
	}
	p.ask <- more
	ok := <-p.answer
	if p.panicked {
		p.panicked = false
		panic(p.cause)
	}
	return ok
}

// Pull turns an iterator into a function that returns its values one by one, and one that ends it early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var value V
	p := &pull{ask: make(chan bool), answer: make(chan bool)}
	start := func() {
		if !p.started {
			p.run(func() {
				seq(func(v V) bool {
					value = v
					return p.yield()
				})
			})
		}
	}
	next = func() (V, bool) {
		start()
		var zero V
		if !p.resume(true) {
			return zero, false
		}
		v := value
		value = zero
		return v, true
	}
	stop = func() {
		if !p.started {
			p.started, p.done = true, true
		}
		p.resume(false)
	}
	return next, stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	type pair struct {
		k K
		v V
	}
	one, stop := Pull(func(yield func(pair) bool) {
		seq(func(k K, v V) bool { return yield(pair{k, v}) })
	})
	next = func() (K, V, bool) {
		p, ok := one()
		return p.k, p.v, ok
	}
	return next, stop
}
