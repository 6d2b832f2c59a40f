package main

import "sync"

func main() {
	var rw sync.RWMutex
	defer func() { recover() }()
	rw.RUnlock()
}
