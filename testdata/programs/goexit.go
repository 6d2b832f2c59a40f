// How goroutines end: returning, Goexit, panics recovered; who is counted; what deferred calls see.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
)

func quiet(n int) bool {
	for range 2000 {
		if runtime.NumGoroutine() == n {
			return true
		}
		runtime.Gosched()
		time.Sleep(50 * time.Microsecond)
	}
	return false
}

func trace(log *[]string, format string, args ...any) {
	*log = append(*log, fmt.Sprintf(format, args...))
}

func exits() (log []string) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { trace(&log, "recover %v", recover()) }()
		func() {
			defer trace(&log, "inner")
			runtime.Goexit()
		}()
		trace(&log, "not reached")
	}()
	<-done
	return
}

func exitWhilePanicking() (log []string) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { trace(&log, "outer recover %v", recover()) }()
		defer func() {
			runtime.Goexit() // drops the panic
		}()
		panic("dropped")
	}()
	<-done
	return
}

func panicWhileExiting() (log []string) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { trace(&log, "still exiting, recover %v", recover()) }()
		defer func() {
			defer func() { trace(&log, "recovered %v", recover()) }()
			panic("on the way out")
		}()
		runtime.Goexit()
	}()
	<-done
	return
}

type outcome struct {
	id  int
	err error
}

func supervised(tasks ...func() error) []error {
	ch := make(chan outcome)
	for i, task := range tasks {
		go func() {
			normal := false
			var err error
			defer func() {
				switch r := recover(); {
				case r != nil:
					if e, ok := r.(runtime.Error); ok {
						err = fmt.Errorf("runtime: %w", e)
					} else {
						err = fmt.Errorf("panic: %v", r)
					}
				case !normal:
					err = errors.New("goexit")
				}
				ch <- outcome{i, err}
			}()
			err = task()
			normal = true
		}()
	}
	errs := make([]error, len(tasks))
	for range tasks {
		o := <-ch
		errs[o.id] = o.err
	}
	return errs
}

func deep(n int, f func()) {
	if n == 0 {
		f()
		return
	}
	defer func() {}()
	deep(n-1, f)
}

func main() {
	fmt.Println(runtime.NumGoroutine())
	fmt.Println(strings.Join(exits(), " | "))
	fmt.Println(strings.Join(exitWhilePanicking(), " | "))
	fmt.Println(strings.Join(panicWhileExiting(), " | "))

	var zero int
	var nothing map[string]int
	var any1 any = "text"
	for i, err := range supervised(
		func() error { return nil },
		func() error { return errors.New("plain") },
		func() error { panic("help") },
		func() error { return fmt.Errorf("%d", 1/zero) },
		func() error { nothing["a"] = 1; return nil },
		func() error { _ = any1.(fmt.Stringer); return nil },
		func() error { _ = any1.(int); return nil },
		func() error { deep(50, runtime.Goexit); return nil },
		func() error { deep(50, func() { panic(fmt.Errorf("deep %d", 50)) }); return nil },
		func() error { var c chan int; close(c); return nil },
		func() error { c := make(chan int); close(c); c <- 1; return nil },
		func() error { _ = make([]int, zero-1); return nil },
		func() error { var a [4]int; _ = a[zero+5:]; return nil },
		func() error { panic(nil) },
	) {
		var re runtime.Error
		fmt.Println(i, err, errors.As(err, &re))
	}
	fmt.Println(quiet(1))

	block := make(chan struct{})
	var wg sync.WaitGroup
	for range 100 {
		wg.Go(func() { <-block })
	}
	fmt.Println(runtime.NumGoroutine())
	close(block)
	wg.Wait()
	fmt.Println(quiet(1), runtime.GOMAXPROCS(0) > 0, runtime.NumCPU() > 0)
}
