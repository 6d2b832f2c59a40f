// Package context carries deadlines, cancellation and values of one piece of
// work across goroutines.
package context

import (
	"errors"
	"sync"
	"time"
)

// A Context carries a deadline, a cancellation signal and values.
type Context interface {
	// Deadline returns when the work is to be cancelled, if ever.
	Deadline() (deadline time.Time, ok bool)
	// Done returns a channel that is closed when the work is cancelled; nil if it cannot be.
	Done() <-chan struct{}
	// Err returns why Done is closed: Canceled or DeadlineExceeded; nil before.
	Err() error
	// Value returns the value for key, nil if there is none.
	Value(key any) any
}

// Canceled is the error of a cancelled context.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// A CancelFunc cancels a context. Calls after the first do nothing.
type CancelFunc func()

// A CancelCauseFunc cancels a context and says why.
type CancelCauseFunc func(cause error)

type root struct{ name string }

func (root) Deadline() (deadline time.Time, ok bool) { return }
func (root) Done() <-chan struct{}                   { return nil }
func (root) Err() error                              { return nil }
func (root) Value(key any) any                       { return nil }
func (r *root) String() string                       { return r.name }

var (
	background = &root{"context.Background"}
	todo       = &root{"context.TODO"}
)

// Background returns the root of all contexts: never cancelled, no values.
func Background() Context { return background }

// TODO returns an empty context for where it is not clear yet which to use.
func TODO() Context { return todo }

// cancelKey is the key under which a context finds its innermost cancelContext.
var cancelKey int

type cancelContext struct {
	Context
	kind     string
	done     chan struct{}
	mu       sync.Mutex
	err      error
	cause    error
	children map[*cancelContext]struct{}
	after    func() // run in a goroutine of its own when cancelled
	deadline time.Time
	timer    *time.Timer
	owner    *cancelContext // whose children this one is among
}

func (c *cancelContext) Done() <-chan struct{} { return c.done }

func (c *cancelContext) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelContext) Deadline() (deadline time.Time, ok bool) {
	if !c.deadline.IsZero() {
		return c.deadline, true
	}
	return c.Context.Deadline()
}

func (c *cancelContext) Value(key any) any {
	if key == &cancelKey {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelContext) String() string {
	text := name(c.Context) + "." + c.kind
	if c.kind == "WithDeadline" {
		text += "(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
	}
	return text
}

func name(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return typeName(c)
}

func typeName(x any) string

func newCancel(parent Context, kind string) *cancelContext {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &cancelContext{Context: parent, kind: kind, done: make(chan struct{})}
}

// attach has c cancelled when its parent is.
func (c *cancelContext) attach() {
	done := c.Context.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		c.cancel(c.Context.Err(), Cause(c.Context))
		return
	default:
	}
	if owner, ok := c.Context.Value(&cancelKey).(*cancelContext); ok && owner.done == done {
		owner.mu.Lock()
		err, cause := owner.err, owner.cause
		if err == nil {
			if owner.children == nil {
				owner.children = map[*cancelContext]struct{}{}
			}
			owner.children[c] = struct{}{}
			c.owner = owner
		}
		owner.mu.Unlock()
		if err != nil {
			c.cancel(err, cause)
		}
		return
	}
	go func() {
		select {
		case <-done:
			c.cancel(c.Context.Err(), Cause(c.Context))
		case <-c.done:
		}
	}()
}

// cancel cancels c and all below it, and reports whether it was not cancelled before.
func (c *cancelContext) cancel(err, cause error) bool {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return false
	}
	c.err, c.cause = err, cause
	close(c.done)
	children, timer, after := c.children, c.timer, c.after
	c.children, c.timer = nil, nil
	c.mu.Unlock()

	for child := range children {
		child.cancel(err, cause)
	}
	if timer != nil {
		timer.Stop()
	}
	if owner := c.owner; owner != nil {
		owner.mu.Lock()
		delete(owner.children, c)
		owner.mu.Unlock()
	}
	if after != nil {
		go after()
	}
	return true
}

// WithCancel returns a context below parent and a function that cancels it.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancel(parent, "WithCancel")
	c.attach()
	return c, func() { c.cancel(Canceled, nil) }
}

// WithCancelCause is WithCancel with a function that says why.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancel(parent, "WithCancel")
	c.attach()
	return c, func(cause error) { c.cancel(Canceled, cause) }
}

// Cause returns why c was cancelled: what the CancelCauseFunc was given, or c.Err().
func Cause(c Context) error {
	if inner, ok := c.Value(&cancelKey).(*cancelContext); ok {
		inner.mu.Lock()
		cause := inner.cause
		inner.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return c.Err()
}

// WithDeadline returns a context below parent that is cancelled at time d.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with a cause for the end by deadline.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if sooner, ok := parent.Deadline(); ok && sooner.Before(d) {
		return WithCancel(parent)
	}
	c := newCancel(parent, "WithDeadline")
	c.deadline = d
	c.attach()
	left := time.Until(d)
	if left <= 0 {
		c.cancel(DeadlineExceeded, cause)
		return c, func() {}
	}
	c.mu.Lock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(DeadlineExceeded, cause) })
	}
	c.mu.Unlock()
	return c, func() { c.cancel(Canceled, nil) }
}

// WithTimeout is WithDeadline at timeout from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), nil)
}

// WithTimeoutCause is WithTimeout with a cause for the end by deadline.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// AfterFunc has f run in a goroutine of its own once ctx is cancelled. stop
// prevents that, and reports whether it did.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := newCancel(ctx, "AfterFunc")
	c.after = f
	c.attach()
	return func() bool {
		c.mu.Lock()
		early := c.err == nil
		if early {
			c.after = nil
		}
		c.mu.Unlock()
		if early {
			c.cancel(Canceled, nil)
		}
		return early
	}
}

type valueContext struct {
	Context
	key, value any
}

func (c *valueContext) Value(key any) any {
	if c.key == key {
		return c.value
	}
	return c.Context.Value(key)
}

func (c *valueContext) String() string {
	return name(c.Context) + ".WithValue(" + text(c.key) + ", " + text(c.value) + ")"
}

func text(x any) string {
	switch x := x.(type) {
	case interface{ String() string }:
		return x.String()
	case string:
		return x
	case nil:
		return "<nil>"
	}
	return typeName(x)
}

// WithValue returns a context below parent in which key has the value val.
func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !comparable(key) {
		panic("key is not comparable")
	}
	return &valueContext{parent, key, val}
}

func comparable(key any) bool

type withoutCancel struct{ parent Context }

func (withoutCancel) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancel) Done() <-chan struct{}                   { return nil }
func (withoutCancel) Err() error                              { return nil }
func (c withoutCancel) String() string                        { return name(c.parent) + ".WithoutCancel" }

func (c withoutCancel) Value(key any) any {
	if key == &cancelKey {
		return nil
	}
	return c.parent.Value(key)
}

// WithoutCancel returns a context below parent that is not cancelled with it.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancel{parent}
}
