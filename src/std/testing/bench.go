package testing

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// An InternalBenchmark is a benchmark and its name, for programs that are made of tests.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// A B is what a benchmark measures with. Its function does what is measured N
// times, or as long as Loop says so.
type B struct {
	common
	N int

	f           func(b *B)
	time        amount
	suite       *suite // nil: it is run by Benchmark
	bytes       int64
	unsized     bool // a benchmark below has not called SetBytes
	measuring   bool
	showAllocs  bool
	parallelism int

	before         int // N of the run before
	beforeTime     time.Duration
	allocs, size   uint64 // allocated while measuring
	allocs0, size0 uint64 // allocated by the program when measuring was begun
	metrics        map[string]float64
	result         BenchmarkResult

	loop struct {
		i, n uint64
		done bool
	}
}

// An amount is how long a benchmark is measured, or how often it is done.
type amount struct {
	d        time.Duration
	n        int
	zeroFits bool
}

var _ flag.Value = (*amount)(nil)

func (a *amount) String() string {
	if a.n > 0 {
		return fmt.Sprintf("%dx", a.n)
	}
	return a.d.String()
}

func (a *amount) Set(s string) error {
	if count, ok := strings.CutSuffix(s, "x"); ok {
		n, err := strconv.ParseInt(count, 10, 0)
		if err != nil || n < 0 || n == 0 && !a.zeroFits {
			return errors.New("invalid count")
		}
		a.d, a.n = 0, int(n)
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d == 0 && !a.zeroFits {
		return errors.New("invalid duration")
	}
	a.d, a.n = d, 0
	return nil
}

// alone is held while something is measured.
var alone sync.Mutex

// allocated is what the program has allocated until now.
func allocated() (count, size uint64) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Mallocs, stats.TotalAlloc
}

// StartTimer goes on measuring.
func (b *B) StartTimer() {
	if !b.measuring {
		b.allocs0, b.size0 = allocated()
		b.start = time.Now()
		b.measuring = true
	}
}

// StopTimer interrupts measuring.
func (b *B) StopTimer() {
	if b.measuring {
		b.duration += time.Since(b.start)
		count, size := allocated()
		b.allocs += count - b.allocs0
		b.size += size - b.size0
		b.measuring = false
	}
}

// ResetTimer forgets what was measured and reported.
func (b *B) ResetTimer() {
	b.metrics = make(map[string]float64)
	if b.measuring {
		b.allocs0, b.size0 = allocated()
		b.start = time.Now()
	}
	b.duration, b.allocs, b.size = 0, 0, 0
}

// SetBytes says how many bytes are processed each time, so that MB/s are shown.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs has allocations shown, as -test.benchmem.
func (b *B) ReportAllocs() { b.showAllocs = true }

// Elapsed is the time measured until now.
func (b *B) Elapsed() time.Duration {
	if b.measuring {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

// ReportMetric has "n unit" shown too, or instead of what has that unit.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsFunc(unit, unicode.IsSpace) {
		panic("metric unit must not contain whitespace")
	}
	b.metrics[unit] = n
}

// Loop reports whether what is measured is to be done once more: for b.Loop() {…}.
// What stands before and behind the loop is not measured.
func (b *B) Loop() bool {
	if b.measuring && b.loop.i < b.loop.n {
		b.loop.i++
		return true
	}
	return b.more()
}

func (b *B) more() bool {
	if !b.measuring {
		b.Fatal("B.Loop called with timer stopped")
	}
	switch {
	case b.loop.n == 0:
		b.loop.n = uint64(max(b.time.n, 1))
		b.N = 0
		b.ResetTimer()
		b.loop.i++
		return true
	case b.time.n == 0 && b.Elapsed() < b.time.d:
		b.loop.n = uint64(estimate(b.time.d, int64(b.loop.n), b.Elapsed(), int64(b.loop.n)))
		if b.loop.i < b.loop.n {
			b.loop.i++
			return true
		}
	}
	b.StopTimer()
	b.N = int(b.loop.n)
	b.loop.done = true
	return false
}

// mostTimes is how often something is done at most.
const mostTimes = 1_000_000_000

// estimate is how often something should be done to take the time that is wanted,
// when n times have taken so long; not many times more than last time.
func estimate(wanted time.Duration, n int64, took time.Duration, last int64) int64 {
	times := int64(wanted) * n / max(int64(took), 1)
	times += times / 5
	return min(max(min(times, 100*last), last+1), mostTimes)
}

