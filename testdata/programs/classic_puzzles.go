// Puzzles that are set as exercises: print in order, foo and bar, zero even odd, fizz buzz, molecules of water, the
// barber, Santa Claus, smokers, one room for two groups.
package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
)

func inOrder() {
	var wg sync.WaitGroup
	first, second := make(chan struct{}), make(chan struct{})
	wg.Go(func() { <-second; fmt.Println("third") })
	wg.Go(func() { <-first; fmt.Print("second "); close(second) })
	wg.Go(func() { fmt.Print("first "); close(first) })
	wg.Wait()
}

func fooBar(n int) {
	foo, bar := make(chan struct{}, 1), make(chan struct{}, 1)
	var wg sync.WaitGroup
	turn := func(mine <-chan struct{}, other chan<- struct{}, text string) {
		for range n {
			<-mine
			fmt.Print(text)
			other <- struct{}{}
		}
	}
	wg.Go(func() { turn(foo, bar, "foo") })
	wg.Go(func() { turn(bar, foo, "bar ") })
	foo <- struct{}{}
	wg.Wait()
	fmt.Println()
}

func zeroEvenOdd(n int) {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	state, next := 0, 1 // 0: a zero is due
	var wg sync.WaitGroup
	number := func(parity int) {
		mu.Lock()
		defer mu.Unlock()
		for {
			for next <= n && (state == 0 || next%2 != parity) {
				c.Wait()
			}
			if next > n {
				return
			}
			fmt.Print(next)
			next++
			state = 0
			c.Broadcast()
		}
	}
	wg.Go(func() { number(0) })
	wg.Go(func() { number(1) })
	wg.Go(func() {
		mu.Lock()
		defer mu.Unlock()
		for range n {
			for state != 0 {
				c.Wait()
			}
			fmt.Print(0)
			state = 1
			c.Broadcast()
		}
	})
	wg.Wait()
	fmt.Println()
}

func fizzBuzz(n int) {
	kinds := []string{"", "fizz", "buzz", "fizzbuzz"}
	var lanes [4]chan int
	back := make(chan string)
	for i := range lanes {
		lanes[i] = make(chan int)
		go func() {
			for v := range lanes[i] {
				if kinds[i] == "" {
					back <- fmt.Sprint(v)
				} else {
					back <- kinds[i]
				}
			}
		}()
	}
	for v := 1; v <= n; v++ {
		lane := 0
		if v%3 == 0 {
			lane |= 1
		}
		if v%5 == 0 {
			lane |= 2
		}
		lanes[lane] <- v
		fmt.Print(<-back, " ")
	}
	fmt.Println()
}

func water(atoms string) {
	hydrogen, oxygen := make(chan chan<- byte), make(chan chan<- byte)
	var molecules []string
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range len(atoms) / 3 {
			bond := make(chan byte, 3)
			h1, o, h2 := <-hydrogen, <-oxygen, <-hydrogen
			for _, c := range []chan<- byte{h1, o, h2} {
				close(c)
			}
			_ = bond
			molecules = append(molecules, "HOH")
		}
	}()
	var wg sync.WaitGroup
	for _, a := range atoms {
		wg.Go(func() {
			wait := make(chan byte)
			if a == 'H' {
				hydrogen <- wait
			} else {
				oxygen <- wait
			}
			<-wait
		})
	}
	wg.Wait()
	<-done
	fmt.Println(strings.Join(molecules, "-"))
}

func barber() {
	chairs := make(chan string, 3)
	open, closed := make(chan struct{}), make(chan []string)
	go func() {
		<-open
		var cut []string
		for customer := range chairs {
			cut = append(cut, customer)
		}
		closed <- cut
	}()
	var left []string
	for i := range 5 {
		name := fmt.Sprint("c", i)
		select {
		case chairs <- name:
		default:
			left = append(left, name)
		}
	}
	close(open)
	close(chairs)
	fmt.Println(<-closed, left)
}

func santa() {
	type helper struct {
		id   int
		free chan<- struct{}
	}
	gather := func(size, members int, quit <-chan struct{}) <-chan []helper {
		ready, groups := make(chan helper), make(chan []helper)
		for id := range members {
			go func() {
				free := make(chan struct{})
				for {
					select {
					case ready <- helper{id, free}:
					case <-quit:
						return
					}
					<-free
				}
			}()
		}
		go func() {
			for {
				var group []helper
				for len(group) < size {
					select {
					case h := <-ready:
						group = append(group, h)
					case <-quit:
						for _, h := range group {
							close(h.free)
						}
						return
					}
				}
				select {
				case groups <- group:
				case <-quit:
					for _, h := range group {
						close(h.free)
					}
					return
				}
			}
		}()
		return groups
	}
	quit := make(chan struct{})
	reindeer, elves := gather(9, 9, quit), gather(3, 10, quit)
	for _, groups := range []<-chan []helper{reindeer, elves, elves, reindeer} {
		group := <-groups
		ids := map[int]bool{}
		for _, h := range group {
			ids[h.id] = true
			h.free <- struct{}{}
		}
		fmt.Print("santa and ", len(ids), "; ")
	}
	close(quit)
	fmt.Println()
}

func smokers() {
	things := []string{"tobacco", "paper", "matches"}
	table := make([]chan struct{}, 3) // what the third smoker lacks lies here
	smoked := make(chan int)
	for i := range table {
		table[i] = make(chan struct{})
		go func() {
			for range table[i] {
				smoked <- i
			}
		}()
	}
	var log []string
	for round := range 6 {
		who := round * round % 3
		table[who] <- struct{}{}
		log = append(log, things[<-smoked])
	}
	fmt.Println(log)
}

func oneRoom() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	inside := map[string]int{}
	mixed, most := false, 0
	visit := func(me, other string) {
		mu.Lock()
		for inside[other] > 0 || inside[me] == 3 {
			c.Wait()
		}
		inside[me]++
		mixed = mixed || inside[other] > 0
		most = max(most, inside[me])
		mu.Unlock()
		runtime.Gosched()
		mu.Lock()
		inside[me]--
		mu.Unlock()
		c.Broadcast()
	}
	var wg sync.WaitGroup
	for i := range 30 {
		wg.Go(func() {
			who := []string{"a", "b"}
			if i%3 == 0 {
				slices.Reverse(who)
			}
			visit(who[0], who[1])
		})
	}
	wg.Wait()
	fmt.Println(mixed, most >= 1 && most <= 3, inside)
}

func main() {
	inOrder()
	fooBar(4)
	zeroEvenOdd(6)
	fizzBuzz(15)
	water("HHOOHHHHO")
	barber()
	santa()
	smokers()
	oneRoom()
}
