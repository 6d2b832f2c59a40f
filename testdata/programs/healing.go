// Heartbeats, a steward that restarts its silent ward, and logs of errors with context, as in the books on concurrency.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"time"
)

type start func(done <-chan any, pulse time.Duration) (heartbeat <-chan any)

func or(channels ...<-chan any) <-chan any {
	switch len(channels) {
	case 0:
		return nil
	case 1:
		return channels[0]
	}
	orDone := make(chan any)
	go func() {
		defer close(orDone)
		switch len(channels) {
		case 2:
			select {
			case <-channels[0]:
			case <-channels[1]:
			}
		default:
			select {
			case <-channels[0]:
			case <-channels[1]:
			case <-channels[2]:
			case <-or(append(channels[3:], orDone)...):
			}
		}
	}()
	return orDone
}

func newSteward(timeout time.Duration, ward start, logger *log.Logger) start {
	return func(done <-chan any, pulse time.Duration) <-chan any {
		heartbeat := make(chan any)
		go func() {
			defer close(heartbeat)
			var wardDone chan any
			var wardHeartbeat <-chan any
			startWard := func() {
				wardDone = make(chan any)
				wardHeartbeat = ward(or(wardDone, done), timeout/2)
			}
			startWard()
			beat := time.Tick(pulse)
		monitor:
			for {
				timeoutSignal := time.After(timeout)
				for {
					select {
					case <-beat:
						select {
						case heartbeat <- struct{}{}:
						default:
						}
					case <-wardHeartbeat:
						continue monitor
					case <-timeoutSignal:
						logger.Println("steward: ward unhealthy; restarting")
						close(wardDone)
						startWard()
						continue monitor
					case <-done:
						return
					}
				}
			}
		}()
		return heartbeat
	}
}

type wrapped struct {
	inner   error
	message string
	misc    map[string]any
}

func (e wrapped) Error() string { return e.message }
func (e wrapped) Unwrap() error { return e.inner }

func wrap(err error, format string, args ...any) wrapped {
	return wrapped{err, fmt.Sprintf(format, args...), map[string]any{"depth": strings.Count(fmt.Sprint(args...), "x")}}
}

type lowLevel struct{ error }
type intermediate struct{ error }

func isGloballyExec(path string) (bool, error) {
	_, err := os.Stat(path)
	if err != nil {
		return false, lowLevel{wrap(err, "stat %s", path)}
	}
	return true, nil
}

func runJob(id string) error {
	ok, err := isGloballyExec("/bad/job/xx")
	if err != nil {
		return intermediate{wrap(err, "cannot run job %q: requisite binaries not available", id)}
	}
	if !ok {
		return wrap(nil, "job binary is not executable")
	}
	return nil
}

func main() {
	logger := log.New(os.Stdout, "", 0)
	starts := make(chan int, 100)
	n := 0
	irresponsible := func(done <-chan any, _ time.Duration) <-chan any {
		n++
		starts <- n
		go func() { <-done }()
		return nil // never beats
	}
	done := make(chan any)
	quiet := log.New(new(strings.Builder), "", 0)
	beats := newSteward(time.Millisecond, irresponsible, quiet)(done, 200*time.Microsecond)
	for want := 1; want <= 3; want++ {
		fmt.Println("start", <-starts)
	}
	<-beats
	close(done)
	for range beats {
	}
	fmt.Println("stopped")

	values := make(chan int)
	diligent := func(done <-chan any, pulse time.Duration) <-chan any {
		heartbeat := make(chan any, 1)
		go func() {
			tick := time.NewTicker(pulse)
			defer tick.Stop()
			for i := 0; ; {
				select {
				case <-tick.C:
					select {
					case heartbeat <- nil:
					default:
					}
				case values <- i:
					i++
				case <-done:
					close(values)
					return
				}
			}
		}()
		return heartbeat
	}
	done = make(chan any)
	newSteward(time.Hour, diligent, logger)(done, time.Hour)
	for range 4 {
		fmt.Print(<-values, " ")
	}
	close(done)
	for range values {
	}
	fmt.Println("healthy to the end")

	err := runJob("1")
	var mid intermediate
	var low lowLevel
	var w wrapped
	fmt.Println(err, errors.As(err, &mid), errors.As(err, &low), errors.Is(err, os.ErrNotExist))
	if errors.As(err, &w) {
		fmt.Println(w.message, w.misc)
	}
	fmt.Printf("%T %T %v\n", err, mid.error, errors.Unwrap(errors.Unwrap(err)))
}
