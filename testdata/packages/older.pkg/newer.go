//go:build go1.21

package main

func newer(n int) int {
	for range n {
	}
	return min(n, 1)
}
