// Package structs has types whose fields say how a struct is laid out.
package structs

// HostLayout, as the type of a field named _, asks for the layout that the system's C compiler would choose; that is
// how all structs are laid out.
type HostLayout struct {
	_ hostLayout // so that it cannot be converted to another struct
}

type hostLayout struct{}
