// Package m adds.
package m

import "example.com/m/internal/zero"

// Add adds.
func Add(a, b int) int { return a + b + zero.Zero }

func secret() string { return "secret" }
