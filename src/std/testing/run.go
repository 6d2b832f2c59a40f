package testing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A T is what a test gets to report to. A test ends when its function returns or
// calls FailNow, SkipNow or what calls these; only its own goroutine may do that,
// and call Parallel. Everything else may be called by any.
type T struct {
	common
	sequential bool // it may not become parallel any more
	run        *run
}

// An InternalTest is a test and its name, for programs that are made of tests.
type InternalTest struct {
	Name string
	F    func(*T)
}

// A run is what all tests of a round share.
type run struct {
	match    *matcher
	deadline time.Time

	mu      sync.Mutex
	active  int // tests that run and are not waiting
	waiting int
	max     int
	next    chan bool
}

func newRun(match *matcher) *run {
	return &run{match: match, active: 1, max: *settings.parallel, next: make(chan bool)}
}

// enter waits until one more parallel test may run.
func (r *run) enter() {
	r.mu.Lock()
	if r.active < r.max {
		r.active++
		r.mu.Unlock()
		return
	}
	r.waiting++
	r.mu.Unlock()
	<-r.next
}

// leave lets another parallel test run.
func (r *run) leave() {
	r.mu.Lock()
	if r.waiting == 0 {
		r.active--
		r.mu.Unlock()
		return
	}
	r.waiting--
	r.mu.Unlock()
	r.next <- true
}

// active has the tests that run now and since when, for the report of one that takes too long.
var active struct {
	mu    sync.Mutex
	since map[string]time.Time
}

func begins(name string) {
	active.mu.Lock()
	defer active.mu.Unlock()
	if active.since == nil {
		active.since = make(map[string]time.Time)
	}
	active.since[name] = time.Now()
}

func pauses(name string) {
	active.mu.Lock()
	defer active.mu.Unlock()
	delete(active.since, name)
}

// activeTests lists them as the report does.
func activeTests() []string {
	active.mu.Lock()
	defer active.mu.Unlock()
	var list []string
	for name, since := range active.since {
		list = append(list, fmt.Sprintf("%s (%v)", name, time.Since(since).Round(time.Second)))
	}
	slices.Sort(list)
	return list
}

// failures is how many tests have failed.
var failures atomic.Int32

// stopEarly reports whether no more tests are to be begun.
func stopEarly() bool { return *settings.failFast && failures.Load() > 0 }

// Run runs f as a test below t, by a goroutine of its own, and waits until it ends
// or calls Parallel. It reports whether it has not failed until then.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.bubble {
		panic("testing: t.Run called inside synctest bubble")
	}
	if t.tidying.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub.Store(true)
	full, ok, _ := t.run.match.fullName(&t.common, name)
	if !ok || stopEarly() {
		return true
	}
	sub := t.child(full)
	if t.printer != nil {
		t.printer.update(full, "=== RUN   %s\n", full)
	}
	begins(full)
	go tRunner(sub, f)
	if !<-sub.signal {
		// It has ended a test above it: this goroutine is part of that.
		runtime.Goexit()
	}
	if t.printer != nil && settings.json {
		t.printer.update(t.name, "=== NAME  %s\n", t.name)
	}
	return !sub.failed
}

// child makes a test below t. It is called by a method of t that the test calls.
func (t *T) child(name string) *T {
	var pc [maxDepth]uintptr
	n := runtime.Callers(3, pc[:])
	sub := &T{run: t.run}
	sub.name = name
	sub.parent = &t.common
	sub.level = t.level + 1
	sub.creator = pc[:n]
	sub.printer = t.printer
	sub.barrier = make(chan bool)
	sub.signal = make(chan bool, 1)
	sub.ctx, sub.cancel = context.WithCancel(context.Background())
	sub.w = below{&sub.common}
	return sub
}

