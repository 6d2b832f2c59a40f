// What is in vendor needs no download.
package main

import (
	"fmt"

	"example.org/far/away"
)

func main() { fmt.Println(away.Name) }
