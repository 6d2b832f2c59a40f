// Package ring has circular lists.
package ring

// A Ring is an element of a circular list, and stands for all of it. nil is an empty ring;
// the zero value one of a single element.
type Ring struct {
	next, prev *Ring

	Value any
}

// New returns a ring of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := new(Ring)
	last := first
	for ; n > 1; n-- {
		last.join(new(Ring))
		last = last.next
	}
	last.join(first)
	return first
}

func (r *Ring) join(behind *Ring) {
	r.next = behind
	behind.prev = r
}

func (r *Ring) ready() *Ring {
	if r.next == nil {
		r.join(r)
	}
	return r
}

// Next returns the next element.
func (r *Ring) Next() *Ring { return r.ready().next }

// Prev returns the previous element.
func (r *Ring) Prev() *Ring { return r.ready().prev }

// Move returns the element n further, or -n back.
func (r *Ring) Move(n int) *Ring {
	r.ready()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link makes s the next of r and returns what was. Two rings become one; one ring loses the elements between.
func (r *Ring) Link(s *Ring) *Ring {
	next := r.Next()
	if s != nil {
		last := s.Prev()
		r.join(s)
		last.join(next)
	}
	return next
}

// Unlink removes n elements behind r and returns them.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len returns the number of elements.
func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for p := r.Next(); p != r; p = p.next {
		n++
	}
	return n
}

// Do calls f with each value, beginning with r's.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for p := r.Next(); p != r; p = p.next {
		f(p.Value)
	}
}
