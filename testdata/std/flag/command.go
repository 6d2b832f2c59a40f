package main

import (
	"flag"
	"fmt"
	"os"
)

var verbose = flag.Bool("v", false, "be verbose")

func main() {
	var n int
	flag.IntVar(&n, "n", 3, "how `many`")
	os.Args[0] = "command"
	flag.Parse()
	fmt.Println(*verbose, n, flag.Args(), flag.NArg(), flag.Arg(0), flag.NFlag(), flag.Parsed())
	os.Args = []string{"command", "-n=many"}
	flag.Parse()
	fmt.Println("not reached")
}
