// Allocation: binary trees, short-lived and long-lived.
package main

import "fmt"

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	const max = 16
	long := build(max)
	for depth := 4; depth <= max; depth += 4 {
		n, sum := 1<<(max-depth+4), 0
		for range n {
			sum += build(depth).count()
		}
		fmt.Println(n, depth, sum)
	}
	fmt.Println(long.count())
}
