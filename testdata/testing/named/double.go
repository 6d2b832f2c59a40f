package main

func double(n int) int { return 2 * n }

func main() { println(double(21)) }
