package main

func main() {}

//line :0
//line x.go:0:1
//line x.go:1:0
//line x.go:y
//line x.go:1:
//line :
//line x.go:99999999999
/*line x.go:1:2 */
var a int = "where it is"
