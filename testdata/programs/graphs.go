// Graphs: shortest paths, orders, spanning trees, components, a maze by A*.
package main

import (
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
)

type Edge struct {
	From, To string
	Weight   int
}

type Graph struct {
	adj   map[string][]Edge
	nodes []string
}

func NewGraph(edges []Edge, directed bool) *Graph {
	g := &Graph{adj: make(map[string][]Edge)}
	seen := map[string]struct{}{}
	for _, e := range edges {
		g.adj[e.From] = append(g.adj[e.From], e)
		if !directed {
			g.adj[e.To] = append(g.adj[e.To], Edge{e.To, e.From, e.Weight})
		}
		seen[e.From], seen[e.To] = struct{}{}, struct{}{}
	}
	g.nodes = slices.Sorted(maps.Keys(seen))
	return g
}

type item[T any] struct {
	value    T
	priority int
	index    int
}

type queue[T any] []*item[T]

func (q queue[T]) Len() int           { return len(q) }
func (q queue[T]) Less(i, j int) bool { return q[i].priority < q[j].priority }
func (q queue[T]) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *queue[T]) Push(x any) {
	it := x.(*item[T])
	it.index = len(*q)
	*q = append(*q, it)
}
func (q *queue[T]) Pop() any {
	old := *q
	it := old[len(old)-1]
	*q = old[:len(old)-1]
	it.index = -1
	return it
}

func (g *Graph) Dijkstra(from string) (dist map[string]int, prev map[string]string) {
	dist, prev = map[string]int{}, map[string]string{}
	items := map[string]*item[string]{}
	var q queue[string]
	for _, n := range g.nodes {
		it := &item[string]{value: n, priority: math.MaxInt}
		if n == from {
			it.priority = 0
		}
		items[n] = it
		heap.Push(&q, it)
	}
	for q.Len() > 0 {
		u := heap.Pop(&q).(*item[string])
		if u.priority == math.MaxInt {
			break
		}
		dist[u.value] = u.priority
		for _, e := range g.adj[u.value] {
			if it := items[e.To]; it.index >= 0 && u.priority+e.Weight < it.priority {
				it.priority = u.priority + e.Weight
				prev[e.To] = u.value
				heap.Fix(&q, it.index)
			}
		}
	}
	return
}

func path(prev map[string]string, to string) (p []string) {
	for n, ok := to, true; ok; n, ok = prev[n] {
		p = append(p, n)
	}
	slices.Reverse(p)
	return
}

var ErrCycle = errors.New("cycle")

func (g *Graph) TopoSort() ([]string, error) {
	const (
		white = iota
		grey
		black
	)
	color := make(map[string]int)
	var order, stack []string
	var visit func(n string) error
	visit = func(n string) error {
		switch color[n] {
		case grey:
			i := slices.Index(stack, n)
			return fmt.Errorf("%w: %s", ErrCycle, strings.Join(append(stack[i:], n), " → "))
		case black:
			return nil
		}
		color[n] = grey
		stack = append(stack, n)
		for _, e := range g.adj[n] {
			if err := visit(e.To); err != nil {
				return err
			}
		}
		stack = stack[:len(stack)-1]
		color[n] = black
		order = append(order, n)
		return nil
	}
	for _, n := range g.nodes {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	slices.Reverse(order)
	return order, nil
}

type unionFind struct{ parent, rank []int }

func newUnionFind(n int) *unionFind {
	u := &unionFind{make([]int, n), make([]int, n)}
	for i := range u.parent {
		u.parent[i] = i
	}
	return u
}

func (u *unionFind) find(x int) int {
	for u.parent[x] != x {
		u.parent[x] = u.parent[u.parent[x]]
		x = u.parent[x]
	}
	return x
}

func (u *unionFind) union(a, b int) bool {
	a, b = u.find(a), u.find(b)
	if a == b {
		return false
	}
	if u.rank[a] < u.rank[b] {
		a, b = b, a
	}
	u.parent[b] = a
	if u.rank[a] == u.rank[b] {
		u.rank[a]++
	}
	return true
}

func kruskal(edges []Edge) (tree []Edge, total int) {
	index := map[string]int{}
	for _, e := range edges {
		for _, n := range [...]string{e.From, e.To} {
			if _, ok := index[n]; !ok {
				index[n] = len(index)
			}
		}
	}
	sorted := slices.SortedFunc(slices.Values(edges), func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Weight, b.Weight), strings.Compare(a.From, b.From))
	})
	u := newUnionFind(len(index))
	for _, e := range sorted {
		if u.union(index[e.From], index[e.To]) {
			tree = append(tree, e)
			total += e.Weight
		}
	}
	return
}

