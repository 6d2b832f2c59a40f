// What other programs here do not call of package strconv.
package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, r := range []rune{'a', '\'', '"', 'é', '\u00ad', '\u3000', '☺', 0xfffd, 0x10ffff, -1, 0xd800, '\a', 0x7f, 0} {
		fmt.Printf("%s %s %s\n", strconv.AppendQuoteRuneToASCII([]byte("x"), r), strconv.AppendQuoteRuneToGraphic(nil, r), strconv.AppendQuoteRune(nil, r))
	}
	for _, s := range []string{"", "plain", "é\u3000☺\u00ad", "\xff\x00\"`\n", "\U0001F600"} {
		fmt.Printf("%s %s\n", strconv.AppendQuoteToASCII(nil, s), strconv.AppendQuoteToGraphic([]byte("y"), s))
	}
	_, err := strconv.Atoi("12x")
	var number *strconv.NumError
	fmt.Println(errors.As(err, &number), number.Error(), number.Unwrap() == strconv.ErrSyntax, number.Func, number.Num, number.Err, strconv.IntSize)
}
