// Division by every way of rounding.
package main

import (
	"fmt"
	"math/big"
)

func main() {
	for _, x := range []int64{7, -7, 8, -8, 5, -5} {
		for _, y := range []int64{2, -2, 3, -3} {
			for _, m := range []big.RoundingMode{big.Trunc, big.Floor, big.Round, big.Ceil} {
				q, r := new(big.Int).Divide(big.NewInt(x), big.NewInt(y), new(big.Int), m)
				fmt.Print(q, r, " ")
			}
		}
		fmt.Println()
	}
	q, r := (*big.Int)(nil).Divide(big.NewInt(7), big.NewInt(2), new(big.Int), big.Floor)
	fmt.Println(q, r)
	for _, m := range []big.RoundingMode{big.ToNearestAway, big.AwayFromZero} {
		func() {
			defer func() { fmt.Println(recover()) }()
			new(big.Int).Divide(big.NewInt(7), big.NewInt(2), nil, m)
		}()
	}
	defer func() { fmt.Println(recover()) }()
	new(big.Int).Divide(big.NewInt(7), big.NewInt(0), nil, big.Floor)
}
