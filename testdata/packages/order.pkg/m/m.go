package m

import "example.com/order/log"

var Value, other = func() (int, int) { return log.Say("m.Value", 0), 0 }()

func init() { log.Say("m init", other) }
