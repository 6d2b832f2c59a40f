package main

import "sync"

func main() {
	var rw sync.RWMutex
	rw.RLock()
	done := make(chan bool)
	step := make(chan bool)
	go func() {
		step <- true
		rw.Lock()
		done <- true
	}()
	<-step
	<-done
}
