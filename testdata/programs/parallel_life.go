// The game of life on a torus, bands of rows by goroutines that meet at a barrier after every generation.
package main

import (
	"fmt"
	"strings"
	"sync"
)

// Barrier lets n parties go on together, again and again; the last to come runs an action first.
type Barrier struct {
	mu     sync.Mutex
	cond   *sync.Cond
	n      int
	here   int
	phase  int
	action func(phase int)
}

func NewBarrier(n int, action func(int)) *Barrier {
	b := &Barrier{n: n, action: action}
	b.cond = sync.NewCond(&b.mu)
	return b
}

func (b *Barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	phase := b.phase
	if b.here++; b.here == b.n {
		if b.action != nil {
			b.action(phase)
		}
		b.here = 0
		b.phase++
		b.cond.Broadcast()
		return
	}
	for phase == b.phase {
		b.cond.Wait()
	}
}

type Grid [][]bool

func NewGrid(w, h int) Grid {
	g := make(Grid, h)
	cells := make([]bool, w*h)
	for i := range g {
		g[i], cells = cells[:w:w], cells[w:]
	}
	return g
}

func (g Grid) Put(x, y int, pattern ...string) {
	for dy, row := range pattern {
		for dx, c := range row {
			g[y+dy][x+dx] = c == '#'
		}
	}
}

func (g Grid) neighbours(x, y int) (n int) {
	h, w := len(g), len(g[0])
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if dx|dy != 0 && g[(y+dy+h)%h][(x+dx+w)%w] {
				n++
			}
		}
	}
	return
}

func (g Grid) String() string {
	var b strings.Builder
	for i, row := range g {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, alive := range row {
			b.WriteRune(map[bool]rune{true: '█', false: '·'}[alive])
		}
	}
	return b.String()
}

func (g Grid) step(into Grid, from, to int) {
	for y := from; y < to; y++ {
		for x := range g[y] {
			n := g.neighbours(x, y)
			into[y][x] = n == 3 || n == 2 && g[y][x]
		}
	}
}

func simulate(start Grid, generations, workers int, show func(int, Grid)) Grid {
	now, next := start, NewGrid(len(start[0]), len(start))
	barrier := NewBarrier(workers, func(phase int) {
		now, next = next, now
		show(phase+1, now)
	})
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			from, to := w*len(start)/workers, (w+1)*len(start)/workers
			for range generations {
				now.step(next, from, to)
				barrier.Wait()
			}
		})
	}
	wg.Wait()
	return now
}

func main() {
	var last string
	for _, workers := range []int{1, 3, 8} {
		g := NewGrid(14, 9)
		g.Put(1, 1, ".#.", "..#", "###") // glider
		g.Put(8, 2, "###")               // blinker
		g.Put(10, 6, "##", "##")         // block
		end := simulate(g, 12, workers, func(gen int, g Grid) {
			if workers == 1 && gen%6 == 0 {
				fmt.Printf("generation %d\n%v\n", gen, g)
			}
		}).String()
		fmt.Println(workers, last == "" || last == end)
		last = end
	}
}
