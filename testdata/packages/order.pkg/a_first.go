package main

import "example.com/order/log"

func init() { log.Say("main a init", 0) }

var early = log.Say("main.early", 1)
