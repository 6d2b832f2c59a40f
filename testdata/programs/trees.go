// Iterators over trees: orders, ranges that stop, merging two with Pull, same fringe, zips, a file tree drawn.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
)

type Tree[T any] struct {
	Left  *Tree[T]
	Value T
	Right *Tree[T]
}

func Build[T cmp.Ordered](xs ...T) (t *Tree[T]) {
	for _, x := range xs {
		t = t.insert(x, cmp.Less[T])
	}
	return
}

func (t *Tree[T]) insert(x T, less func(a, b T) bool) *Tree[T] {
	switch {
	case t == nil:
		return &Tree[T]{Value: x}
	case less(x, t.Value):
		t.Left = t.Left.insert(x, less)
	case less(t.Value, x):
		t.Right = t.Right.insert(x, less)
	}
	return t
}

func (t *Tree[T]) InOrder() iter.Seq[T] {
	return func(yield func(T) bool) { t.visit(yield) }
}

func (t *Tree[T]) visit(yield func(T) bool) bool {
	return t == nil || t.Left.visit(yield) && yield(t.Value) && t.Right.visit(yield)
}

// PreOrder needs no helper: it ranges over itself.
func (t *Tree[T]) PreOrder() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		if t == nil || !yield(0, t.Value) {
			return
		}
		for _, sub := range []*Tree[T]{t.Left, t.Right} {
			for depth, x := range sub.PreOrder() {
				if !yield(depth+1, x) {
					return
				}
			}
		}
	}
}

func (t *Tree[T]) Levels() iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for level := []*Tree[T]{t}; len(level) > 0; {
			var values []T
			var next []*Tree[T]
			for _, n := range level {
				if n != nil {
					values = append(values, n.Value)
					next = append(next, n.Left, n.Right)
				}
			}
			if values != nil && !yield(values) {
				return
			}
			level = next
		}
	}
}

func Merge[T cmp.Ordered](a, b iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		nextA, stopA := iter.Pull(a)
		defer stopA()
		nextB, stopB := iter.Pull(b)
		defer stopB()
		x, okA := nextA()
		y, okB := nextB()
		for okA || okB {
			if okA && (!okB || x <= y) {
				if !yield(x) {
					return
				}
				x, okA = nextA()
			} else {
				if !yield(y) {
					return
				}
				y, okB = nextB()
			}
		}
	}
}

func SameFringe[T comparable](a, b *Tree[T]) bool {
	next, stop := iter.Pull(b.InOrder())
	defer stop()
	for x := range a.InOrder() {
		if y, ok := next(); !ok || x != y {
			return false
		}
	}
	_, more := next()
	return !more
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		a(func(x A) bool {
			y, ok := next()
			return ok && yield(x, y)
		})
	}
}

func Count[T any](limit int, step func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		defer func() { fmt.Print("(counted)") }()
		for i := range limit {
			if !yield(step(i)) {
				return
			}
		}
	}
}

type File struct {
	Name     string
	Size     int
	Children []*File
}

func (f *File) Total() (n int) {
	for _, c := range f.Children {
		n += c.Total()
	}
	return n + f.Size
}

func (f *File) Walk() iter.Seq2[string, *File] {
	return func(yield func(string, *File) bool) {
		var walk func(dir string, f *File) bool
		walk = func(dir string, f *File) bool {
			p := path.Join(dir, f.Name)
			if !yield(p, f) {
				return false
			}
			for _, c := range f.Children {
				if !walk(p, c) {
					return false
				}
			}
			return true
		}
		walk("/", f)
	}
}

func (f *File) draw(prefix string) {
	for i, c := range f.Children {
		branch, deeper := "├── ", "│   "
		if i == len(f.Children)-1 {
			branch, deeper = "└── ", "    "
		}
		fmt.Printf("%-22s%5d\n", prefix+branch+c.Name, c.Total())
		c.draw(prefix + deeper)
	}
}

func parse(lines string) *File {
	root := &File{Name: "root"}
	stack := []*File{root}
	for line := range strings.Lines(lines) {
		line = strings.TrimRight(line, "\n")
		depth := len(line) - len(strings.TrimLeft(line, "\t"))
		f := new(File)
		if n, _ := fmt.Sscan(line, &f.Name, &f.Size); n == 0 {
			continue
		}
		stack = stack[:depth+1]
		parent := stack[depth]
		parent.Children = append(parent.Children, f)
		stack = append(stack, f)
	}
	return root
}

func find[T any](seq iter.Seq[T], f func(T) bool) (found T, err error) {
	for x := range seq {
		if f(x) {
			return x, nil
		}
	}
	return found, fmt.Errorf("no such %T", found)
}

func main() {
	a, b := Build(5, 2, 8, 1, 9, 3, 5), Build(6, 4, 10)
	fmt.Println(slices.Collect(a.InOrder()), slices.Collect(Merge(a.InOrder(), b.InOrder())))
	for depth, x := range a.PreOrder() {
		fmt.Print(strings.Repeat("-", depth), x, " ")
		if x == 8 {
			break
		}
	}
	fmt.Println()
	for level := range a.Levels() {
		fmt.Print(level, len(level), " ")
	}
	fmt.Println(SameFringe(a, Build(1, 2, 3, 5, 8, 9)), SameFringe(a, b), SameFringe(Build("x"), Build("x", "y")))
	for x, s := range Zip(a.InOrder(), Count(3, func(i int) string { return string(rune('a' + i)) })) {
		fmt.Print(x, s, " ")
	}
	fmt.Println()
	for x := range Merge(a.InOrder(), Count(1000, func(i int) int { return i * i })) {
		if x > 20 {
			fmt.Println("stop at", x)
			break
		}
	}
	fmt.Println(find(a.InOrder(), func(x int) bool { return x > 5 }))
	fmt.Println(find(a.InOrder(), func(x int) bool { return x > 50 }))

	root := parse("src\n\tmain.go 120\n\tlib\n\t\ta.go 30\n\t\tb.go 12\ndoc\n\treadme 7\nlicense 1\n")
	root.draw("")
	for p, f := range root.Walk() {
		if ok, _ := path.Match("*.go", f.Name); !ok {
			continue
		}
		fmt.Printf("%s (%s) %d; ", p, path.Ext(p), f.Size)
		if f.Size < 50 {
			break
		}
	}
	fmt.Println(root.Total())
	defer func() { fmt.Println("recovered:", recover()) }()
	for x := range a.InOrder() {
		defer fmt.Print("deferred ", x, "; ")
		if x == 3 {
			panic(fmt.Sprint("at ", x))
		}
	}
}
