package log

import "fmt"

func init() { fmt.Println("log init") }

func Say(s string, n int) int { fmt.Println(s, n); return n + 1 }
