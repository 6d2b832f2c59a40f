package main

import (
	"fmt"
	"strconv"
)

// A float64 formatted as a float32 is rounded to one first.
func main() {
	for _, f := range []float64{123456789, 1e20, 5e-324, 1e300, 0.1, 16777217} {
		for _, format := range "eEfgGxXb" {
			fmt.Print(strconv.FormatFloat(f, byte(format), 3, 32), " ")
		}
		fmt.Println(string(strconv.AppendFloat(nil, f, 'f', 0, 32)), strconv.FormatFloat(f, 'g', -1, 32))
	}
}
