// Package signal has the signals of the process come to channels.
package signal

import (
	"context"
	"os"
	"slices"
	"sync"
	"syscall"
)

// Signals that a program may want: not those that say that it went wrong, nor those that nobody can catch.
var all = []int{1, 2, 3, 6, 10, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30}

var state struct {
	sync.Mutex
	channels map[chan<- os.Signal][]int // which signals each wants
	ignored  map[int]bool
	started  bool
}

func wait() int
func watch(number int)
func unwatch(number int, ignore bool)

func numbers(signals []os.Signal) []int {
	if len(signals) == 0 {
		return all
	}
	var list []int
	for _, s := range signals {
		if n, ok := s.(syscall.Signal); ok && slices.Contains(all, int(n)) {
			list = append(list, int(n))
		}
	}
	return list
}

// Notify sends signals, all if none are named, to c from now on; those for which c has no room are lost.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	state.Lock()
	defer state.Unlock()
	if state.channels == nil {
		state.channels = map[chan<- os.Signal][]int{}
		state.ignored = map[int]bool{}
	}
	for _, n := range numbers(sig) {
		if !slices.Contains(state.channels[c], n) {
			state.channels[c] = append(state.channels[c], n)
		}
		delete(state.ignored, n)
		watch(n)
	}
	if !state.started {
		state.started = true
		go deliver()
	}
}

// deliver sends on what comes.
func deliver() {
	for {
		n := wait()
		state.Lock()
		for c, wanted := range state.channels {
			if slices.Contains(wanted, n) {
				select {
				case c <- syscall.Signal(n):
				default:
				}
			}
		}
		state.Unlock()
	}
}

// release gives a signal that no channel wants any more its usual effect back.
func release(n int) {
	for _, wanted := range state.channels {
		if slices.Contains(wanted, n) {
			return
		}
	}
	if !state.ignored[n] {
		unwatch(n, false)
	}
}

// Stop ends what Notify began for c.
func Stop(c chan<- os.Signal) {
	state.Lock()
	defer state.Unlock()
	wanted := state.channels[c]
	delete(state.channels, c)
	for _, n := range wanted {
		release(n)
	}
}

func drop(signals []os.Signal, ignore bool) {
	state.Lock()
	defer state.Unlock()
	if state.ignored == nil {
		state.ignored = map[int]bool{}
	}
	for _, n := range numbers(signals) {
		for c, wanted := range state.channels {
			state.channels[c] = slices.DeleteFunc(wanted, func(m int) bool { return m == n })
		}
		if ignore {
			state.ignored[n] = true
		} else {
			delete(state.ignored, n)
		}
		unwatch(n, ignore)
	}
}

// Ignore has signals, all if none are named, have no effect.
func Ignore(sig ...os.Signal) { drop(sig, true) }

// Reset gives signals, all if none are named, their usual effect back.
func Reset(sig ...os.Signal) { drop(sig, false) }

// Ignored reports whether a signal is ignored.
func Ignored(sig os.Signal) bool {
	n, ok := sig.(syscall.Signal)
	state.Lock()
	defer state.Unlock()
	return ok && state.ignored[int(n)]
}

// NotifyContext returns a context that is done when one of the signals comes, and a function that ends that.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := &signalContext{Context: ctx, cancel: cancel, signals: slices.Clone(signals), ch: make(chan os.Signal, 1)}
	Notify(c.ch, c.signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c.ch:
				c.cancel(signalError(s.String() + " signal received"))
			case <-c.Done():
			}
		}()
	}
	return c, c.stop
}

type signalContext struct {
	context.Context
	cancel  context.CancelCauseFunc
	signals []os.Signal
	ch      chan os.Signal
}

func (c *signalContext) stop() {
	c.cancel(nil)
	Stop(c.ch)
}

func (c *signalContext) String() string {
	text := "signal.NotifyContext("
	if s, ok := c.Context.(interface{ String() string }); ok {
		// The context in between is not the caller's.
		name := s.String()
		text += name[:len(name)-len(".WithCancel")]
	}
	if len(c.signals) > 0 {
		text += ", ["
		for i, s := range c.signals {
			if i > 0 {
				text += " "
			}
			text += s.String()
		}
		text += "]"
	}
	return text + ")"
}

type signalError string

func (s signalError) Error() string { return string(s) }
