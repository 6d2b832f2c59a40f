// Binary trees of depth 18: many short-lived ones beside one that stays.
package main

import "fmt"

type node struct{ left, right *node }

func grow(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{grow(depth - 1), grow(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	const depth = 18
	fmt.Println("stretch", grow(depth+1).count())
	long := grow(depth)
	for d := 4; d <= depth; d += 4 {
		n, sum := 1<<(depth-d+4), 0
		for range n {
			sum += grow(d).count()
		}
		fmt.Println(n, "trees of depth", d, sum)
	}
	fmt.Println("long-lived", long.count())
}
