package main

import "example.com/order/log"

func init() { log.Say("main b init", 0) }

var other = log.Say("main.other", top)
