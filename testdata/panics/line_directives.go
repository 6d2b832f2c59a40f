// Traces and runtime.Caller name the places that a generated file comes from.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
)

//line /site/templates/page.tmpl:5
func render() {
	_, file, line, ok := runtime.Caller(0)
	fmt.Println(filepath.Base(file), line, ok)
//line /site/templates/part.tmpl:40
	/*line :7:3*/ fail(
		0)
}

//line :90
func fail(by int) {
	fmt.Println(1 / by)
}

//line line_directives.go:20
func main() {
	render()
}
