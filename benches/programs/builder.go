// Builds a text of some ten megabytes from small pieces, then takes it apart and changes it.
package main

import (
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	for i := 0; i < 1000000; i++ {
		b.WriteString("field")
		b.WriteByte(byte('0' + i%10))
		b.WriteRune('é')
		if i%8 == 7 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(',')
		}
	}
	text := b.String()
	fmt.Println(len(text))
}
