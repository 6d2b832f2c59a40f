// Package internal is what log offers to log/slog.
package internal

// DefaultOutput writes a line of the standard logger; pc is where it comes from, or 0.
var DefaultOutput func(pc uintptr, line []byte) error
