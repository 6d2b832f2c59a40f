// Package testing runs tests, benchmarks, examples, and fuzz targets on their seeds.
//
// `zokor test` makes a program of a package and its files *_test.go that calls
// MainStart; Benchmark and AllocsPerRun serve other programs too.
//
// Left out: measuring of coverage (Coverage is 0 and CoverMode empty), profiles,
// generating inputs for fuzz targets, and RegisterCover with
// the types Cover and CoverBlock.
package testing

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// TB is what tests, benchmarks and fuzz targets have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Chdir(dir string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	Context() context.Context
	Output() io.Writer

	private()
}

var (
	_ TB = (*T)(nil)
	_ TB = (*B)(nil)
	_ TB = (*F)(nil)
)

// Short reports whether long tests should be left out: the flag -test.short.
func Short() bool {
	if settings.short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *settings.short
}

// Verbose reports whether everything is to be told: the flag -test.v.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return bool(settings.verbose)
}

// Testing reports whether the program is made of tests.
//
// Such programs are called as those that Go makes, whose names end in .test.
func Testing() bool { return strings.HasSuffix(os.Args[0], ".test") }

// CoverMode is how coverage is measured: not at all.
func CoverMode() string { return "" }

// Coverage is the fraction of the code that has run: it is not measured.
func Coverage() float64 { return 0 }

// common is what tests, benchmarks and fuzz targets are made of. The mutex guards
// what other goroutines may change; a parent's is taken before a child's.
type common struct {
	mu       sync.Mutex
	output   []byte // what is shown if it fails
	partial  []byte // the beginning of a line that Output has got
	ran      bool   // it or something below it was run
	failed   bool
	skipped  bool
	finished bool // the function has returned, or has said that it ends
	done     bool // and so have all below; nothing can be reported to it any more

	helpers  map[string]bool // names of functions that are not where a message comes from
	cleanups []cleanup
	cleaning *cleanup // the one that runs
	tidying  atomic.Bool

	printer  *printer  // where everything is told at once, if it is
	w        io.Writer // what those below report to
	bench    bool
	parallel bool
	fuzzing  bool // the function of a fuzz target runs
	bubble   bool // it is the inside of a synctest bubble
	hasSub   atomic.Bool

	parent   *common
	level    int
	creator  []uintptr // where the parent has called Run
	runner   string    // the function that calls the test
	name     string
	start    time.Time
	duration time.Duration
	barrier  chan bool // closed when parallel tests below may go on
	signal   chan bool // what a test sends when it ends or becomes parallel
	sub      []*T      // parallel tests below

	temp      tempDirs
	artifacts sync.Once
	artifact  string

	ctx    context.Context
	cancel context.CancelFunc
}

type cleanup struct {
	f       func()
	callers []uintptr // where it was registered
}

// maxDepth is how many calls are looked at for the place of a message.
const maxDepth = 50

func (c *common) private() {}

// Name is the name with those of all tests above it, made unique among its siblings.
func (c *common) Name() string { return c.name }

// Fail makes the test a failed one and goes on.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed reports whether the test has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow makes the test a failed one and ends it, with its deferred calls. It
// must be called by the test's own goroutine.
func (c *common) FailNow() {
	c.outsideFuzz("FailNow")
	c.Fail()
	c.finish()
	runtime.Goexit()
}

// SkipNow marks the test as skipped and ends it. A failed one stays failed.
func (c *common) SkipNow() {
	c.outsideFuzz("SkipNow")
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	c.finish()
	runtime.Goexit()
}

// Skipped reports whether the test was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Log records its operands, formatted as Println does. A test shows that if it
// fails or with -test.v, a benchmark always.
func (c *common) Log(args ...any) {
	c.outsideFuzz("Log")
	c.log(fmt.Sprintln(args...))
}

// Logf records its operands, formatted as Printf does.
func (c *common) Logf(format string, args ...any) {
	c.outsideFuzz("Logf")
	c.log(fmt.Sprintf(format, args...))
}

// Error is Log and Fail.
func (c *common) Error(args ...any) {
	c.outsideFuzz("Error")
	c.logError(fmt.Sprintln(args...))
	c.Fail()
}

// Errorf is Logf and Fail.
func (c *common) Errorf(format string, args ...any) {
	c.outsideFuzz("Errorf")
	c.logError(fmt.Sprintf(format, args...))
	c.Fail()
}

// Fatal is Log and FailNow.
func (c *common) Fatal(args ...any) {
	c.outsideFuzz("Fatal")
	c.logError(fmt.Sprintln(args...))
	c.FailNow()
}

// Fatalf is Logf and FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.outsideFuzz("Fatalf")
	c.logError(fmt.Sprintf(format, args...))
	c.FailNow()
}

// Skip is Log and SkipNow.
func (c *common) Skip(args ...any) {
	c.outsideFuzz("Skip")
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

// Skipf is Logf and SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.outsideFuzz("Skipf")
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// finish says that the function may end where it is.
func (c *common) finish() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
}

func (c *common) hasFinished() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.finished
}

// setRan remembers that something was run, for all that it is part of.
func (c *common) setRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}

func (c *common) outsideFuzz(method string) {
	if c.fuzzing {
		panic(fmt.Sprintf("testing: f.%s was called inside the fuzz target, use t.%s instead", method, method))
	}
}
