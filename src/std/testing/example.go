package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// An InternalExample is an example and what it should print, for programs that are made of tests.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// stdout is standard output, even while an example's is gathered.
type stdout struct{}

func (stdout) Write(b []byte) (int, error) { return os.Stdout.Write(b) }

// RunExamples runs the examples whose names match -test.run.
func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	_, ok = runExamples(examples)
	return ok
}

func runExamples(examples []InternalExample) (ran, ok bool) {
	match := newMatcher(*settings.match, "-test.run", *settings.skip)
	ok = true
	for _, example := range examples {
		if _, chosen, _ := match.fullName(nil, example.Name); chosen {
			ran = true
			ok = example.run() && ok
		}
	}
	return ran, ok
}

// run runs an example with its standard output gathered. Says whether that is as it should be.
func (e InternalExample) run() (ok bool) {
	if settings.verbose {
		fmt.Printf(marked(framed, "=== RUN   %s\n"), e.Name)
	}
	real := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = w
	output := make(chan string)
	go func() {
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: copying pipe: %v\n", err)
			os.Exit(1)
		}
		output <- string(text)
	}()
	finished := false
	start := time.Now()
	defer func() {
		took := time.Since(start)
		w.Close()
		os.Stdout = real
		text := <-output
		ok = e.judge(text, took, finished, recover())
	}()
	e.F()
	finished = true
	return
}

// judge tells how the example has ended; a panic goes on.
func (e InternalExample) judge(output string, took time.Duration, finished bool, value any) bool {
	got, want := strings.TrimSpace(output), strings.TrimSpace(e.Output)
	problem := ""
	switch {
	case value != nil:
	case e.Unordered && !slices.Equal(sortedLines(got), sortedLines(want)):
		problem = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", output, e.Output)
	case !e.Unordered && got != want:
		problem = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	passed := problem == "" && finished && value == nil
	if !passed {
		fmt.Printf(marked(framed, "--- FAIL: %s (%s)\n%s"), e.Name, seconds(took), problem)
	} else if settings.verbose {
		fmt.Printf(marked(framed, "--- PASS: %s (%s)\n"), e.Name, seconds(took))
	}
	if value != nil {
		panic(value)
	}
	if !finished {
		panic(errNoReturn)
	}
	return passed
}

func sortedLines(text string) []string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return lines
}
