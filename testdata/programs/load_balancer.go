// Requests balanced over workers by a heap of how much is pending, and replicated searches of which the first answer counts.
package main

import (
	"container/heap"
	"fmt"
	"slices"
	"sync"
)

type Request struct {
	fn func() int
	c  chan<- int
}

type Worker struct {
	requests chan Request
	pending  int
	index    int
	served   int
}

func (w *Worker) work(done chan<- *Worker) {
	for req := range w.requests {
		req.c <- req.fn()
		done <- w
	}
}

type Pool []*Worker

func (p Pool) Len() int           { return len(p) }
func (p Pool) Less(i, j int) bool { return p[i].pending < p[j].pending }
func (p Pool) Swap(i, j int) {
	p[i], p[j] = p[j], p[i]
	p[i].index, p[j].index = i, j
}
func (p *Pool) Push(x any) {
	w := x.(*Worker)
	w.index = len(*p)
	*p = append(*p, w)
}
func (p *Pool) Pop() any {
	last := len(*p) - 1
	w := (*p)[last]
	*p = (*p)[:last]
	return w
}

type Balancer struct {
	pool Pool
	done chan *Worker
	most int
}

func NewBalancer(workers, queue int) *Balancer {
	b := &Balancer{done: make(chan *Worker, workers)}
	for range workers {
		w := &Worker{requests: make(chan Request, queue)}
		heap.Push(&b.pool, w)
		go w.work(b.done)
	}
	return b
}

func (b *Balancer) balance(work <-chan Request) {
	pending := 0
	for work != nil || pending > 0 {
		select {
		case req, ok := <-work:
			if !ok {
				work = nil
				continue
			}
			w := heap.Pop(&b.pool).(*Worker)
			w.requests <- req
			w.pending++
			pending++
			b.most = max(b.most, w.pending)
			heap.Push(&b.pool, w)
		case w := <-b.done:
			w.pending--
			w.served++
			pending--
			heap.Fix(&b.pool, w.index)
		}
	}
	for _, w := range b.pool {
		close(w.requests)
	}
}

type (
	Result string
	Search func(query string) Result
)

func slow(kind string, gate <-chan struct{}) Search {
	return func(q string) Result {
		<-gate
		return Result("slow " + kind + " for " + q)
	}
}

func quick(kind string) Search {
	return func(q string) Result { return Result(fmt.Sprintf("%s for %q", kind, q)) }
}

func First(query string, replicas ...Search) Result {
	c := make(chan Result, len(replicas))
	for _, r := range replicas {
		go func() { c <- r(query) }()
	}
	return <-c
}

func main() {
	b := NewBalancer(4, 100)
	work, ended := make(chan Request), make(chan struct{})
	go func() {
		defer close(ended)
		b.balance(work)
	}()
	var requesters sync.WaitGroup
	results := make(chan int)
	for r := range 5 {
		requesters.Go(func() {
			c := make(chan int)
			for i := range 20 {
				work <- Request{func() int { return r*100 + i }, c}
				results <- <-c
			}
		})
	}
	go func() {
		requesters.Wait()
		close(work)
		close(results)
	}()
	sum, n := 0, 0
	for v := range results {
		sum += v
		n++
	}
	<-ended
	served := 0
	for _, w := range b.pool {
		served += w.served
	}
	fmt.Println(sum, n, served, b.most >= 1 && b.most <= 5)

	gate := make(chan struct{})
	c := make(chan Result)
	for _, kind := range []string{"web", "image", "video"} {
		go func() { c <- First("golang", slow(kind, gate), quick(kind), slow(kind, gate)) }()
	}
	var all []Result
	for range 3 {
		all = append(all, <-c)
	}
	close(gate)
	slices.Sort(all)
	fmt.Printf("%q\n", all)
}
