// A ring of processes elects a leader (Chang and Roberts), one crashes, the others notice and elect anew; a bully election too.
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type kind uint8

const (
	election kind = iota + 1
	coordinator
	ping
	crash
)

//go:generate stringer
func (k kind) String() string {
	switch k {
	case election:
		return "election"
	case coordinator:
		return "coordinator"
	default:
		return fmt.Sprintf("kind(%d)", uint8(k))
	}
}

type message struct {
	kind
	id   int
	hops int
}

type process struct {
	id     int
	in     chan message
	next   *process
	leader int
	sent   map[kind]int
	voting bool
}

func (p *process) run(wg *sync.WaitGroup, done chan<- int) {
	defer wg.Done()
	for m := range p.in {
		switch m.kind {
		case ping:
			p.voting = true
			p.send(message{election, p.id, 1})
		case election:
			switch {
			case m.id > p.id:
				p.voting = true
				p.send(message{election, m.id, m.hops + 1})
			case m.id == p.id:
				p.send(message{coordinator, p.id, 1})
			case !p.voting:
				p.voting = true
				p.send(message{election, p.id, 1})
			}
		case coordinator:
			p.leader, p.voting = m.id, false
			if m.id == p.id {
				done <- m.hops
				continue
			}
			p.send(message{m.kind, m.id, m.hops + 1})
		case crash:
			return
		}
	}
}

func (p *process) send(m message) {
	if p.sent == nil {
		p.sent = make(map[kind]int)
	}
	p.sent[m.kind]++
	p.next.in <- m
}

func ring(ids ...int) []*process {
	ps := make([]*process, len(ids))
	for i, id := range ids {
		ps[i] = &process{id: id, leader: -1}
	}
	for i, p := range ps {
		p.next = ps[(i+1)%len(ps)]
	}
	return ps
}

func elect(ps []*process, starter int) {
	var wg sync.WaitGroup
	done := make(chan int)
	for _, p := range ps {
		p.in = make(chan message, 2*len(ps))
	}
	for _, p := range ps {
		wg.Add(1)
		go p.run(&wg, done)
	}
	ps[starter].in <- message{kind: ping}
	hops := <-done
	for _, p := range ps {
		close(p.in)
	}
	wg.Wait()
	var total int
	leaders := map[int]int{}
	counts := map[kind]int{}
	for _, p := range ps {
		leaders[p.leader]++
		for k, n := range p.sent {
			counts[k] += n
			total += n
		}
		p.sent = nil
	}
	fmt.Println("leaders", leaders, "hops", hops, "messages", counts, total)
}

func bully(alive map[int]bool, starter int) (winner int, log []string) {
	type challenge struct {
		from  int
		reply chan bool
	}
	boxes := map[int]chan challenge{}
	for id, up := range alive {
		if up {
			box := make(chan challenge)
			boxes[id] = box
			go func() {
				for c := range box {
					c.reply <- id > c.from
				}
			}()
		}
	}
	defer func() {
		for _, b := range boxes {
			close(b)
		}
	}()
	for candidate := starter; ; {
		var higher []int
		for id := range alive {
			if id > candidate {
				higher = append(higher, id)
			}
		}
		sort.Ints(higher)
		next := -1
		for _, id := range higher {
			box := boxes[id] // nil if it is down: then only silence is left
			c := challenge{candidate, make(chan bool, 1)}
			select {
			case box <- c:
				if <-c.reply && next < 0 {
					next = id
				}
			case <-silence(box):
				log = append(log, fmt.Sprintf("%d: no answer from %d", candidate, id))
			}
		}
		if next < 0 {
			return candidate, log
		}
		log = append(log, fmt.Sprintf("%d yields to %d", candidate, next))
		candidate = next
	}
}

func silence[T any](box chan T) <-chan struct{} {
	if box != nil {
		return nil
	}
	c := make(chan struct{})
	close(c)
	return c
}

func main() {
	ps := ring(3, 17, 5, 11, 8)
	elect(ps, 0)
	elect(ps, 3)
	// 17 is gone: its predecessor sends past it
	ps[0].next = ps[2]
	alive := append(append([]*process{}, ps[:1]...), ps[2:]...)
	elect(alive, 1)

	winner, log := bully(map[int]bool{1: true, 2: true, 3: false, 4: true, 5: false}, 1)
	fmt.Println(winner, strings.Join(log, "; "))
	fmt.Println(election, coordinator, crash, kind(0))
	fmt.Printf("%v %+v %d\n", message{election, 4, 2}, message{kind: ping}, coordinator)
}
