package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	finish(&wg)
	finish(&wg)
}

func finish(wg *sync.WaitGroup) { wg.Done() }
