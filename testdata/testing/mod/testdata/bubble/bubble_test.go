package bubble

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC(), t.Name())
		time.Sleep(24 * time.Hour)
		fmt.Println(time.Since(start), time.Now().UTC())
		go func() {
			time.Sleep(time.Second)
			fmt.Println("inner", time.Since(start))
		}()
		time.Sleep(2 * time.Second)
		fmt.Println("outer", time.Since(start))
	})
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		done := false
		go func() { done = true }()
		synctest.Wait()
		fmt.Println(done)
		ch := make(chan int)
		got := 0
		go func() { got = <-ch; time.Sleep(time.Minute); got++ }()
		synctest.Wait()
		fmt.Println(got)
		ch <- 5
		synctest.Wait()
		fmt.Println(got)
		synctest.Sleep(time.Minute)
		fmt.Println(got)
	})
}

func TestContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		time.Sleep(5*time.Second - 1)
		synctest.Wait()
		fmt.Println(ctx.Err())
		time.Sleep(1)
		synctest.Wait()
		fmt.Println(ctx.Err())
		called := false
		stop := context.AfterFunc(ctx, func() { called = true })
		synctest.Wait()
		fmt.Println(called, stop())
		t.Cleanup(func() { fmt.Println("cleanup", t.Context().Err(), time.Now().UTC()) })
	})
}

func TestTickers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		stop := time.After(3500 * time.Millisecond)
		n := 0
	loop:
		for {
			select {
			case <-tick.C:
				n++
			case <-stop:
				break loop
			}
		}
		fmt.Println(n)
		var wg sync.WaitGroup
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		ready := false
		for range 3 {
			wg.Go(func() {
				mu.Lock()
				defer mu.Unlock()
				for !ready {
					cond.Wait()
				}
			})
		}
		synctest.Wait()
		mu.Lock()
		ready = true
		cond.Broadcast()
		mu.Unlock()
		wg.Wait()
		timer := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
		fmt.Println(timer.Stop(), timer.Reset(time.Minute), timer.Stop())
	})
}

func TestFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Log("hello")
		t.Error("bad")
		t.Fatal("worse")
	})
	fmt.Println("not reached")
}

func TestSkips(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Skip("skipped") })
	fmt.Println("reached?")
}

func catch(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func TestMisuse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		catch(func() { t.Run("x", nil) })
		catch(func() { t.Parallel() })
		catch(func() { t.Deadline() })
		catch(func() { synctest.Test(t, nil) })
	})
	catch(synctest.Wait)
	catch(func() {
		synctest.Test(t, func(t *testing.T) { select {} })
	})
	catch(func() {
		synctest.Test(t, func(t *testing.T) { go func() { <-make(chan int) }() })
	})
}

func TestMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := make(chan int), make(chan int)
		for range 10 {
			go func() {
				for v := range in {
					time.Sleep(time.Duration(v) * time.Millisecond)
					out <- v
				}
			}()
		}
		go func() {
			for i := range 1000 {
				in <- i
			}
			close(in)
		}()
		sum := 0
		start := time.Now()
		for range 1000 {
			sum += <-out
		}
		fmt.Println(sum, time.Since(start) > 0)
	})
}
