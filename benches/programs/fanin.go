// Select over several senders.
package main

import "fmt"

func produce(n int) <-chan int {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for i := range n {
			ch <- i
		}
	}()
	return ch
}

func main() {
	const each = 150_000
	a, b, c := produce(each), produce(each), produce(each)
	count, sum := 0, 0
	for a != nil || b != nil || c != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			count, sum = count+1, sum+v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			count, sum = count+1, sum+v
		case v, ok := <-c:
			if !ok {
				c = nil
				continue
			}
			count, sum = count+1, sum+v
		}
	}
	fmt.Println(count, sum)
}
