// A linked list of 10 million nodes: marking it must not take stack.
package main

import "fmt"

type node struct {
	next  *node
	value int
}

func main() {
	var head *node
	for i := range 10_000_000 {
		head = &node{head, i}
	}
	sum := 0
	for n := head; n != nil; n = n.next {
		sum += n.value
	}
	fmt.Println(sum)
}
