// Tables of records read from text, and queries in the style of pipelines: where, group, join, order; printed in columns.
package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

type Employee struct {
	ID     int
	Name   string
	Dept   string
	Salary float64
	Boss   *Employee
	Skills []string
}

type fieldError struct {
	line  int
	field string
	err   error
}

func (e fieldError) Error() string { return fmt.Sprintf("line %d, %s: %v", e.line, e.field, e.err) }
func (e fieldError) Unwrap() error { return e.err }

func load(sc *bufio.Scanner) (all []*Employee, err error) {
	byID := map[int]*Employee{}
	for line := 1; sc.Scan(); line++ {
		text, _, _ := strings.Cut(sc.Text(), "#")
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		fail := func(field string, e error) { err = errors.Join(err, fieldError{line, field, e}) }
		f := strings.Split(text, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if len(f) != 6 {
			fail("record", fmt.Errorf("%d fields", len(f)))
			continue
		}
		e := &Employee{Name: f[1], Dept: f[2], Skills: strings.Fields(f[5])}
		var bad error
		if e.ID, bad = strconv.Atoi(f[0]); bad != nil {
			fail("id", bad)
			continue
		}
		if e.Salary, bad = strconv.ParseFloat(strings.ReplaceAll(f[3], ",", ""), 64); bad != nil {
			fail("salary", bad)
		}
		if f[4] != "" {
			id, _ := strconv.Atoi(f[4])
			if e.Boss = byID[id]; e.Boss == nil {
				fail("boss", fmt.Errorf("no employee %d yet", id))
			}
		}
		byID[e.ID] = e
		all = append(all, e)
	}
	return all, errors.Join(err, sc.Err())
}

type Query[T any] iter.Seq[T]

func From[T any](xs []T) Query[T] { return Query[T](slices.Values(xs)) }

func (q Query[T]) Where(f func(T) bool) Query[T] {
	return func(yield func(T) bool) {
		for x := range q {
			if f(x) && !yield(x) {
				return
			}
		}
	}
}

func (q Query[T]) Skip(n int) Query[T] {
	return func(yield func(T) bool) {
		i := 0
		for x := range q {
			if i++; i > n && !yield(x) {
				break
			}
		}
	}
}

func (q Query[T]) OrderBy(less ...func(a, b T) int) Query[T] {
	return func(yield func(T) bool) {
		xs := slices.SortedStableFunc(iter.Seq[T](q), func(a, b T) int {
			for _, f := range less {
				if c := f(a, b); c != 0 {
					return c
				}
			}
			return 0
		})
		slices.Values(xs)(yield)
	}
}

func (q Query[T]) First() (x T, ok bool) {
	for x := range q {
		return x, true
	}
	return
}

func Select[T, U any](q Query[T], f func(T) U) Query[U] {
	return func(yield func(U) bool) {
		q(func(x T) bool { return yield(f(x)) })
	}
}

func Flatten[T, U any](q Query[T], f func(T) []U) Query[U] {
	return func(yield func(U) bool) {
		for x := range q {
			for _, y := range f(x) {
				if !yield(y) {
					return
				}
			}
		}
	}
}

type Group[K cmp.Ordered, T any] struct {
	Key   K
	Items []T
}

func GroupBy[K cmp.Ordered, T any](q Query[T], key func(T) K) Query[Group[K, T]] {
	return func(yield func(Group[K, T]) bool) {
		m := map[K][]T{}
		for x := range q {
			m[key(x)] = append(m[key(x)], x)
		}
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(Group[K, T]{k, m[k]}) {
				return
			}
		}
	}
}

func Fold[T, A any](q Query[T], a A, f func(A, T) A) A {
	for x := range q {
		a = f(a, x)
	}
	return a
}

func by[T any, K cmp.Ordered](key func(T) K) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(key(a), key(b)) }
}

func desc[T any](f func(a, b T) int) func(a, b T) int { return func(a, b T) int { return f(b, a) } }

func columns(rows ...[]any) {
	cells := make([][]string, len(rows))
	var widths []int
	for i, r := range rows {
		for j, v := range r {
			var s string
			switch v := v.(type) {
			case float64:
				s = strconv.FormatFloat(v, 'f', 2, 64)
			case []string:
				s = strings.Join(v, "+")
			case *Employee:
				if s = "-"; v != nil {
					s = v.Name
				}
			default:
				s = fmt.Sprint(v)
			}
			cells[i] = append(cells[i], s)
			if j == len(widths) {
				widths = append(widths, 0)
			}
			widths[j] = max(widths[j], utf8.RuneCountInString(s))
		}
	}
	for i, r := range cells {
		for j, s := range r {
			if _, number := rows[i][j].(float64); number {
				fmt.Printf("%*s  ", widths[j], s)
			} else {
				fmt.Printf("%-*s  ", widths[j], s)
			}
		}
		fmt.Println("|")
	}
}

func main() {
	staff, err := load(bufio.NewScanner(os.Stdin))
	fmt.Println(len(staff), "records;", err)
	var fe fieldError
	fmt.Println(errors.As(err, &fe), fe.line, errors.Is(err, strconv.ErrSyntax))
	salary := func(e *Employee) float64 { return e.Salary }
	dept := func(e *Employee) string { return e.Dept }
	name := func(e *Employee) string { return e.Name }

	var rows [][]any
	for e := range From(staff).OrderBy(by(dept), desc(by(salary)), by(name)) {
		rows = append(rows, []any{e.ID, e.Name, e.Dept, e.Salary, e.Boss, e.Skills})
	}
	columns(rows...)
	rows = nil
	for g := range GroupBy(From(staff), dept) {
		total := Fold(Select(From(g.Items), salary), 0, func(a, s float64) float64 { return a + s })
		top := slices.MaxFunc(g.Items, by(salary))
		rows = append(rows, []any{g.Key, len(g.Items), total / float64(len(g.Items)), top})
	}
	columns(rows...)
	rich, ok := From(staff).Where(func(e *Employee) bool { return e.Boss != nil && e.Salary > e.Boss.Salary }).First()
	fmt.Println(name(rich), ok)
	_, ok = From(staff).Where(func(e *Employee) bool { return e.Dept == "none" }).First()
	fmt.Println(ok)
	skills := GroupBy(Flatten(From(staff), func(e *Employee) []string { return e.Skills }), func(s string) string { return s })
	for g := range skills.OrderBy(desc(by(func(g Group[string, string]) int { return len(g.Items) }))).Skip(1) {
		fmt.Printf("%s×%d ", g.Key, len(g.Items))
		if len(g.Items) == 1 {
			break
		}
	}
	fmt.Printf("\n%T\n", skills)
	depth := func(e *Employee) (n int) {
		for ; e.Boss != nil; e = e.Boss {
			n++
		}
		return
	}
	for e := range From(staff).Where(func(e *Employee) bool { return depth(e) > 1 }) {
		fmt.Printf("%-8s%d %+v\n", e.Name, depth(e), *e.Boss.Boss)
	}
}
