// Package weak has pointers that do not keep alive what they point to.
package weak

import "unsafe"

// A Pointer points to a variable as long as that is in use otherwise. Pointers
// made of equal pointers are equal, also when the variable is gone.
type Pointer[T any] struct {
	_      [0]*T
	handle unsafe.Pointer
}

// Make makes a weak pointer of a pointer.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{handle: handle(unsafe.Pointer(ptr))}
}

// Value returns the pointer, or nil if the variable is gone.
func (p Pointer[T]) Value() *T {
	if p.handle == nil {
		return nil
	}
	return (*T)(target(p.handle))
}

func handle(p unsafe.Pointer) unsafe.Pointer

func target(handle unsafe.Pointer) unsafe.Pointer
