// A text adventure whose commands come from standard input.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

type Direction int

const (
	North Direction = iota
	East
	South
	West
	numDirections
)

var directionNames = [...]string{"north", "east", "south", "west"}

func (d Direction) String() string      { return directionNames[d] }
func (d Direction) Opposite() Direction { return (d + 2) % numDirections }

func ParseDirection(s string) (Direction, bool) {
	for i, n := range directionNames {
		if n == s || len(s) == 1 && n[:1] == s {
			return Direction(i), true
		}
	}
	return 0, false
}

type Item struct {
	Name, Text string
	Weight     int
	Use        func(*Game) error
}

type Room struct {
	Name, Text string
	Exits      [numDirections]*Room
	Locked     map[Direction]string
	Items      []*Item
	visited    bool
}

func (r *Room) Connect(d Direction, o *Room) *Room {
	r.Exits[d], o.Exits[d.Opposite()] = o, r
	return r
}

type Game struct {
	out   io.Writer
	here  *Room
	bag   []*Item
	moves int
	score int
	over  bool
}

type commandError struct{ verb, why string }

func (e *commandError) Error() string { return "You can't " + e.verb + ": " + e.why + "." }

var (
	errQuit  = errors.New("quit")
	errHeavy = errors.New("your bag is too heavy")
)

type handler func(g *Game, args []string) error

var verbs map[string]handler

func init() {
	verbs = map[string]handler{
		"look":      (*Game).look,
		"go":        (*Game).walk,
		"take":      (*Game).take,
		"drop":      (*Game).drop,
		"use":       (*Game).use,
		"inventory": (*Game).inventory,
		"quit":      func(*Game, []string) error { return errQuit },
	}
	for alias, verb := range map[string]string{"l": "look", "i": "inventory", "get": "take", "walk": "go"} {
		verbs[alias] = verbs[verb]
	}
}

func (g *Game) printf(format string, args ...any) { fmt.Fprintf(g.out, format, args...) }

