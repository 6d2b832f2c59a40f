// The order of initialisation over packages and files.
package main

import (
	"example.com/order/z"
	"example.com/order/log"
	"example.com/order/a"
)

var top = log.Say("main.top", second)
var second = log.Say("main.second", a.Value+z.Value)

func init() { log.Say("main init 1", 0) }

func main() {
	log.Say("main", top)
}

func init() { log.Say("main init 2", 0) }
