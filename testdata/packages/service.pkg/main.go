// A server of commands: handlers register themselves where they are imported.
package main

import (
	"errors"
	"fmt"
	"os"

	_ "example.com/service/handlers/arith"
	_ "example.com/service/handlers/text"
	"example.com/service/internal/cache"
	"example.com/service/registry"
)

func main() {
	c := cache.New[string, string](2)
	for _, line := range []string{"add 2 3", "upper gopher", "add 2 3", "nosuch 1", "add two 3", "reverse abc", "add 2 3"} {
		if v, ok := c.Get(line); ok {
			fmt.Println(line, "=>", v, "(cached)")
			continue
		}
		v, err := registry.Call(line)
		var unknown *registry.UnknownError
		switch {
		case errors.As(err, &unknown):
			fmt.Printf("%T: %v (known: %v)\n", err, err, registry.Names())
			continue
		case err != nil:
			fmt.Printf("%T: %v\n", err, err)
			continue
		}
		c.Put(line, v)
		fmt.Println(line, "=>", v)
	}
	fmt.Fprintln(os.Stderr, c.Stats())
	fmt.Printf("%T %v %+v\n", c.Stats(), c.Stats(), c.Stats())
}
