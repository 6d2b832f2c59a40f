package main

import "time"

func work(n int) {
	if n == 0 {
		panic("in a goroutine")
	}
	work(n - 1)
}

func main() {
	go work(2)
	time.Sleep(time.Hour)
}
