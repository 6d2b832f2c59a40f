// Package registry keeps handlers by name.
package registry

import (
	"fmt"
	"sort"
	"strings"
)

// Handler answers a command.
type Handler interface {
	Handle(args []string) (string, error)
}

// Func makes a Handler of a function.
type Func func(args []string) (string, error)

// Handle calls f.
func (f Func) Handle(args []string) (string, error) { return f(args) }

var handlers = map[string]Handler{}

// Register adds a handler.
func Register(name string, h Handler) {
	if _, twice := handlers[name]; twice {
		panic("registered twice: " + name)
	}
	handlers[name] = h
}

// Call runs the command in a line.
func Call(line string) (string, error) {
	words := strings.Fields(line)
	h, ok := handlers[words[0]]
	if !ok {
		return "", &UnknownError{words[0]}
	}
	return h.Handle(words[1:])
}

// Names are the known commands.
func Names() []string {
	names := make([]string, 0, len(handlers))
	for name := range handlers {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func describe(name string) string { return fmt.Sprintf("no command %q", name) }