// Parallel makes the test one that runs together with other parallel ones, when
// those that are not parallel have ended.
func (t *T) Parallel() {
	switch {
	case t.parallel:
		panic("testing: t.Parallel called multiple times")
	case t.bubble:
		panic("testing: t.Parallel called inside synctest bubble")
	case t.sequential:
		panic(conflict)
	case t.parent.barrier == nil:
		return // seeds of fuzz targets come one after the other
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	if t.printer != nil {
		t.printer.update(t.name, "=== PAUSE %s\n", t.name)
	}
	pauses(t.name)
	t.signal <- true
	<-t.parent.barrier
	t.run.enter()
	if t.printer != nil {
		t.printer.update(t.name, "=== CONT  %s\n", t.name)
	}
	begins(t.name)
	t.start = time.Now()
}

const conflict = `testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel`

// stayAlone forbids the test to be parallel: it changes what belongs to the whole process.
func (t *T) stayAlone() {
	for c := &t.common; c != nil; c = c.parent {
		if c.parallel {
			panic(conflict)
		}
	}
	t.sequential = true
}

// Setenv sets a variable of the environment until the test ends. The test cannot be parallel.
func (t *T) Setenv(key, value string) {
	t.stayAlone()
	t.common.Setenv(key, value)
}

// Chdir makes a folder the current one until the test ends. The test cannot be parallel.
func (t *T) Chdir(dir string) {
	t.stayAlone()
	t.common.Chdir(dir)
}

// Deadline is when the tests will have taken longer than -test.timeout; false without that.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	if t.bubble {
		panic("testing: t.Deadline called inside synctest bubble")
	}
	return t.run.deadline, !t.run.deadline.IsZero()
}

var errNoReturn = errors.New("test executed panic(nil) or runtime.Goexit")

// tRunner is what the goroutine of a test does.
func tRunner(t *T, f func(*T)) {
	t.runner = callerName(0)
	defer func() {
		value := recover()
		t.end(value)
	}()
	defer func() {
		if len(t.sub) == 0 {
			t.tidy()
		}
	}()
	t.start = time.Now()
	f(t)
	t.finish()
}

// end is what happens when the function of a test is over: by a panic, if there is a value.
func (t *T) end(value any) {
	signal := true
	if value == nil && !t.hasFinished() {
		value = errNoReturn
		for p := t.parent; p != nil; p = p.parent {
			if p.hasFinished() {
				// It has called FailNow of a test above: that is the one to end.
				if !t.parallel {
					t.Errorf("%v: subtest may have called FailNow on a parent test", value)
					value = nil
				}
				signal = false
				break
			}
		}
	}
	if value != nil {
		t.crash(value)
	}
	t.duration += time.Since(t.start)
	if len(t.sub) > 0 {
		if value := t.runParallel(); value != nil {
			t.crash(value)
		}
	} else if t.parallel {
		t.run.leave()
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.flushPartial()
	}
	if t.Failed() {
		failures.Add(1)
	}
	t.report()
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
	if !t.hasSub.Load() {
		t.parent.setRan()
	}
	pauses(t.name)
	t.signal <- signal
}

// runParallel lets the parallel tests below t run. Returns the value of a panic in a cleanup.
func (t *T) runParallel() any {
	t.run.leave()
	pauses(t.name)
	close(t.barrier)
	for _, sub := range t.sub {
		<-sub.signal
	}
	begins(t.name)
	start := time.Now()
	value := t.tidyAnd()
	t.duration += time.Since(start)
	if value == nil && !t.parallel {
		t.run.enter()
	}
	return value
}

// RunTests runs tests whose names match -test.run, as often as -test.count says.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	var deadline time.Time
	if *settings.timeout > 0 {
		deadline = time.Now().Add(*settings.timeout)
	}
	ran, ok := runTests(tests, deadline)
	if !ran {
		warnOfNothing()
	}
	return ok
}

// runTests runs what is chosen of the tests. Says whether there was any, and whether none has failed.
func runTests(tests []InternalTest, deadline time.Time) (ran, ok bool) {
	ok = true
	rounds(func(count uint) bool {
		match := newMatcher(*settings.match, "-test.run", *settings.skip)
		for range count {
			if stopEarly() {
				break
			}
			if ran {
				match.forgetNames()
			}
			t := newRoot(match, deadline)
			tRunner(t, func(t *T) {
				for _, test := range tests {
					t.Run(test.Name, test.F)
				}
			})
			if !<-t.signal {
				panic("internal error: tRunner exited without sending on t.signal")
			}
			ok = ok && !t.Failed()
			ran = ran || t.ran
		}
		return ran || count == 0
	})
	return ran, ok
}

// rounds calls f for each number of -test.cpu, until it says that there is nothing to do.
func rounds(f func(count uint) bool) {
	for i, procs := range settings.procs {
		runtime.GOMAXPROCS(procs)
		if !f(*settings.count) && i == 0 {
			return
		}
	}
}

// newRoot makes what tests of a round are below.
func newRoot(match *matcher, deadline time.Time) *T {
	t := &T{run: newRun(match)}
	t.run.deadline = deadline
	t.barrier = make(chan bool)
	t.signal = make(chan bool, 1)
	t.w = io.Writer(stdout{})
	t.ctx, t.cancel = context.WithCancel(context.Background())
	if Verbose() {
		t.printer = &printer{w: t.w}
	}
	return t
}
