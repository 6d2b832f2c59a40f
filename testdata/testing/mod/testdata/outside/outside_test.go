package outside

import (
	"testing"
	"testing/synctest"
)

func TestOutside(t *testing.T) {
	var c chan int
	synctest.Test(t, func(t *testing.T) { c = make(chan int, 1) })
	c <- 1
}
