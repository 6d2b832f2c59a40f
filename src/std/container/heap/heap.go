// Package heap keeps a collection so that its least element is found at once: at index 0.
// Each element is no greater than its two children, which lie at 2i+1 and 2i+2.
package heap

import "sort"

// Interface is what can be kept as a heap: sortable, growing and shrinking at its end.
type Interface interface {
	sort.Interface
	Push(x any) // adds x at index Len()
	Pop() any   // removes and returns the element at Len()-1
}

// Init makes a heap of h, in whatever order it is.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		sink(h, i, n)
	}
}

// Push adds x.
func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop removes and returns the least element.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	sink(h, 0, last)
	return h.Pop()
}

// Remove removes and returns the element at index i.
func Remove(h Interface, i int) any {
	last := h.Len() - 1
	if i != last {
		h.Swap(i, last)
		settle(h, i, last)
	}
	return h.Pop()
}

// Fix restores the order after the element at index i changed.
func Fix(h Interface, i int) { settle(h, i, h.Len()) }

func settle(h Interface, i, n int) {
	if !sink(h, i, n) {
		rise(h, i)
	}
}

func rise(h Interface, i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.Less(i, parent) {
			return
		}
		h.Swap(parent, i)
		i = parent
	}
}

// sink moves the element at i down among the first n and reports whether it moved.
func sink(h Interface, i, n int) bool {
	start := i
	for i < n/2 {
		child := 2*i + 1
		if right := child + 1; right < n && h.Less(right, child) {
			child = right
		}
		if !h.Less(child, i) {
			break
		}
		h.Swap(i, child)
		i = child
	}
	return i > start
}
