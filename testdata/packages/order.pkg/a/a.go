package a

import (
	"example.com/order/log"
	"example.com/order/m"
)

var Value = log.Say("a.Value", m.Value)

func init() { log.Say("a init", Value) }
