package z

import "example.com/order/log"

func init() { log.Say("z1 init", late) }

var Value = log.Say("z.Value", 0)
