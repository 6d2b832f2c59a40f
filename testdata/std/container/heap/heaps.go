package main

import (
	"container/heap"
	"fmt"
)

type item struct {
	name     string
	priority int
	index    int
}

type queue struct {
	items []*item
	log   []string
}

func (q *queue) Len() int { return len(q.items) }
func (q *queue) Less(i, j int) bool {
	q.log = append(q.log, fmt.Sprintf("%d<%d", i, j))
	return q.items[i].priority < q.items[j].priority
}
func (q *queue) Swap(i, j int) {
	q.log = append(q.log, fmt.Sprintf("%d-%d", i, j))
	q.items[i], q.items[j] = q.items[j], q.items[i]
	q.items[i].index, q.items[j].index = i, j
}
func (q *queue) Push(x any) {
	it := x.(*item)
	it.index = len(q.items)
	q.items = append(q.items, it)
}
func (q *queue) Pop() any {
	last := q.items[len(q.items)-1]
	q.items = q.items[:len(q.items)-1]
	return last
}
func (q *queue) show(what string) {
	fmt.Print(what, ":")
	for _, it := range q.items {
		fmt.Printf(" %s/%d@%d", it.name, it.priority, it.index)
	}
	fmt.Println()
	fmt.Println(" ", q.log)
	q.log = nil
}

func main() {
	q := &queue{}
	for i, p := range []int{5, 2, 8, 2, 9, 1, 5, 5, 0} {
		q.items = append(q.items, &item{string(rune('a' + i)), p, i})
	}
	heap.Init(q)
	q.show("init")
	heap.Push(q, &item{"x", 1, 0})
	q.show("push")
	it := q.items[4]
	it.priority = -1
	heap.Fix(q, it.index)
	q.show("fix up")
	q.items[1].priority = 7
	heap.Fix(q, 1)
	q.show("fix down")
	fmt.Println(heap.Remove(q, 3).(*item).name)
	q.show("remove")
	fmt.Println(heap.Remove(q, q.Len()-1).(*item).name)
	q.show("remove last")
	for q.Len() > 0 {
		it := heap.Pop(q).(*item)
		fmt.Println(it.name, it.priority)
	}
	q.show("pops")
}
