package main

import "fmt"

func main() { fmt.Println(count("one two")) }
