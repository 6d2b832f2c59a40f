package main

import "fmt"

// What a generator leaves: positions in the file that it read.

//line :200
var a int = "no file is named"

//line :300:1
var b int = "as before"

//line line_directives.go:400:8
var c int = "with a column" /* a comment */ + 1

//line nothing
//line 12
// line x.go:5
var d int = `
//line in_a_string.go:1
`

/*line /absolute/path.go:8*/
var e int = "a path"

//line grammar/calc.y:12
func rule() int {
	var unused int
	return "no number"
}

//line grammar/second.y:20
func second() {
	//line not at the start of its line: 40
	missing()
	/*line sub/inline.go:3:5*/ missing() /*line other.go:9:1*/ ; missing()
	fmt.Println(/*line ../above.go:70*/ missing)
}

func main() { rule(); second() }
