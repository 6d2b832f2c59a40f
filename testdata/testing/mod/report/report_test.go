package report

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func check(t testing.TB, ok bool) {
	t.Helper()
	if !ok {
		t.Errorf("it is not so:\n%d", 2)
	}
}

func each(t *testing.T) iter.Seq[int] {
	return func(yield func(int) bool) { yield(1) }
}

func loops(t *testing.T) {
	t.Helper()
	for n := range each(t) {
		t.Error("in a loop", n)
	}
}

func TestLog(t *testing.T) {
	t.Log("log", 1, "two")
	t.Logf("%05d", 7)
	check(t, false)
	check(t, true)
	loops(t)
	t.Run("sub test\x01", func(t *testing.T) {
		t.Helper()
		check(t, false)
		t.Run("deep", func(t *testing.T) { t.Fatal("deep") })
	})
	t.Run("same", func(t *testing.T) { t.Skip("not", "today") })
	t.Run("same", func(t *testing.T) { t.SkipNow() })
	t.Run("same#01", func(t *testing.T) { t.Skipf("%d", 3) })
	t.Run("", func(t *testing.T) {})
	t.Cleanup(func() { t.Log("first registered, last called") })
	t.Cleanup(func() {
		t.Helper()
		t.Log("of a helper")
	})
	fmt.Fprint(t.Output(), "abc\ndef")
	fmt.Println("printed")
}

func TestTable(t *testing.T) {
	for _, name := range []string{"one", "two", "three"} {
		t.Run(name, func(t *testing.T) {
			if name == "two" {
				t.Fatalf("%s of %s", name, t.Name())
			}
		})
	}
}

func TestFatal(t *testing.T) {
	defer func() { t.Log("deferred") }()
	t.Fatal("fatal")
}

func TestEnvironment(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		t.Setenv("ZOKOR_MARK", "1")
		if os.Getenv("ZOKOR_MARK") != "1" {
			t.Error("not set")
		}
		dir := t.TempDir()
		if filepath.Base(dir) != "001" || filepath.Base(t.TempDir()) != "002" || !strings.Contains(dir, "TestEnvironmentset") {
			t.Error(dir)
		}
		t.Chdir(dir)
		if here, _ := os.Getwd(); here != dir || os.Getenv("PWD") != dir {
			t.Error(here, dir)
		}
		t.Cleanup(func() {
			if _, err := os.Stat(dir); err != nil {
				t.Error("too early", err)
			}
			if !errors.Is(ctxErr(t), context.Canceled) {
				t.Error("too late")
			}
		})
		if ctxErr(t) != nil {
			t.Error("too early")
		}
	})
	if _, set := os.LookupEnv("ZOKOR_MARK"); set {
		t.Error("still set")
	}
	if _, ok := t.Deadline(); !ok {
		t.Error("no deadline")
	}
}

func ctxErr(t *testing.T) error { return t.Context().Err() }

func TestConflict(t *testing.T) {
	t.Setenv("ZOKOR_MARK", "1")
	defer func() { t.Log(recover()) }()
	t.Parallel()
}

var counted int

func TestCounts(t *testing.T) {
	counted++
	t.Log(counted)
	t.Run("sub", func(t *testing.T) { t.Attr("count", fmt.Sprint(counted)) })
}

func TestShort(t *testing.T) {
	t.Log(testing.Short(), testing.Verbose())
	if testing.Short() {
		t.Skip("takes long")
	}
}

func TestGoroutines(t *testing.T) {
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { t.Error("of a goroutine") })
	}
	wg.Wait()
	t.Run("fails its parent", func(sub *testing.T) {
		sub.Errorf("%v %v", t.Failed(), sub.Failed())
	})
}

func TestAllocs(t *testing.T) {
	if n := testing.AllocsPerRun(10, func() {}); n != 0 {
		t.Error(n)
	}
	r := testing.BenchmarkResult{N: 100, T: 12345 * time.Microsecond, Bytes: 1000, MemAllocs: 300, MemBytes: 6400,
		Extra: map[string]float64{"p99/op": 12.345678, "x/y": 0.0001234, "z": 0}}
	t.Log(r, r.MemString(), r.NsPerOp(), r.AllocsPerOp(), r.AllocedBytesPerOp())
}
