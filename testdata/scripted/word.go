// Waits for a word, but not for ever.
package main

import (
	"fmt"
	"os"
	"time"
)

func read(words chan<- string) {
	fmt.Println("type a word")
	var word string
	fmt.Scanf("%s", &word)
	words <- word
}

func main() {
	limit := 20 * time.Millisecond
	if len(os.Args) > 1 {
		limit = time.Minute
	}
	words, late := make(chan string), make(chan bool)
	go func() {
		time.Sleep(limit)
		late <- true
	}()
	go read(words)
	select {
	case word := <-words:
		fmt.Println("got", word)
	case <-late:
		fmt.Println("too late")
	}
}
