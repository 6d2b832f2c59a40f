// Tasks with dependencies: commands that can be undone, observers, visitors, results as a report in columns.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

type Status int

const (
	Pending Status = iota
	Running
	Done
	Failed
	Skipped
)

var statusNames = map[Status]string{Pending: "pending", Running: "running", Done: "done", Failed: "FAILED", Skipped: "skipped"}

func (s Status) String() string { return statusNames[s] }
func (s Status) Final() bool    { return s >= Done }
func (s *Status) UnmarshalText(b []byte) error {
	for k, v := range statusNames {
		if strings.EqualFold(v, string(b)) {
			*s = k
			return nil
		}
	}
	return fmt.Errorf("no status %q", b)
}

type Task interface {
	Name() string
	Run(*Context) error
}

type Undoer interface{ Undo(*Context) }

type Context struct {
	mu     sync.Mutex
	values map[string]any
	log    []string
}

func (c *Context) With(f func(values map[string]any)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f(c.values)
}

func (c *Context) Logf(format string, args ...any) {
	c.mu.Lock()
	c.log = append(c.log, fmt.Sprintf(format, args...))
	c.mu.Unlock()
}

type named string

func (n named) Name() string { return string(n) }

type Func struct {
	named
	f func(*Context) error
}

func (t Func) Run(c *Context) error { return t.f(c) }

type Set struct {
	named
	key      string
	value    any
	previous any
	existed  bool
}

func (s *Set) Run(c *Context) error {
	c.With(func(v map[string]any) {
		s.previous, s.existed = v[s.key]
		v[s.key] = s.value
	})
	return nil
}

func (s *Set) Undo(c *Context) {
	c.With(func(v map[string]any) {
		if s.existed {
			v[s.key] = s.previous
		} else {
			delete(v, s.key)
		}
	})
	c.Logf("undo %s", s.Name())
}

type timed struct {
	Task
	cost time.Duration
}

func (t timed) Unwrap() Task { return t.Task }

type node struct {
	task   Task
	needs  []string
	status Status
	err    error
	wave   int
}

type Plan struct {
	nodes map[string]*node
	order []string
}

type DependencyError struct{ Task, Missing string }

func (d DependencyError) Error() string { return d.Task + " needs " + d.Missing }

var ErrCycle = errors.New("dependency cycle")

func (p *Plan) Add(t Task, needs ...string) *Plan {
	if p.nodes == nil {
		p.nodes = make(map[string]*node)
	}
	p.nodes[t.Name()] = &node{task: t, needs: needs}
	p.order = append(p.order, t.Name())
	return p
}

func (p *Plan) waves() (out [][]*node, err error) {
	for _, name := range p.order {
		for _, need := range p.nodes[name].needs {
			if p.nodes[need] == nil {
				err = errors.Join(err, DependencyError{name, need})
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("bad plan: %w", err)
	}
	placed := map[string]bool{}
	for len(placed) < len(p.order) {
		var wave []*node
		for _, name := range p.order {
			n := p.nodes[name]
			if !placed[name] && !slices.ContainsFunc(n.needs, func(x string) bool { return !placed[x] }) {
				n.wave = len(out)
				wave = append(wave, n)
			}
		}
		if wave == nil {
			left := slices.DeleteFunc(slices.Clone(p.order), func(s string) bool { return placed[s] })
			return nil, fmt.Errorf("%w among %s", ErrCycle, strings.Join(left, ", "))
		}
		for _, n := range wave {
			placed[n.task.Name()] = true
		}
		out = append(out, wave)
	}
	return
}

func (p *Plan) Execute(c *Context) error {
	waves, err := p.waves()
	if err != nil {
		return err
	}
	for _, wave := range waves {
		var wg sync.WaitGroup
		for _, n := range wave {
			if slices.ContainsFunc(n.needs, func(x string) bool { return p.nodes[x].status != Done }) {
				n.status = Skipped
				continue
			}
			n.status = Running
			wg.Add(1)
			go func() {
				defer wg.Done()
				defer func() {
					if r := recover(); r != nil {
						n.err = fmt.Errorf("panic: %v", r)
					}
					n.status = Done
					if n.err != nil {
						n.status = Failed
						n.err = fmt.Errorf("%s: %w", n.task.Name(), n.err)
					}
				}()
				n.err = n.task.Run(c)
			}()
		}
		wg.Wait()
	}
	var errs []error
	for _, name := range p.order {
		errs = append(errs, p.nodes[name].err)
	}
	return errors.Join(errs...)
}

func (p *Plan) Rollback(c *Context) {
	for _, name := range slices.Backward(p.order) {
		t := p.nodes[name].task
		if w, ok := t.(interface{ Unwrap() Task }); ok {
			t = w.Unwrap()
		}
		if u, ok := t.(Undoer); ok && p.nodes[name].status == Done {
			u.Undo(c)
		}
	}
}

func (p *Plan) Report() {
	fmt.Printf("%-4s %-10s %-8s %8s  %s\n", "wave", "task", "status", "cost", "error")
	nodes := slices.SortedStableFunc(maps.Values(p.nodes), func(a, b *node) int {
		return cmp.Or(a.wave-b.wave, strings.Compare(a.task.Name(), b.task.Name()))
	})
	var total time.Duration
	for _, n := range nodes {
		cost := "-"
		if t, ok := n.task.(timed); ok {
			cost = t.cost.String()
			total += t.cost
		}
		fmt.Printf("%4d %-10s %-8v %8s  %v\n", n.wave, n.task.Name(), n.status, cost, n.err)
	}
	fmt.Printf("%33v\n", total)
}

var errDisk = errors.New("disk full")

func main() {
	c := &Context{values: map[string]any{"version": 1}}
	plan := new(Plan).
		Add(&Set{named: "bump", key: "version", value: 2}, "fetch").
		Add(timed{Func{"fetch", func(c *Context) error { c.Logf("fetching"); return nil }}, 1500 * time.Millisecond}).
		Add(timed{&Set{named: "tag", key: "tag", value: "v2"}, 90 * time.Second}, "bump").
		Add(Func{"compile", func(c *Context) error { return fmt.Errorf("writing: %w", errDisk) }}, "fetch").
		Add(Func{"test", func(c *Context) error { return nil }}, "compile", "tag").
		Add(Func{"lint", func(c *Context) error { var m map[string]int; m["x"]++; return nil }}, "fetch").
		Add(Func{"publish", nil}, "test")
	err := plan.Execute(c)
	fmt.Println(err)
	fmt.Println(errors.Is(err, errDisk), c.values, c.log)
	plan.Report()
	plan.Rollback(c)
	fmt.Println(c.values, c.log)

	bad := new(Plan).Add(Func{named: "a"}, "b").Add(Func{named: "b"}, "c").Add(Func{named: "c"}, "a").Add(Func{"d", func(*Context) error { return nil }})
	err = bad.Execute(c)
	fmt.Println(err, errors.Is(err, ErrCycle))
	err = new(Plan).Add(Func{named: "a"}, "x", "y").Execute(c)
	var de DependencyError
	fmt.Println(err, errors.As(err, &de), de.Missing)
	var s Status
	fmt.Println(s.UnmarshalText([]byte("Failed")), s, s.Final(), s.UnmarshalText([]byte("lost")), Status(42), []Status{Done, Skipped})
	fmt.Fprintf(os.Stdout, "%v %d %q %+v %T|%9v|%-9v|\n", s, s, s, s, s, s, s)
}
