// Mirrors: ask several servers the same and take the first answer. The channel
// has room for all answers, so that the slower ones are not stuck for ever.
package main

import (
	"fmt"
	"sync"
)

// gates stand for the time that each server takes.
var gates = map[string]chan struct{}{
	"asia": make(chan struct{}), "europe": make(chan struct{}), "america": make(chan struct{}),
}

var finished sync.WaitGroup

func ask(server string) string {
	defer finished.Done()
	<-gates[server]
	return "answer from " + server
}

func quickest() string {
	answers := make(chan string, len(gates))
	for server := range gates {
		finished.Add(1)
		go func() { answers <- ask(server) }()
	}
	close(gates["europe"]) // the quickest today
	return <-answers
}

func main() {
	fmt.Println(quickest())
	close(gates["asia"])
	close(gates["america"])
	finished.Wait()
	fmt.Println("nobody is stuck")
}
