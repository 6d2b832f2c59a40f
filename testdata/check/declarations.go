package main

import (
	"fmt"
	f "os"
	. "strings"
	rand "math/rand"
	"math/rand/v2"
)

func g()
func init(a int)
func (x T) m()

var init = 1
const a, b = 1
const (
	c, d = 1, 2, 3
	e
)
var p, q int = 1
var r = 1, 2
var fmt int
type T struct{}
type U struct{}
func T() {}
type main int
