package main

func helper() int {
	return missing
}
