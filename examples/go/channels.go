// Channels: the operations one by one, with what they yield.
package main

import "fmt"

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what+":", r)
		}
	}()
	f()
}

func main() {
	// A buffered channel is a queue of limited length.
	ch := make(chan string, 3)
	ch <- "A"
	ch <- "B"
	ch <- "C"
	fmt.Println(len(ch), cap(ch))
	fmt.Println(<-ch)
	fmt.Println(len(ch), cap(ch))
	fmt.Println(<-ch, <-ch)

	// Channels are references: equal if made by the same make.
	same, other := ch, make(chan string, 3)
	fmt.Println(same == ch, other == ch, ch == nil)

	// An unbuffered one has no length.
	done := make(chan struct{})
	fmt.Println(len(done), cap(done))
	go func() { done <- struct{}{} }()
	fmt.Println(<-done)

	// What was sent before the close is received; then come zero values.
	numbers := make(chan int, 4)
	numbers <- 7
	numbers <- 0
	close(numbers)
	for range 3 {
		n, ok := <-numbers
		fmt.Println(n, ok)
	}
	for n := range numbers {
		fmt.Println("never", n)
	}

	try("send", func() { numbers <- 1 })
	try("close again", func() { close(numbers) })
	try("close nil", func() {
		var none chan int
		close(none)
	})

	// A channel converts to one of its directions, not back.
	var in chan<- string = ch
	var out <-chan string = ch
	in <- "through"
	fmt.Println(<-out)
	fmt.Printf("%T %T %T\n", ch, in, out)
}
