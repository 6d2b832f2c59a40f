// Formats that are wrong, operand numbers, stars.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	fmt.Printf("%d\n", "x")
	fmt.Printf("%s\n", 5)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x", nil)
	fmt.Printf("%!\n")
	fmt.Printf("%")
	fmt.Println()
	fmt.Printf("%z %-5z|\n", 3, "x")
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%[2]*[1]d|%[5]d|%[0]d|%[x]d|%[1\n", 3, 8)
	fmt.Printf("%*d|%-*d|%.*f|%*d\n", 5, 1, 5, 2, 2, 3.14159, -4, 9)
	fmt.Printf("%*d|%.*d\n", "x", 1, -3, 2)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%6.2f%%|%-8s|%8s|%08d|%+d|%x\n", 99.5, "ab", "cd", -42, 7, "hex")
	fmt.Printf("%.[2]d|%2147483648d|%.9999999d|\n", 5, 6)
	fmt.Printf("%s %v\n", nil, nil)
	fmt.Printf("%d %t %s\n", []any{"a", 1}, []any{"a"}, map[string]int{"k": 1})
	fmt.Printf("%w %d\n", errors.New("e"), 3)
	e := fmt.Errorf("a %w b %w c %w: %d", errors.New("1"), errors.New("2"), 3, 4)
	fmt.Println(e, errors.Unwrap(e))
	e = fmt.Errorf("one: %w", os.ErrNotExist)
	fmt.Println(e, errors.Is(e, os.ErrNotExist))
	fmt.Printf("%T %T %T\n", e, fmt.Errorf("x"), fmt.Errorf("%w%w", e, e))
	fmt.Print("a", 1, 2, "b", "c", 3.5, nil, nil, '\n', "\n")
	fmt.Println("a", 1, 2, "b", nil)
	fmt.Println(fmt.Sprint(), fmt.Sprint(1, 2), fmt.Sprint("a", "b"), fmt.Sprintln("x", 1) == "x 1\n")
	fmt.Println(string(fmt.Appendf([]byte("x"), "%d", 1)), string(fmt.Append(nil, 1, 2)), string(fmt.Appendln(nil, 1)))
	n, err := fmt.Fprintln(os.Stdout, "to stdout")
	fmt.Println(n, err)
}
