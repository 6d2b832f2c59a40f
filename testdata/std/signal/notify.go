// Package os/signal.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func send(s syscall.Signal) {
	err := syscall.Kill(os.Getpid(), s)
	if err != nil {
		fmt.Println(err)
	}
}

func main() {
	c := make(chan os.Signal, 3)
	signal.Notify(c, os.Interrupt, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println(<-c)
	send(syscall.SIGINT)
	fmt.Println(<-c == os.Interrupt)

	d := make(chan os.Signal, 1)
	signal.Notify(d, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println(<-c, <-d)
	signal.Stop(d)
	send(syscall.SIGUSR1)
	fmt.Println(<-c, len(d))

	signal.Ignore(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGUSR1))
	send(syscall.SIGHUP)

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGUSR2)
	fmt.Println(ctx, ctx.Err())
	send(syscall.SIGTERM)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	ctx, stop = signal.NotifyContext(context.Background())
	fmt.Println(ctx)
	stop()
	fmt.Println(ctx.Err())
	signal.Stop(c)
	signal.Reset()

	// Waiting for a signal that never comes is no deadlock.
	signal.Notify(c, os.Interrupt)
	select {
	case <-c:
	case <-time.After(time.Millisecond):
		fmt.Println("none")
	}
	defer func() { fmt.Println(recover()) }()
	signal.Notify(nil)
}
