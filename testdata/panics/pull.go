// The panic of a pulled sequence goes on where a value was asked for.
package main

import "iter"

func values(yield func(int) bool) {
	yield(1)
	panic("no more")
}

func main() {
	next, stop := iter.Pull(values)
	defer stop()
	for {
		next()
	}
}
