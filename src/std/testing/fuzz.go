package testing

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"time"
)

// An InternalFuzzTarget is a fuzz target and its name, for programs that are made of tests.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// An F is what a fuzz target gets its seeds from: Add, and the files in testdata/fuzz/NAME.
type F struct {
	common
	run    *run
	seeds  []seed
	called bool
}

// A seed is the arguments of one call.
type seed struct {
	name   string
	values []any
}

// Helper makes the calling function one that messages do not come from.
func (f *F) Helper() {
	f.outsideFuzz("Helper")
	name := callerName(1)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.helpers == nil {
		f.helpers = make(map[string]bool)
	}
	f.helpers[name] = true
}

// Fail makes the target a failed one and goes on.
func (f *F) Fail() {
	f.outsideFuzz("Fail")
	f.common.Fail()
}

// Skipped reports whether the target was skipped.
func (f *F) Skipped() bool {
	f.outsideFuzz("Skipped")
	return f.common.Skipped()
}

// fuzzable are the types that a target's function may have.
var fuzzable = func() map[reflect.Type]bool {
	types := make(map[reflect.Type]bool)
	for _, v := range []any{
		[]byte(nil), "", false, float32(0), float64(0), int(0), int8(0), int16(0), int32(0), int64(0),
		uint(0), uint8(0), uint16(0), uint32(0), uint64(0),
	} {
		types[reflect.TypeOf(v)] = true
	}
	return types
}()

// Add adds a seed: the arguments that the function of Fuzz has after its first.
func (f *F) Add(args ...any) {
	for _, arg := range args {
		if t := reflect.TypeOf(arg); !fuzzable[t] {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
	}
	f.seeds = append(f.seeds, seed{fmt.Sprintf("seed#%d", len(f.seeds)), append([]any(nil), args...)})
}

// Fuzz calls a function with each seed, as a test below.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.failed {
		return
	}
	f.Helper()
	target := reflect.ValueOf(ff)
	types := parameters(target.Type())
	for _, s := range f.seeds {
		if err := fits(s.values, types); err != nil {
			f.Fatal(err)
		}
	}
	recorded, err := readSeeds(filepath.Join("testdata/fuzz", f.name), types)
	if err != nil {
		f.Fatal(err)
	}
	f.seeds = append(f.seeds, recorded...)
	for _, s := range f.seeds {
		name := f.name + "/" + s.name
		if _, ok, _ := f.run.match.fullName(nil, name); ok && !stopEarly() {
			f.try(name, target, s)
		}
	}
}

// parameters are the types that a target wants after its *T.
func parameters(target reflect.Type) []reflect.Type {
	switch {
	case target.Kind() != reflect.Func:
		panic("testing: F.Fuzz must receive a function")
	case target.NumIn() < 2 || target.In(0) != reflect.TypeFor[*T]():
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	case target.NumOut() != 0:
		panic("testing: fuzz target must not return a value")
	}
	var types []reflect.Type
	for i := 1; i < target.NumIn(); i++ {
		if !fuzzable[target.In(i)] {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", target.In(i)))
		}
		types = append(types, target.In(i))
	}
	return types
}

func fits(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(values), len(types))
	}
	for i, v := range values {
		if reflect.TypeOf(v) != types[i] {
			return fmt.Errorf("mismatched types in corpus entry: %v, want %v", typesOf(values), types)
		}
	}
	return nil
}

func typesOf(values []any) []reflect.Type {
	var types []reflect.Type
	for _, v := range values {
		types = append(types, reflect.TypeOf(v))
	}
	return types
}

// try runs the target with a seed.
func (f *F) try(name string, target reflect.Value, s seed) {
	var pc [maxDepth]uintptr
	n := runtime.Callers(2, pc[:])
	t := &T{run: f.run}
	t.name = name
	t.parent = &f.common
	t.level = f.level + 1
	t.creator = pc[:n]
	t.printer = f.printer
	t.barrier = make(chan bool)
	t.signal = make(chan bool)
	t.ctx, t.cancel = context.WithCancel(f.ctx)
	t.w = below{&t.common}
	if t.printer != nil {
		t.printer.update(name, "=== RUN   %s\n", name)
	}
	f.fuzzing = true
	go tRunner(t, func(t *T) {
		args := []reflect.Value{reflect.ValueOf(t)}
		for _, v := range s.values {
			args = append(args, reflect.ValueOf(v))
		}
		target.Call(args)
	})
	<-t.signal
	f.fuzzing = false
}

// fRunner is what the goroutine of a fuzz target does.
func fRunner(f *F, target func(*F)) {
	f.runner = callerName(0)
	defer func() {
		value := recover()
		f.end(value)
	}()
	defer func() {
		if len(f.sub) == 0 {
			f.tidy()
		}
	}()
	f.start = time.Now()
	target(f)
	f.finish()
}

// end is what happens when the function of a target is over: by a panic, if there is a value.
func (f *F) end(value any) {
	if f.Failed() {
		failures.Add(1)
	}
	if value == nil && !f.hasFinished() {
		value = errNoReturn
	}
	if value != nil {
		f.crash(value)
	}
	f.duration += time.Since(f.start)
	if len(f.sub) > 0 {
		f.run.leave()
		close(f.barrier)
		for _, sub := range f.sub {
			<-sub.signal
		}
		start := time.Now()
		value := f.tidyAnd()
		f.duration += time.Since(start)
		if value != nil {
			f.crash(value)
		}
	}
	for c := &f.common; c.parent != nil; c = c.parent {
		c.flushPartial()
	}
	f.report()
	f.mu.Lock()
	f.done = true
	f.mu.Unlock()
	f.setRan()
	f.signal <- true
}

// runFuzzTargets runs targets that -test.run chooses on their seeds.
func runFuzzTargets(targets []InternalFuzzTarget, deadline time.Time) (ran, ok bool) {
	ok = true
	if len(targets) == 0 {
		return ran, ok
	}
	match := newMatcher(*settings.match, "-test.run", *settings.skip)
	rounds(func(count uint) bool {
		for range count {
			if stopEarly() {
				break
			}
			above := newRoot(match, deadline)
			for _, target := range targets {
				name, chosen, _ := match.fullName(nil, target.Name)
				if !chosen || stopEarly() {
					continue
				}
				f := &F{run: above.run}
				f.name = name
				f.parent = &above.common
				f.level = 1
				f.printer = above.printer
				f.barrier = make(chan bool)
				f.signal = make(chan bool)
				f.ctx, f.cancel = context.WithCancel(context.Background())
				f.w = below{&f.common}
				if f.printer != nil {
					f.printer.update(f.name, "=== RUN   %s\n", f.name)
				}
				go fRunner(f, target.Fn)
				<-f.signal
				ok = ok && !f.Failed()
				ran = ran || f.ran
			}
		}
		return ran
	})
	return ran, ok
}

// readSeeds reads the files of a folder, which need not be there.
func readSeeds(dir string, types []reflect.Type) ([]seed, error) {
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var seeds []seed
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		path := filepath.Join(dir, file.Name())
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := parseSeed(string(text))
		if err == nil {
			err = fits(values, types)
		}
		if err != nil {
			return nil, fmt.Errorf("%q: %v", path, err)
		}
		seeds = append(seeds, seed{file.Name(), values})
	}
	return seeds, nil
}
