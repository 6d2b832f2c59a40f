// Callers, frames and functions.
package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
)

func frames(skip int) {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(skip, pcs)
	all := runtime.CallersFrames(pcs[:n])
	for {
		f, more := all.Next()
		if strings.HasPrefix(f.Function, "main.") {
			fmt.Println(" ", f.Function, filepath.Base(f.File), f.Line)
		} else {
			fmt.Println(" ", f.Function)
		}
		if !more {
			return
		}
	}
}

type thing struct{ n int }

//go:noinline
func (t thing) value() { frames(2) }

//go:noinline
func (t *thing) pointer() { func() { frames(1) }() }

func generic[T any](T) string {
	pc, _, _, _ := runtime.Caller(0)
	return runtime.FuncForPC(pc).Name()
}

func where() string {
	pc, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", filepath.Base(file), ":", line, " ", ok)
}

func deep(n int) {
	if n == 0 {
		pcs := make([]uintptr, 100)
		fmt.Println(runtime.Callers(0, pcs), runtime.Callers(3, pcs), runtime.Callers(200, pcs), runtime.Callers(0, pcs[:4]))
		return
	}
	deep(n - 1)
}

func main() {
	frames(0)
	thing{}.value()
	(&thing{}).pointer()
	fmt.Println(where())
	func() { fmt.Println(where()) }()
	fmt.Println(generic(1))
	deep(20)
	_, _, _, ok := runtime.Caller(100)
	fmt.Println(ok, runtime.FuncForPC(0) == nil)
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(main).Pointer()).Name())
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(deep).Pointer()).Name())
	done := make(chan bool)
	go func() {
		frames(1)
		close(done)
	}()
	<-done
	for _, line := range strings.Split(string(debug.Stack()), "\n")[:2] {
		fmt.Println(line)
	}
	buf := make([]byte, 1000)
	text := string(buf[:runtime.Stack(buf, false)])
	fmt.Println(strings.HasPrefix(text, "goroutine 1 [running]:\nmain.main()\n\t"), strings.Count(text, "\n"))
	block := make(chan bool)
	for range 3 {
		go func() { <-block }()
	}
	for runtime.NumGoroutine() < 4 {
		runtime.Gosched()
	}
	runtime.Gosched()
	buf = make([]byte, 1<<16)
	text = string(buf[:runtime.Stack(buf, true)])
	fmt.Println(strings.Count(text, "goroutine "), strings.Count(text, "created by main.main"))
	fmt.Println(runtime.Stack(buf[:10], false), string(buf[:10]))
}
