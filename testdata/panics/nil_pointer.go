package main

type node struct {
	value int
	next  *node
}

func (n *node) get() int { return n.value }

func main() {
	n := &node{}
	println(n.next.get())
}
