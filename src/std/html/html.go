// Package html escapes text for HTML.
package html

// EscapeString replaces <, >, &, ' and " by entities.
func EscapeString(s string) string

// UnescapeString replaces entities by what they stand for.
func UnescapeString(s string) string
