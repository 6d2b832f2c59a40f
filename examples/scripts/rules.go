// Rules for orders, to be called by a host.
package main

const (
	rebate  = 0.9
	minimum = 1.0
)

// Price says what is to be paid for an order, and whether it is accepted.
func Price(items int, value float64, loyal bool) (float64, bool) {
	if items == 0 || value < minimum {
		return 0, false
	}
	if loyal && items > 3 {
		value *= rebate
	}
	return value, true
}

func main() {}
