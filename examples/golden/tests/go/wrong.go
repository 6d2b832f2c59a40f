package main

func main() {
	var n int = "one" // ERROR "declared and not used: n" "cannot use .one. .*as int value"
	unknown()         // ERROR "undefined: unknown"
}
