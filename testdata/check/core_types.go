// Why operations on type parameters are not possible for want of a common type.
package main

type S1 []int
type A interface{ []int | []string }
type B interface{ []int | map[int]int }
type D interface{ ~func() | ~func(int) }

func r1[T any](x T)            { for range x { } }
func r2[T A](x T)              { for range x { } }
func r3[T []int | [2]int](x T) { for range x { } }
func r5[T interface{ chan int | chan string }](x T)              { for range x { } }
func r6[T interface{ chan int | <-chan int}](x T)              { for range x { } }
func s1[T any](x T)            { _ = x[1:] }
func s2[T A](x T)              { _ = x[1:] }
func s3[T []int | [2]int](x T) { _ = x[1:] }
func s4[T string | []int](x T) { _ = x[1:] }
func c1[T any](x T)            { x() }
func c2[T D](x T)              { x() }
func c3[T func() | int](x T)   { x() }
func l1[T any]()               { _ = T{} }
func l2[T A]()                 { _ = T{} }
func l3[T struct{ a int } | struct{ b int }]() { _ = T{} }
func m1[T any]()               { _ = make(T) }
func m2[T B]()                 { _ = make(T, 1) }
func m3[T A]()                 { _ = make(T, 1) }
func m4[T chan int | chan string]() { _ = make(T, 1) }
func x1[T chan int | chan string](x T) { <-x }
func x2[T chan int | chan string](x T) { x <- 1 }
func x3[T any](x T) { x <- 1 }
func x4[T any](x T) { close(x) }
func x5[T any](x T) { <-x }
func a1[T any](x T) { _ = append(x, 1) }
func a4[T any](x T) { copy(x, x) }
func f1[T A](x T) { _ = x.foo }
func i1[T any](x T) { _ = x[0] }
func i2[T B](x T) { _ = x[0] }
func i3[T []int|map[string]int](x T) { _ = x[0] }
func main() {}
