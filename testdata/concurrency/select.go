// Select in all its forms.
package main

import (
	"fmt"
	"sync"
)

func choose() {
	// Ready cases are chosen at random, each often enough.
	a, b := make(chan int, 1), make(chan int, 1)
	var counts [2]int
	for range 2000 {
		a <- 1
		b <- 1
		select {
		case <-a:
			counts[0]++
			<-b
		case <-b:
			counts[1]++
			<-a
		}
	}
	fmt.Println(counts[0] > 600, counts[1] > 600)
}

func nilCases() {
	var never chan int
	ready := make(chan int, 1)
	ready <- 5
	select {
	case <-never:
		fmt.Println("nil")
	case never <- 1:
		fmt.Println("nil")
	case v := <-ready:
		fmt.Println("ready", v)
	}
	select {
	case <-never:
	default:
		fmt.Println("default")
	}
}

func both() {
	// Send and receive on the same channel in one select.
	ch := make(chan int, 1)
	for i := range 4 {
		select {
		case ch <- i:
			fmt.Println("sent", i)
		case v, ok := <-ch:
			fmt.Println("received", v, ok)
		}
	}
}

type point struct {
	x, y int
	name string
}

func order() int { fmt.Println("channel evaluated"); return 0 }
func value() point {
	fmt.Println("value evaluated")
	return point{1, 2, "p"}
}

func evaluation() {
	chans := []chan point{make(chan point, 1)}
	select {
	case chans[order()] <- value():
		fmt.Println("sent")
	default:
	}
	points := map[string]point{}
	var ok bool
	select {
	case points["got"], ok = <-chans[0]:
		fmt.Println(points, ok)
	}
	close(chans[0])
	select {
	case points["closed"], ok = <-chans[0]:
		fmt.Println(points, ok)
	}
}

func blockedOnMany() {
	chans := make([]chan int, 5)
	for i := range chans {
		chans[i] = make(chan int)
	}
	var wg sync.WaitGroup
	sum := 0
	wg.Add(1)
	go func() {
		defer wg.Done()
		for range 25 {
			select {
			case v := <-chans[0]:
				sum += v
			case v := <-chans[1]:
				sum += 10 * v
			case v := <-chans[2]:
				sum += 100 * v
			case v := <-chans[3]:
				sum += 1000 * v
			case v := <-chans[4]:
				sum += 10000 * v
			}
		}
	}()
	for range 5 {
		for i := range chans {
			wg.Add(1)
			go func() {
				defer wg.Done()
				chans[i] <- 1
			}()
		}
	}
	wg.Wait()
	fmt.Println(sum)
}

func loops() {
	ch := make(chan int)
	go func() {
		for i := range 10 {
			ch <- i
		}
		close(ch)
	}()
	sum := 0
outer:
	for {
		select {
		case v, ok := <-ch:
			if !ok {
				break outer
			}
			if v%2 == 0 {
				continue outer
			}
			sum += v
			if v == 7 {
				break
			}
			sum += 100
		}
	}
	fmt.Println(sum)
}

func main() {
	choose()
	nilCases()
	both()
	evaluation()
	blockedOnMany()
	loops()
}
