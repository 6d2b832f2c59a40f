// Actors of a game: a goroutine each.
package main

import (
	"game"
	"sync"
)

// act runs an actor: brain says what it does in a tick.
func act(name string, brain func(tick int) (dx, dy int)) {
	moves := game.Moves()
	defer close(moves)
	for tick := range game.Join(name) {
		dx, dy := brain(tick)
		moves <- game.Move{Actor: name, DX: dx, DY: dy}
	}
}

// circle walks around a square.
func circle(tick int) (int, int) {
	steps := [][2]int{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}
	step := steps[tick%len(steps)]
	return step[0], step[1]
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { act("idler", func(int) (int, int) { return 0, 0 }) })
	wg.Go(func() { act("runner", func(int) (int, int) { return 1, 0 }) })
	wg.Go(func() { act("circler", circle) })
	wg.Wait()
}
