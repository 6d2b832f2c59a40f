package main

import "fmt"

func wait(ch chan string) string {
	return <-ch
}

func main() {
	fmt.Println("begin")
	ch := make(chan string)
	fmt.Println(wait(ch))
}
