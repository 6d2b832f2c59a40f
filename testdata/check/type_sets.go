package main

func f[T chan int | chan string, U chan<- int | <-chan int, V int, W any, X int | chan int](a T, b U, c V, d W, e X) {
	<-a
	<-b
	<-c
	<-d
	<-e
	a <- 1
	b <- 1
	c <- 1
	d <- 1
	e <- 1
	close(b)
	close(c)
	close(d)
	_ = d[1:2]
	_ = c[1:2]
	for range a {
	}
	for range e {
	}
	c()
	_ = *c
	_ = *d
	_ = make(W, 1)
	_ = make(V, 1)
	_ = make(T, 1)
	_ = W{}
	_ = V{}
	_ = d[0]
}
func g[S []int | string, A [2]int | [3]int, B []int | []string](s S, a A, b B) {
	_ = s[1:2]
	_ = a[1:2]
	_ = b[1:2]
	for range a {
	}
	copy(s, s)
}
