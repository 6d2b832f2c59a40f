package main

import "fmt"

// started and finished stand at the beginning and the end of what an input runs.
func started()
func finished()

// main tells that the run has begun, and keeps it going.
func main() {
	started()
	finished()
	select {}
}

// show prints the values of an expression and their types.
func show(types string) func(values ...any) struct{} {
	return func(values ...any) struct{} {
		text := ""
		for i, v := range values {
			if i > 0 {
				text += ", "
			}
			switch v := v.(type) {
			case nil:
				text += "nil"
			case string:
				text += fmt.Sprintf("%q", v)
			case []string:
				text += fmt.Sprintf("%q", v)
			case error:
				text += fmt.Sprintf("%v", v)
			default:
				text += fmt.Sprintf("%+v", v)
			}
		}
		fmt.Printf("%s (%s)\n", text, types)
		return struct{}{}
	}
}
