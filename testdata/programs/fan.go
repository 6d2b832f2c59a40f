// Fan-out and fan-in, tee, or-done, bridge, merge of sorted channels: the usual plumbing, generic.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

func From[T any](done <-chan struct{}, values ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, v := range values {
			select {
			case out <- v:
			case <-done:
				return
			}
		}
	}()
	return out
}

func OrDone[T any](done <-chan struct{}, in <-chan T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for {
			select {
			case <-done:
				return
			case v, ok := <-in:
				if !ok {
					return
				}
				select {
				case out <- v:
				case <-done:
				}
			}
		}
	}()
	return out
}

func Map[T, U any](in <-chan T, f func(T) U) <-chan U {
	out := make(chan U)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

func Filter[T any](in <-chan T, keep func(T) bool) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for v := range in {
			if keep(v) {
				out <- v
			}
		}
	}()
	return out
}

func Merge[T any](ins ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	wg.Add(len(ins))
	for _, in := range ins {
		go func() {
			defer wg.Done()
			for v := range in {
				out <- v
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func MergeSorted[T cmp.Ordered](a, b <-chan T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		x, okA := <-a
		y, okB := <-b
		for okA || okB {
			if okA && (!okB || x <= y) {
				out <- x
				x, okA = <-a
			} else {
				out <- y
				y, okB = <-b
			}
		}
	}()
	return out
}

func Tee[T any](done <-chan struct{}, in <-chan T) (_, _ <-chan T) {
	out1, out2 := make(chan T), make(chan T)
	go func() {
		defer close(out1)
		defer close(out2)
		for v := range OrDone(done, in) {
			out1, out2 := out1, out2
			for range 2 {
				select {
				case out1 <- v:
					out1 = nil
				case out2 <- v:
					out2 = nil
				}
			}
		}
	}()
	return out1, out2
}

func Bridge[T any](done <-chan struct{}, streams <-chan <-chan T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for stream := range OrDone(done, streams) {
			for v := range OrDone(done, stream) {
				select {
				case out <- v:
				case <-done:
				}
			}
		}
	}()
	return out
}

func Take[T any](in <-chan T, n int) (all []T) {
	for range n {
		v, ok := <-in
		if !ok {
			break
		}
		all = append(all, v)
	}
	return
}

func Drain[S ~[]T, T any](s S, in <-chan T) S {
	for v := range in {
		s = append(s, v)
	}
	return s
}

func Or(chans ...<-chan struct{}) <-chan struct{} {
	switch len(chans) {
	case 0:
		return nil
	case 1:
		return chans[0]
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		switch len(chans) {
		case 2:
			select {
			case <-chans[0]:
			case <-chans[1]:
			}
		default:
			select {
			case <-chans[0]:
			case <-chans[1]:
			case <-Or(append(chans[2:], done)...):
			}
		}
	}()
	return done
}

type names []string

func main() {
	done := make(chan struct{})
	defer close(done)

	words := From(done, "pear", "apple", "fig", "plum", "kiwi", "date")
	outs := make([]<-chan string, 3)
	for i := range outs {
		outs[i] = Map(words, func(s string) string { return fmt.Sprintf("%s:%d", s, len(s)) })
	}
	all := Drain(names(nil), Merge(outs...))
	slices.Sort(all)
	fmt.Printf("%v %T\n", all, all)

	a, b := From(done, 1, 4, 4, 9), From(done, 2, 3, 4)
	fmt.Println(Drain([]int(nil), MergeSorted(a, b)))

	left, right := Tee(done, Filter(From(done, 1, 2, 3, 4, 5, 6), func(n int) bool { return n%2 == 0 }))
	for l := range left {
		fmt.Print(l, "/", <-right, " ")
	}
	fmt.Println()

	streams := make(chan (<-chan float64))
	go func() {
		defer close(streams)
		for i := range 4 {
			stream := make(chan float64, 2)
			stream <- float64(i)
			stream <- float64(i) + .5
			close(stream)
			streams <- stream
		}
	}()
	fmt.Println(Drain([]float64{}, Bridge(done, streams)))

	stop := make(chan struct{})
	endless := make(chan rune)
	go func() {
		for r := 'a'; ; r++ {
			select {
			case endless <- r:
			case <-stop:
				close(endless)
				return
			}
		}
	}()
	fmt.Printf("%c\n", Take(endless, 5))
	close(stop)
	for range endless {
	}

	signals := make([]chan struct{}, 7)
	ends := make([]<-chan struct{}, len(signals))
	for i := range signals {
		signals[i] = make(chan struct{})
		ends[i] = signals[i]
	}
	or := Or(ends...)
	select {
	case <-or:
		fmt.Println("too early")
	default:
	}
	close(signals[5])
	<-or
	fmt.Println("one of them ended", Or() == nil)
}