// runN runs the function with N = n.
func (b *B) runN(n int) {
	alone.Lock()
	defer alone.Unlock()
	b.ctx, b.cancel = context.WithCancel(context.Background())
	defer b.tidy()
	runtime.GC()
	b.N = n
	b.loop.i, b.loop.n, b.loop.done = 0, 0, false
	b.parallelism = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	b.before, b.beforeTime = n, b.duration
	if b.loop.n > 0 && !b.loop.done && !b.failed {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// runOnce runs the function with N = 1. Says whether it is to be measured.
func (b *B) runOnce() bool {
	if s := b.suite; s != nil && len(b.name)+s.suffix+1 > s.width {
		s.width = len(b.name) + s.suffix + 1 + 8
	}
	b.inGoroutine(func() { b.runN(1) })
	if b.failed {
		fmt.Fprintf(b.w, marked(framed, "--- FAIL: %s\n%s"), b.name, b.output)
		return false
	}
	ended := b.hasFinished()
	if !b.hasSub.Load() && !ended {
		return true
	}
	if b.printer != nil && (len(b.output) > 0 || ended) {
		word := "BENCH"
		if b.skipped {
			word = "SKIP"
		}
		fmt.Fprintf(b.w, marked(framed, "--- %s: %s\n%s"), word, b.name, b.shortOutput())
	}
	return false
}

// inGoroutine waits for f; it may end the goroutine that runs it.
func (b *B) inGoroutine(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// measure runs the function with greater and greater N until that takes the time wanted.
func (b *B) measure() BenchmarkResult {
	b.inGoroutine(func() {
		switch {
		case b.loop.n > 0: // Loop has measured
		case b.time.n > 1:
			b.runN(b.time.n)
		case b.time.n == 1: // done
		default:
			for n := int64(1); !b.failed && b.duration < b.time.d && n < mostTimes; {
				n = estimate(b.time.d, int64(b.N), b.duration, n)
				b.runN(int(n))
			}
		}
		b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.allocs, b.size, b.metrics}
	})
	return b.result
}

// Run measures f as a benchmark below b, which is not measured itself then. It
// reports whether nothing has failed.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub.Store(true)
	alone.Unlock()
	defer alone.Lock()
	full, ok, partial := b.name, true, false
	if b.suite != nil {
		full, ok, partial = b.suite.match.fullName(&b.common, name)
	}
	if !ok {
		return true
	}
	var pc [maxDepth]uintptr
	n := runtime.Callers(2, pc[:])
	sub := b.suite.benchmark(full, f, b.time)
	sub.suite = b.suite
	sub.parent = &b.common
	sub.level = b.level + 1
	sub.creator = pc[:n]
	sub.w = b.w
	sub.printer = b.printer
	sub.hasSub.Store(partial)
	if b.printer != nil {
		b.suite.head()
		if settings.json {
			b.printer.update(full, "=== RUN   %s\n", full)
		}
		fmt.Println(full)
	}
	if sub.runOnce() {
		sub.runAll()
	}
	b.add(sub.result)
	return !sub.failed
}

// runAll measures the benchmark once, or in all rounds of a suite.
func (b *B) runAll() {
	if b.suite == nil {
		b.measure()
		return
	}
	b.suite.head()
	b.suite.measure(b)
}

// add adds what a benchmark below has measured.
func (b *B) add(other BenchmarkResult) {
	r := &b.result
	r.N = 1
	r.T += time.Duration(other.NsPerOp())
	if other.Bytes == 0 {
		b.unsized = true
		r.Bytes = 0
	}
	if !b.unsized {
		r.Bytes += other.Bytes
	}
	r.MemAllocs += uint64(other.AllocsPerOp())
	r.MemBytes += uint64(other.AllocedBytesPerOp())
}

// shortOutput is the first lines of what was recorded.
func (b *B) shortOutput() string {
	const most = 10
	lines := strings.SplitAfterN(string(b.output), "\n", most+1)
	if len(lines) <= most {
		return string(b.output)
	}
	text := strings.TrimSuffix(strings.Join(lines[:most], ""), "\n")
	return text + "\n\t... [output truncated]\n"
}

// A suite is the benchmarks of a program.
type suite struct {
	match  *matcher
	width  int // of the longest name
	suffix int // of what is added to names
	headed bool
}

func (s *suite) benchmark(name string, f func(*B), time amount) *B {
	b := &B{f: f, time: time}
	b.name = name
	b.bench = true
	return b
}

// head tells once what the benchmarks run on.
func (s *suite) head() {
	if s == nil || s.headed {
		return
	}
	s.headed = true
	fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
	if settings.path != "" {
		fmt.Printf("pkg: %s\n", settings.path)
	}
	if cpu := cpuName(); cpu != "" {
		fmt.Printf("cpu: %s\n", cpu)
	}
}

// cpuName is the processor's own name.
func cpuName() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		if strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// measure measures a benchmark in all rounds and tells the results.
func (s *suite) measure(b *B) {
	for i, procs := range settings.procs {
		for j := range *settings.count {
			runtime.GOMAXPROCS(procs)
			name := benchmarkName(b.name, procs)
			if b.printer == nil {
				fmt.Fprintf(b.w, "%-*s\t", s.width, name)
			}
			if i > 0 || j > 0 {
				again := s.benchmark(b.name, b.f, b.time)
				again.w = b.w
				again.printer = b.printer
				b = again
				b.runOnce()
			}
			result := b.measure()
			if b.failed {
				fmt.Fprintf(b.w, marked(framed, "--- FAIL: %s\n%s"), name, b.output)
				continue
			}
			if b.printer != nil {
				fmt.Fprintf(b.w, "%-*s\t", s.width, name)
			}
			text := result.String()
			if *settings.benchMem || b.showAllocs {
				text += "\t" + result.MemString()
			}
			fmt.Fprintln(b.w, text)
			if len(b.output) > 0 {
				fmt.Fprintf(b.w, marked(framed, "--- BENCH: %s\n%s"), name, b.shortOutput())
			}
			if now := runtime.GOMAXPROCS(-1); now != procs {
				fmt.Fprintf(os.Stderr, "testing: %s left GOMAXPROCS set to %d\n", name, now)
			}
		}
	}
}

func benchmarkName(name string, procs int) string {
	if procs == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, procs)
}

