package z

import "example.com/order/log"

func init() { log.Say("z2 init", Value) }

var late = log.Say("z.late", Value)
