package main

import (
	"container/list"
	"fmt"
)

func show(l *list.List) {
	fmt.Print(l.Len(), ":")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(" ", e.Value)
	}
	fmt.Print(" |")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(" ", e.Value)
	}
	fmt.Println()
}

func main() {
	var l list.List
	show(&l)
	two := l.PushBack(2)
	one := l.PushFront(1)
	four := l.PushBack("four")
	three := l.InsertBefore(3.5, four)
	l.InsertAfter(nil, one)
	show(&l)
	l.MoveToFront(four)
	l.MoveToFront(four)
	l.MoveToBack(one)
	l.MoveToBack(one)
	show(&l)
	l.MoveBefore(three, four)
	l.MoveAfter(two, one)
	l.MoveAfter(two, two)
	show(&l)
	fmt.Println(l.Remove(three), three.Next(), three.Prev(), l.Remove(three))
	l.PushBackList(&l)
	l.PushFrontList(&l)
	show(&l)
	other := list.New()
	fmt.Println(other.Remove(one), other.InsertAfter(1, one), other.InsertBefore(1, one), other.Front(), other.Back())
	other.MoveToFront(one)
	other.MoveToBack(one)
	other.MoveAfter(one, two)
	other.MoveBefore(one, two)
	other.PushBack("x")
	l.PushBackList(other)
	other.Init()
	show(&l)
	show(other)
	for e := l.Front(); e != nil; {
		next := e.Next()
		if _, ok := e.Value.(int); ok {
			l.Remove(e)
		}
		e = next
	}
	show(&l)
}