// RunBenchmarks measures the benchmarks whose names match -test.bench.
func RunBenchmarks(matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) {
	runBenchmarks(benchmarks)
}

// runBenchmarks says whether nothing has failed.
func runBenchmarks(benchmarks []InternalBenchmark) bool {
	if *settings.bench == "" {
		return true
	}
	most := 1
	for _, procs := range settings.procs {
		most = max(most, procs)
	}
	s := &suite{
		match:  newMatcher(*settings.bench, "-test.bench", *settings.skip),
		suffix: len(benchmarkName("", most)),
	}
	var chosen []InternalBenchmark
	for _, b := range benchmarks {
		if _, ok, _ := s.match.fullName(nil, b.Name); ok {
			chosen = append(chosen, b)
			s.width = max(s.width, len(benchmarkName(b.Name, most))+s.suffix+1)
		}
	}
	all := s.benchmark("Main", func(b *B) {
		for _, one := range chosen {
			b.Run(one.Name, one.F)
		}
	}, settings.benchTime)
	all.suite = s
	all.w = stdout{}
	if Verbose() {
		all.printer = &printer{w: all.w}
	}
	all.runN(1)
	return !all.failed
}

// Benchmark measures a function, outside of any suite.
func Benchmark(f func(b *B)) BenchmarkResult {
	var s *suite
	b := s.benchmark("", f, settings.benchTime)
	b.bench = false
	b.w = io.Discard
	if b.runOnce() {
		b.runAll()
	}
	return b.result
}

// A PB gives out the N times of a benchmark to goroutines.
type PB struct {
	given *atomic.Uint64 // to all
	chunk uint64
	own   uint64 // got and not used yet
	n     uint64
}

// Next reports whether to do it once more.
func (pb *PB) Next() bool {
	if pb.own == 0 {
		given := pb.given.Add(pb.chunk)
		switch {
		case given <= pb.n:
			pb.own = pb.chunk
		case given < pb.n+pb.chunk:
			pb.own = pb.n + pb.chunk - given
		default:
			return false
		}
	}
	pb.own--
	return true
}

// RunParallel runs body in GOMAXPROCS goroutines (see SetParallelism), which share
// the N times.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	// So many at once that fetching them takes no part of the time.
	chunk := uint64(1)
	if b.before > 0 && b.beforeTime > 0 {
		chunk = min(max(1e5*uint64(b.before)/uint64(b.beforeTime), 1), 1e4)
	}
	var given atomic.Uint64
	var group sync.WaitGroup
	for range b.parallelism * runtime.GOMAXPROCS(0) {
		group.Go(func() { body(&PB{given: &given, chunk: chunk, n: uint64(b.N)}) })
	}
	group.Wait()
	if given.Load() <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// SetParallelism has RunParallel use p times as many goroutines.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}
