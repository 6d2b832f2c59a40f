// Puzzles: sudoku, queens, knapsack, coins, towers, knight's tour, permutations, game of life, tic-tac-toe.
package main

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

type Sudoku struct {
	cells             [9][9]uint8
	rows, cols, boxes [9]uint16
	tries             int
}

func NewSudoku(text string) *Sudoku {
	s := &Sudoku{}
	for i, c := range strings.Join(strings.Fields(text), "") {
		if c != '.' {
			s.set(i/9, i%9, uint8(c-'0'))
		}
	}
	return s
}

func (s *Sudoku) set(r, c int, v uint8) {
	s.cells[r][c] = v
	mask := uint16(1) << v
	s.rows[r] |= mask
	s.cols[c] |= mask
	s.boxes[r/3*3+c/3] |= mask
}

func (s *Sudoku) clear(r, c int) {
	mask := ^(uint16(1) << s.cells[r][c])
	s.rows[r] &= mask
	s.cols[c] &= mask
	s.boxes[r/3*3+c/3] &= mask
	s.cells[r][c] = 0
}

func (s *Sudoku) Solve() bool {
	best, br, bc := 10, -1, -1
	var free uint16
	for r, row := range s.cells {
		for c, v := range row {
			if v != 0 {
				continue
			}
			f := ^(s.rows[r] | s.cols[c] | s.boxes[r/3*3+c/3]) & 0x3fe
			if n := bits.OnesCount16(f); n < best {
				best, br, bc, free = n, r, c, f
			}
		}
	}
	if br < 0 {
		return true
	}
	for ; free != 0; free &= free - 1 {
		s.tries++
		s.set(br, bc, uint8(bits.TrailingZeros16(free)))
		if s.Solve() {
			return true
		}
		s.clear(br, bc)
	}
	return false
}

func (s Sudoku) String() string {
	var sb strings.Builder
	for r := range s.cells {
		if r%3 == 0 && r > 0 {
			sb.WriteString("------+-------+------\n")
		}
		for c, v := range s.cells[r] {
			if c%3 == 0 && c > 0 {
				sb.WriteString("| ")
			}
			fmt.Fprintf(&sb, "%d ", v)
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}

func queens(n int, found func([]int) bool) (total int) {
	cols := make([]int, 0, n)
	var place func(row int, c, d1, d2 uint) bool
	place = func(row int, c, d1, d2 uint) bool {
		if row == n {
			total++
			return found == nil || found(cols)
		}
		for free := ^(c | d1 | d2) & (1<<n - 1); free != 0; {
			bit := free & -free
			free ^= bit
			cols = append(cols, bits.TrailingZeros(bit))
			ok := place(row+1, c|bit, (d1|bit)<<1, (d2|bit)>>1)
			cols = cols[:len(cols)-1]
			if !ok {
				return false
			}
		}
		return true
	}
	place(0, 0, 0, 0)
	return
}

type item struct {
	name          string
	weight, value int
}

func knapsack(items []item, capacity int) (int, []string) {
	table := make([][]int, len(items)+1)
	for i := range table {
		table[i] = make([]int, capacity+1)
	}
	for i, it := range items {
		for w := 0; w <= capacity; w++ {
			table[i+1][w] = table[i][w]
			if w >= it.weight {
				table[i+1][w] = max(table[i+1][w], table[i][w-it.weight]+it.value)
			}
		}
	}
	var chosen []string
	for i, w := len(items), capacity; i > 0; i-- {
		if table[i][w] != table[i-1][w] {
			chosen = append(chosen, items[i-1].name)
			w -= items[i-1].weight
		}
	}
	slices.Reverse(chosen)
	return table[len(items)][capacity], chosen
}

func coins(amount int, denominations ...int) (ways int, fewest []int) {
	count := make([]int, amount+1)
	count[0] = 1
	last := make([]int, amount+1)
	least := make([]int, amount+1)
	for _, d := range denominations {
		for a := d; a <= amount; a++ {
			count[a] += count[a-d]
		}
	}
	for a := 1; a <= amount; a++ {
		least[a] = amount + 1
		for _, d := range denominations {
			if d <= a && least[a-d]+1 < least[a] {
				least[a], last[a] = least[a-d]+1, d
			}
		}
	}
	for a := amount; a > 0; a -= last[a] {
		fewest = append(fewest, last[a])
	}
	return count[amount], fewest
}

func hanoi(n int, from, to, via string, move func(disk int, from, to string)) {
	if n > 0 {
		hanoi(n-1, from, via, to, move)
		move(n, from, to)
		hanoi(n-1, via, to, from, move)
	}
}

func permutations[T any](xs []T) func(func([]T) bool) {
	return func(yield func([]T) bool) {
		var rec func(k int) bool
		rec = func(k int) bool {
			if k == len(xs) {
				return yield(slices.Clone(xs))
			}
			for i := k; i < len(xs); i++ {
				xs[k], xs[i] = xs[i], xs[k]
				ok := rec(k + 1)
				xs[k], xs[i] = xs[i], xs[k]
				if !ok {
					return false
				}
			}
			return true
		}
		rec(0)
	}
}

type Life map[[2]int]bool

func (l Life) Next() Life {
	near := map[[2]int]int{}
	for p := range l {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if dx != 0 || dy != 0 {
					near[[2]int{p[0] + dx, p[1] + dy}]++
				}
			}
		}
	}
	next := Life{}
	for p, n := range near {
		if n == 3 || n == 2 && l[p] {
			next[p] = true
		}
	}
	return next
}

