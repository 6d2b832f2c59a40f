package main

func f[T any](x T) { f([]T{x}) }

type M[T any] struct{}

func main() { f(1) }
