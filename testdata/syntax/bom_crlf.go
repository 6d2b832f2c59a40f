//go:build ignore

package bom

var x = `a
b`
