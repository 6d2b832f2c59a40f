package testing

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// settings are the values of flags, and what follows from them.
var settings = struct {
	short, failFast, artifacts, fullPath, benchMem          *bool
	verbose                                                 verbosity
	outputDir, list, match, skip, cpu, shuffle, bench, fuzz *string
	count                                                   *uint
	parallel                                                *int
	timeout                                                 *time.Duration
	benchTime                                               amount

	procs []int  // numbers of processors to run with
	path  string // of the package that is tested
	json  bool   // lines that say what happens are marked
}{benchTime: amount{d: time.Second}}

// verbosity is a flag that is told apart from other booleans by its words.
type verbosity bool

func (v *verbosity) IsBoolFlag() bool { return true }
func (v *verbosity) String() string   { return strconv.FormatBool(bool(*v)) }
func (v *verbosity) Set(arg string) error {
	switch arg {
	case "true", "false":
		*v = arg == "true"
		return nil
	case "test2json":
		*v = true
		settings.json = true
		return nil
	}
	return fmt.Errorf("invalid flag -test.v=%s", arg)
}

// Init adds the flags of tests, which MainStart does as well. A program that calls
// Benchmark needs it if the flags are to be read.
func Init() {
	if settings.short != nil {
		return
	}
	s := &settings
	s.short = flag.Bool("test.short", false, "run smaller test suite to save time")
	s.failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	s.outputDir = flag.String("test.outputdir", "", "write profiles to `dir`")
	s.artifacts = flag.Bool("test.artifacts", false, "store test artifacts in test.,outputdir")
	flag.Var(&s.verbose, "test.v", "verbose: print additional output")
	s.count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	s.list = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	s.match = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	s.skip = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	s.timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	s.cpu = flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
	s.parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	s.shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	s.fullPath = flag.Bool("test.fullpath", false, "show full file names in error messages")
	s.bench = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	s.benchMem = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Var(&s.benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
	s.fuzz = flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
}

// An M runs the tests of a program: TestMain gets it.
type M struct {
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzz       []InternalFuzzTarget
	examples   []InternalExample
	alarm      *time.Timer
	exitCode   int // for programs whose TestMain does not end them
}

// testDeps is what a program made of tests knows of itself.
type testDeps interface {
	// ImportPath is the path of the package that is tested.
	ImportPath() string
}

// MainStart is what programs begin with that are made of tests.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	Init()
	settings.path = deps.ImportPath()
	return &M{tests: tests, benchmarks: benchmarks, fuzz: fuzzTargets, examples: examples}
}

// Main runs tests of a program that was made in another way.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit(MainStart(nameless{}, tests, benchmarks, nil, examples).Run())
}

type nameless struct{}

func (nameless) ImportPath() string { return "" }

// Run runs what the flags choose, and returns the exit status: 0 if nothing has failed.
func (m *M) Run() (code int) {
	defer func() { m.exitCode = code }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if *settings.parallel < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return 2
	}
	if *settings.fuzz != "" {
		fmt.Fprintln(os.Stderr, "testing: inputs of fuzz targets are not generated; without -fuzz their seeds are run")
		return 2
	}
	if *settings.list != "" {
		m.listNames()
		return 0
	}
	if err := m.mix(*settings.shuffle); err != nil {
		fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
		return 2
	}
	readProcs()
	deadline := m.setAlarm()
	ran, ok := runTests(m.tests, deadline)
	fuzzRan, fuzzOk := runFuzzTargets(m.fuzz, deadline)
	exampleRan, exampleOk := runExamples(m.examples)
	if m.alarm != nil {
		m.alarm.Stop()
	}
	if !ran && !fuzzRan && !exampleRan && *settings.bench == "" {
		warnOfNothing()
	}
	if !ok || !fuzzOk || !exampleOk || !runBenchmarks(m.benchmarks) {
		fmt.Println(marked(framed, "FAIL"))
		return 1
	}
	fmt.Println(marked(framed, "PASS"))
	return 0
}

func warnOfNothing() { fmt.Fprintln(os.Stderr, "testing: warning: no tests to run") }

// listNames prints the names that match -test.list.
func (m *M) listNames() {
	re, err := regexp.Compile(*settings.list)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", *settings.list, err)
		os.Exit(1)
	}
	show := func(name string) {
		if re.MatchString(name) {
			fmt.Println(name)
		}
	}
	for _, test := range m.tests {
		show(test.Name)
	}
	for _, benchmark := range m.benchmarks {
		show(benchmark.Name)
	}
	for _, target := range m.fuzz {
		show(target.Name)
	}
	for _, example := range m.examples {
		show(example.Name)
	}
}

// mix brings tests and benchmarks into another order, and says by which seed.
func (m *M) mix(shuffle string) error {
	if shuffle == "off" {
		return nil
	}
	seed := time.Now().UnixNano()
	if shuffle != "on" {
		var err error
		if seed, err = strconv.ParseInt(shuffle, 10, 64); err != nil {
			return err
		}
	}
	fmt.Println("-test.shuffle", seed)
	random := rand.New(rand.NewSource(seed))
	random.Shuffle(len(m.tests), func(i, j int) { m.tests[i], m.tests[j] = m.tests[j], m.tests[i] })
	random.Shuffle(len(m.benchmarks), func(i, j int) {
		m.benchmarks[i], m.benchmarks[j] = m.benchmarks[j], m.benchmarks[i]
	})
	return nil
}

// readProcs reads -test.cpu.
func readProcs() {
	settings.procs = nil
	for word := range strings.SplitSeq(*settings.cpu, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "testing: invalid value %q for -test.cpu\n", word)
			os.Exit(1)
		}
		settings.procs = append(settings.procs, n)
	}
	if settings.procs == nil {
		settings.procs = []int{runtime.GOMAXPROCS(-1)}
	}
}

// setAlarm has the program end by a panic after -test.timeout. Returns when that is.
func (m *M) setAlarm() time.Time {
	limit := *settings.timeout
	if limit <= 0 {
		return time.Time{}
	}
	m.alarm = time.AfterFunc(limit, func() {
		debug.SetTraceback("all")
		text := fmt.Sprintf("test timed out after %v", limit)
		if tests := activeTests(); len(tests) > 0 {
			text += "\nrunning tests:\n\t" + strings.Join(tests, "\n\t")
		}
		panic(text)
	})
	return time.Now().Add(limit)
}