func (g *Game) look([]string) error {
	g.printf("== %s ==\n", g.here.Name)
	if !g.here.visited {
		g.printf("%s\n", g.here.Text)
		g.here.visited = true
		g.score += 5
	}
	var exits []string
	for d, r := range g.here.Exits {
		if r != nil {
			name := Direction(d).String()
			if _, locked := g.here.Locked[Direction(d)]; locked {
				name += " (locked)"
			}
			exits = append(exits, name)
		}
	}
	g.printf("Exits: %s\n", strings.Join(exits, ", "))
	for _, it := range g.here.Items {
		g.printf("There is %s here.\n", article(it.Name))
	}
	return nil
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

func (g *Game) walk(args []string) error {
	if len(args) == 0 {
		return &commandError{"go", "no direction given"}
	}
	d, ok := ParseDirection(args[0])
	if !ok {
		return &commandError{"go", fmt.Sprintf("%q is no direction", args[0])}
	}
	next := g.here.Exits[d]
	if next == nil {
		return &commandError{"go " + d.String(), "there is only a wall"}
	}
	if key, locked := g.here.Locked[d]; locked {
		if !slices.ContainsFunc(g.bag, func(i *Item) bool { return i.Name == key }) {
			return &commandError{"go " + d.String(), "the door is locked"}
		}
		g.printf("You unlock the door with the %s.\n", key)
		delete(g.here.Locked, d)
	}
	g.here = next
	return g.look(nil)
}

func remove(from *[]*Item, name string) *Item {
	i := slices.IndexFunc(*from, func(i *Item) bool { return i.Name == name })
	if i < 0 {
		return nil
	}
	it := (*from)[i]
	*from = slices.Delete(*from, i, i+1)
	return it
}

func (g *Game) weight() (sum int) {
	for _, it := range g.bag {
		sum += it.Weight
	}
	return
}

func (g *Game) take(args []string) error {
	if len(args) > 0 && args[0] == "all" {
		var errs []error
		for _, it := range slices.Clone(g.here.Items) {
			errs = append(errs, g.take([]string{it.Name}))
		}
		return errors.Join(errs...)
	}
	name := strings.Join(args, " ")
	it := remove(&g.here.Items, name)
	switch {
	case it == nil:
		return &commandError{"take that", "there is no " + name + " here"}
	case g.weight()+it.Weight > 10:
		g.here.Items = append(g.here.Items, it)
		return fmt.Errorf("the %s stays: %w", name, errHeavy)
	}
	g.bag = append(g.bag, it)
	g.score += 10
	g.printf("Taken: %s.\n", name)
	return nil
}

func (g *Game) drop(args []string) error {
	it := remove(&g.bag, strings.Join(args, " "))
	if it == nil {
		return &commandError{"drop that", "you do not have it"}
	}
	g.here.Items = append(g.here.Items, it)
	g.printf("Dropped.\n")
	return nil
}

func (g *Game) use(args []string) error {
	for _, it := range g.bag {
		if it.Name == strings.Join(args, " ") {
			if it.Use == nil {
				g.printf("%s. Nothing happens.\n", it.Text)
				return nil
			}
			return it.Use(g)
		}
	}
	return &commandError{"use that", "you do not have it"}
}

func (g *Game) inventory([]string) error {
	if len(g.bag) == 0 {
		g.printf("You carry nothing.\n")
	}
	for i, it := range g.bag {
		g.printf("%2d. %-10s %2d kg  %s\n", i+1, it.Name, it.Weight, it.Text)
	}
	return nil
}

func world(g *Game) *Room {
	hall := &Room{Name: "Hall", Text: "A draughty hall with portraits of forgotten people."}
	kitchen := &Room{Name: "Kitchen", Text: "It smells of onions."}
	cellar := &Room{Name: "Cellar", Text: "Something drips in the dark."}
	tower := &Room{Name: "Tower", Text: "You see the whole valley."}
	hall.Connect(East, kitchen).Connect(North, tower)
	kitchen.Connect(South, cellar)
	hall.Locked = map[Direction]string{North: "iron key"}
	kitchen.Items = []*Item{
		{Name: "anvil", Text: "Very heavy", Weight: 9},
		{Name: "onion", Text: "Makes you cry", Weight: 1},
	}
	cellar.Items = []*Item{{Name: "iron key", Text: "Rusty", Weight: 2}}
	tower.Items = []*Item{{Name: "flute", Text: "Silver", Weight: 1, Use: func(g *Game) error {
		if g.here != tower {
			g.printf("A thin sound is lost between the walls.\n")
			return nil
		}
		g.printf("The valley sings back. You have won!\n")
		g.over, g.score = true, g.score+50
		return nil
	}}}
	return hall
}

func main() {
	g := &Game{out: os.Stdout}
	g.here = world(g)
	g.look(nil)
	in := bufio.NewReader(os.Stdin)
	for !g.over {
		line, err := in.ReadString('\n')
		words := strings.Fields(strings.ToLower(line))
		if len(words) > 0 {
			g.moves++
			g.printf("> %s\n", strings.TrimRight(line, "\r\n"))
			verb, args := words[0], words[1:]
			if d, ok := ParseDirection(verb); ok {
				verb, args = "go", []string{d.String()}
			}
			if run, ok := verbs[verb]; !ok {
				g.printf("I don't know how to %q.\n", verb)
			} else if err := run(g, args); errors.Is(err, errQuit) {
				break
			} else if err != nil {
				g.printf("%v\n", err)
				if ce := (*commandError)(nil); errors.As(err, &ce) {
					g.score--
				}
			}
		}
		if err == io.EOF {
			g.printf("(end of input)\n")
			break
		}
	}
	g.printf("Score %d in %d moves.\n", g.score, g.moves)
	if !g.over {
		os.Exit(3)
	}
}