func (l Life) Show(w, h int) {
	for y := range h {
		row := []rune(strings.Repeat("·", w))
		for x := range row {
			if l[[2]int{x, y}] {
				row[x] = '█'
			}
		}
		fmt.Println(string(row))
	}
}

type Board [9]byte

var lines = [...][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}}

func (b Board) winner() byte {
	for _, l := range lines {
		if b[l[0]] != 0 && b[l[0]] == b[l[1]] && b[l[1]] == b[l[2]] {
			return b[l[0]]
		}
	}
	return 0
}

var memo = map[Board]int{}

// minimax scores for X; whose turn it is follows from the number of marks.
func (b Board) minimax() (best int) {
	if s, ok := memo[b]; ok {
		return s
	}
	defer func() { memo[b] = best }()
	switch b.winner() {
	case 'X':
		return 1
	case 'O':
		return -1
	}
	turn, free := b.turn()
	if len(free) == 0 {
		return 0
	}
	best = -2
	if turn == 'O' {
		best = 2
	}
	for _, i := range free {
		next := b
		next[i] = turn
		if s := next.minimax(); turn == 'X' && s > best || turn == 'O' && s < best {
			best = s
		}
	}
	return best
}

func (b Board) turn() (mark byte, free []int) {
	for i, c := range b {
		if c == 0 {
			free = append(free, i)
		}
	}
	return "OX"[len(free)%2], free
}

func main() {
	s := NewSudoku(`53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79`)
	fmt.Println(s.Solve(), s.tries)
	fmt.Print(s)
	s = NewSudoku("11" + strings.Repeat(".", 79))
	fmt.Println(s.rows[0] == 2)

	queens(8, func(cols []int) bool {
		for _, c := range cols {
			fmt.Println(strings.Repeat(". ", c) + "Q " + strings.Repeat(". ", 7-c))
		}
		return false
	})
	for n := 1; n <= 7; n++ {
		fmt.Print(queens(n, nil), " ")
	}
	fmt.Println()
	fmt.Println(knapsack([]item{{"map", 9, 150}, {"compass", 13, 35}, {"water", 153, 200}, {"sandwich", 50, 160}, {"glucose", 15, 60}, {"tin", 68, 45}, {"banana", 27, 60}}, 160))
	fmt.Println(coins(100, 1, 5, 10, 25, 50))
	fmt.Println(coins(30, 1, 15, 25))
	moves := 0
	hanoi(5, "A", "C", "B", func(d int, from, to string) {
		if moves++; moves <= 4 {
			fmt.Printf("disk %d: %s→%s  ", d, from, to)
		}
	})
	fmt.Println(moves)
	n := 0
	for p := range permutations([]rune("abcd")) {
		if n++; n%6 == 0 {
			fmt.Print(string(p), " ")
		}
	}
	fmt.Println(n)
	glider := Life{{1, 0}: true, {2, 1}: true, {0, 2}: true, {1, 2}: true, {2, 2}: true}
	for range 8 {
		glider = glider.Next()
	}
	glider.Show(7, 6)
	fmt.Println(Board{}.minimax(), len(memo))
	var b Board
	for b.winner() == 0 {
		turn, free := b.turn()
		if len(free) == 0 {
			break
		}
		pick := free[0]
		for _, i := range free {
			next, current := b, b
			next[i] = turn
			current[pick] = turn
			if turn == 'X' && next.minimax() > current.minimax() || turn == 'O' && next.minimax() < current.minimax() {
				pick = i
			}
		}
		b[pick] = turn
		fmt.Printf("%q\n", b[:])
	}
}
