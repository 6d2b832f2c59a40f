// Linked structures rewired by all, pointers into slices that move, and much garbage.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

type node struct {
	left, right *node
	key         int
	text        *string
	self        **node
	data        [5]*int
	payload     []byte
}

var (
	root  *node
	ints  []int
	spot  *int
	deep  ***int
	ring  = [6]*node{}
	total int
)

func tree(depth, key int) *node {
	if depth == 0 {
		return nil
	}
	text := strconv.Itoa(key)
	n := &node{tree(depth-1, key*2), tree(depth-1, key*2+1), key, &text, nil, [5]*int{}, make([]byte, key%64)}
	n.self = &n
	n.data[key%5] = &n.key
	return n
}

func walk(n *node, limit int) int {
	if n == nil || limit == 0 {
		return 0
	}
	if *n.text != "" {
		if k, err := strconv.Atoi(*n.text); err != nil {
			fmt.Println("torn:", k, *n.text)
			os.Exit(1)
		}
	}
	for _, p := range n.data {
		if p != nil {
			total += *p
		}
	}
	return 1 + walk(n.left, limit-1) + walk((*n.self).right, limit-1)
}

func grow(i int) {
	root = tree(i%9, 1)
	ring[i%6] = root
	ints = append(ints, i)
	spot = &ints[len(ints)-1]
	p := &spot
	deep = &p
	if len(ints) > 3000 {
		ints = make([]int, 1)
	}
}

func rewire(i int) {
	a, b := ring[i%6], ring[(i+1)%6]
	a.left, b.right = b.right, a.left
	a.right.left = b
	b.self = &ring[(i+2)%6]
	*a, *b = *b, *a
	a.data[i%5] = spot
	s := *b.text
	a.text = &s
	ring[i%6].payload = append(ring[i%6].payload, byte(i))
	***deep = i
	*spot++
	if i%100 == 0 {
		ring = [6]*node{root, nil, root}
	}
}

func read(i int) {
	walk(root, 12)
	walk(ring[i%6], 10)
	_ = root == ring[0] || root.left.key == *ring[1].data[i%5]
	total += ***deep + *spot
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for _, f := range []func(int){grow, rewire, read, grow, rewire} {
		go func() {
			for i := 0; ; i++ {
				func() {
					defer func() { recover() }()
					f(i)
				}()
			}
		}()
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
