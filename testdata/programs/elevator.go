// Elevators: a state machine by iota, strategies for what comes next, observers, statistics of a simulated day.
package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

type State int

const (
	Idle State = iota
	Up
	Down
	DoorsOpen
	_
	Broken
)

const firstFloor, topFloor = -1, 8

func (s State) String() string {
	switch s {
	case Idle:
		return "idle"
	case Up, Down:
		return map[State]string{Up: "up", Down: "down"}[s]
	case DoorsOpen:
		return "doors open"
	}
	return fmt.Sprintf("State(%d)", int(s))
}

type Passenger struct {
	Name     string
	From, To int
	At       int
	boarded  int
}

func (p Passenger) Direction() State {
	if p.To > p.From {
		return Up
	}
	return Down
}

type Event struct {
	Time  int
	Floor int
	State
	Note string
}

type Observer interface{ Notify(Event) }
type ObserverFunc func(Event)

func (f ObserverFunc) Notify(e Event) { f(e) }

type Strategy interface {
	Next(e *Elevator) (floor int, ok bool)
}

type (
	Fifo struct{}
	Scan struct{ up bool }
)

func (Fifo) Next(e *Elevator) (int, bool) {
	switch {
	case len(e.riding) > 0:
		return e.riding[0].To, true
	case len(e.waiting) > 0:
		return e.waiting[0].From, true
	}
	return 0, false
}

func (s *Scan) Next(e *Elevator) (int, bool) {
	stops := make([]int, 0, 8)
	for _, p := range e.riding {
		stops = append(stops, p.To)
	}
	if len(e.riding) < e.capacity {
		for _, p := range e.waiting {
			stops = append(stops, p.From)
		}
	}
	if len(stops) == 0 {
		return 0, false
	}
	slices.Sort(stops)
	for range 2 {
		if s.up {
			for _, f := range stops {
				if f >= e.floor {
					return f, true
				}
			}
		} else {
			for _, f := range slices.Backward(stops) {
				if f <= e.floor {
					return f, true
				}
			}
		}
		s.up = !s.up
	}
	panic("unreachable")
}

type Elevator struct {
	Strategy
	floor     int
	state     State
	capacity  int
	riding    []*Passenger
	waiting   []*Passenger
	observers []Observer
	clock     int
	travelled int
	waits     []int
}

func (e *Elevator) become(s State, format string, args ...any) {
	if s == e.state && format == "" {
		return
	}
	e.state = s
	for _, o := range e.observers {
		o.Notify(Event{e.clock, e.floor, s, fmt.Sprintf(format, args...)})
	}
}

func (e *Elevator) exchange() bool {
	var out, in []string
	e.riding = slices.DeleteFunc(e.riding, func(p *Passenger) bool {
		if p.To != e.floor {
			return false
		}
		out = append(out, p.Name)
		e.waits = append(e.waits, e.clock-p.At)
		return true
	})
	e.waiting = slices.DeleteFunc(e.waiting, func(p *Passenger) bool {
		if p.From != e.floor || len(e.riding) == e.capacity {
			return false
		}
		p.boarded = e.clock
		in = append(in, p.Name)
		e.riding = append(e.riding, p)
		return true
	})
	if out == nil && in == nil {
		return false
	}
	e.become(DoorsOpen, "out %v in %v", out, in)
	return true
}

func (e *Elevator) Step(arrivals []*Passenger) bool {
	e.waiting = append(e.waiting, arrivals...)
	e.clock++
	if e.exchange() {
		return true
	}
	target, ok := e.Next(e)
	switch {
	case !ok:
		e.become(Idle, "")
		return false
	case target > e.floor:
		e.become(Up, "")
		e.floor++
	case target < e.floor:
		e.become(Down, "")
		e.floor--
	default:
		panic(fmt.Sprintf("nobody at %d", target))
	}
	e.travelled++
	return true
}

func simulate(s Strategy, day []Passenger, observers ...Observer) *Elevator {
	e := &Elevator{Strategy: s, capacity: 2, observers: observers}
	next := 0
	for t := 0; ; t++ {
		var now []*Passenger
		for ; next < len(day) && day[next].At <= t; next++ {
			p := day[next]
			now = append(now, &p)
		}
		if !e.Step(now) && next == len(day) {
			return e
		}
	}
}

func chart(w io.Writer, trail []int) {
	for f := topFloor; f >= firstFloor; f-- {
		var line strings.Builder
		for _, at := range trail {
			if at == f {
				line.WriteRune('■')
			} else {
				line.WriteRune('·')
			}
		}
		fmt.Fprintf(w, "%+3d %s\n", f, &line)
	}
}

func main() {
	day := []Passenger{
		{Name: "Ann", From: 0, To: 5}, {Name: "Bob", From: 3, To: -1, At: 1}, {"Cid", 4, 8, 2, 0}, {"Dee", 8, 0, 3, 0}, {"Eve", 0, 2, 20, 0},
	}
	counts := map[State]int{}
	var trail []int
	log := ObserverFunc(func(e Event) {
		if e.Note != "" {
			fmt.Printf("%3d floor %+d %-12v%s\n", e.Time, e.Floor, e.State, e.Note)
		}
	})
	for _, s := range []Strategy{Fifo{}, &Scan{up: true}} {
		fmt.Printf("%T\n", s)
		clear(counts)
		trail = trail[:0]
		e := simulate(s, day, log, ObserverFunc(func(e Event) { counts[e.State]++; trail = append(trail, e.Floor) }))
		sum := 0
		for _, w := range e.waits {
			sum += w
		}
		fmt.Printf("moved %d floors; waits %v, mean %.2f, worst %d; %v at %d\n", e.travelled, e.waits, float64(sum)/float64(len(e.waits)), slices.Max(e.waits), e.state, e.floor)
		fmt.Println(counts)
		chart(os.Stdout, trail)
	}
	fmt.Println(Broken, State(4), Passenger{From: 3, To: 1}.Direction())
	fmt.Printf("%+v %v\n", Event{1, 2, Up, "n"}, Event{State: Down})
}