func floyd(g *Graph) [][]float64 {
	n := len(g.nodes)
	d := make([][]float64, n)
	for i := range d {
		d[i] = make([]float64, n)
		for j := range d[i] {
			if i != j {
				d[i][j] = math.Inf(1)
			}
		}
		for _, e := range g.adj[g.nodes[i]] {
			j := sort.SearchStrings(g.nodes, e.To)
			d[i][j] = math.Min(d[i][j], float64(e.Weight))
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}

// components are Tarjan's strongly connected ones.
func (g *Graph) components() (out [][]string) {
	index, low := map[string]int{}, map[string]int{}
	on := map[string]bool{}
	var stack []string
	var connect func(string)
	connect = func(v string) {
		index[v] = len(index) + 1
		low[v] = index[v]
		stack = append(stack, v)
		on[v] = true
		for _, e := range g.adj[v] {
			if index[e.To] == 0 {
				connect(e.To)
				low[v] = min(low[v], low[e.To])
			} else if on[e.To] {
				low[v] = min(low[v], index[e.To])
			}
		}
		if low[v] == index[v] {
			i := slices.Index(stack, v)
			c := slices.Clone(stack[i:])
			stack = stack[:i]
			for _, n := range c {
				delete(on, n)
			}
			slices.Sort(c)
			out = append(out, c)
		}
	}
	for _, n := range g.nodes {
		if index[n] == 0 {
			connect(n)
		}
	}
	return
}

type point struct{ x, y int }

func (p point) neighbours(yield func(point) bool) {
	for _, d := range []point{{0, -1}, {1, 0}, {0, 1}, {-1, 0}} {
		if !yield(point{p.x + d.x, p.y + d.y}) {
			return
		}
	}
}

func astar(maze []string, start, goal point) (map[point]point, int) {
	distance := func(a, b point) int {
		return int(math.Abs(float64(a.x-b.x)) + math.Abs(float64(a.y-b.y)))
	}
	cost := map[point]int{start: 0}
	came := map[point]point{}
	q := queue[point]{{value: start, priority: distance(start, goal)}}
	heap.Init(&q)
	for len(q) > 0 {
		cur := heap.Pop(&q).(*item[point]).value
		if cur == goal {
			return came, cost[cur]
		}
		for next := range cur.neighbours {
			if maze[next.y][next.x] == '#' {
				continue
			}
			if c, seen := cost[next]; !seen || cost[cur]+1 < c {
				cost[next] = cost[cur] + 1
				came[next] = cur
				heap.Push(&q, &item[point]{value: next, priority: cost[next] + distance(next, goal)})
			}
		}
	}
	return nil, -1
}

func main() {
	edges := []Edge{{"a", "b", 7}, {"a", "c", 9}, {"a", "f", 14}, {"b", "c", 10}, {"b", "d", 15}, {"c", "d", 11}, {"c", "f", 2}, {"d", "e", 6}, {"e", "f", 9}, {"g", "h", 1}}
	g := NewGraph(edges, false)
	dist, prev := g.Dijkstra("a")
	for _, n := range g.nodes {
		if d, ok := dist[n]; ok {
			fmt.Printf("%s %3d via %v\n", n, d, path(prev, n))
		} else {
			fmt.Printf("%s   ∞\n", n)
		}
	}
	fmt.Println(len(dist), dist)
	tree, total := kruskal(edges)
	fmt.Printf("%d %+v\n", total, tree)
	for i, row := range floyd(NewGraph(edges[:9], true)) {
		fmt.Println(g.nodes[i], row)
	}
	build := []Edge{{"app", "lib", 0}, {"app", "log", 0}, {"lib", "core", 0}, {"log", "core", 0}, {"test", "app", 0}}
	fmt.Println(NewGraph(build, true).TopoSort())
	_, err := NewGraph(append(build, Edge{"core", "app", 0}), true).TopoSort()
	fmt.Println(err, errors.Is(err, ErrCycle))
	fmt.Println(NewGraph(append(build, Edge{"core", "lib", 0}, Edge{"core", "log", 0}), true).components())

	maze := strings.Fields(`
		###############
		#S..#.....#...#
		###.#.###.#.#.#
		#...#.#...#.#.#
		#.###.#.###.#.#
		#.....#.....#G#
		###############`)
	came, n := astar(maze, point{1, 1}, point{13, 5})
	fmt.Println("steps:", n)
	canvas := make([][]byte, len(maze))
	for i, row := range maze {
		canvas[i] = []byte(row)
	}
	for p := came[point{13, 5}]; p != (point{1, 1}); p = came[p] {
		canvas[p.y][p.x] = '*'
	}
	for _, row := range canvas {
		fmt.Printf("%s\n", row)
	}
	maze[3] = "##############."
	_, n = astar(maze, point{1, 1}, point{13, 5})
	fmt.Println("steps:", n)
}
